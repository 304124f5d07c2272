import { type ReactNode, useState } from 'react';
import { joinWithAbove } from '#renderer/data/actions/segment-actions.ts';
import { useApp } from '#renderer/data/use-live.ts';
import { hrefOf } from '#renderer/routes.ts';
import { background } from '#renderer/ui/background.ts';
import { useCommand } from '#renderer/ui/commands.tsx';
import type { MenuEntry } from '#renderer/ui/menu.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { toast } from '#renderer/ui/toasts.ts';
import type { Segment } from '#shared/domain/transcript.ts';
import { SpeakerDialog } from './speaker-dialog.tsx';
import { toldSegment } from './tell-segment-problem.ts';
import { ShiftDialog, TimeDialog } from './time-dialogs.tsx';
import type { TranscriptModel } from './transcript-model.ts';
import type { SegmentEditing } from './use-segment-editing.ts';
import type { TranscriptWalk } from './use-transcript-walk.ts';

export interface SegmentTools {
  /** What can be done with a segment, for the pointer and for those who do not know the keys. */
  readonly menuOf: (segment: Segment) => readonly MenuEntry[];
  /** Put this anywhere in what you draw. */
  readonly dialog: ReactNode;
}

/** Correcting the transcript itself: words, speakers, times, where a turn begins and ends. */
export function useSegmentTools(model: TranscriptModel, walk: TranscriptWalk, editing: SegmentEditing): SegmentTools {
  const t = useText();
  const app = useApp();
  const [asked, setAsked] = useState<{ readonly what: 'speaker' | 'time' | 'shift'; readonly segment: Segment } | null>(
    null,
  );
  const { segments, flow, transcript } = model;
  const here = (): Segment | undefined => segments[flow.indexOf(editing.shownAs ?? walk.now().focus.block)];
  const ask = (what: 'speaker' | 'time' | 'shift', segment = here()): void => {
    if (segment) setAsked({ what, segment });
  };
  useCommand('transcript.edit-segment', { run: () => editing.begin(walk.now().focus.block, walk.now().focus.offset) });
  useCommand('transcript.change-speaker', { run: () => ask('speaker') });
  useCommand('transcript.edit-time', { run: () => ask('time') });
  useCommand('transcript.shift-times', { run: () => ask('shift') });
  const close = (): void => {
    setAsked(null);
    walk.takeFocus();
  };
  const join = async (segment: Segment): Promise<void> => void toldSegment(t, await joinWithAbove(app, segment.id));
  const copyLink = async (segment: Segment): Promise<void> => {
    const href = hrefOf({ kind: 'interview', id: transcript.interviewId, seg: segment.id });
    await navigator.clipboard.writeText(new URL(href, window.location.href).href);
    toast({ text: t('transcript.linkCopied') });
  };
  const item = (id: string, label: string, onSelect: () => void, keys?: string, disabled = false): MenuEntry => ({
    kind: 'item',
    id,
    label,
    onSelect,
    keys,
    disabled,
  });
  return {
    menuOf: (segment) => [
      item('edit', t('transcript.row.edit'), () => editing.begin(segment.id), 'E'),
      item(
        'join',
        t('transcript.row.join'),
        () => background(join(segment), t('highlights.failed')),
        undefined,
        segments[0]?.id === segment.id,
      ),
      { kind: 'separator', id: 'line-1' },
      item('speaker', t('transcript.row.speaker'), () => ask('speaker', segment), 'Mod+Shift+S'),
      item('time', t('transcript.row.time'), () => ask('time', segment)),
      item('shift', t('transcript.row.shift'), () => ask('shift', segment)),
      { kind: 'separator', id: 'line-2' },
      item('link', t('transcript.row.copyLink'), () => background(copyLink(segment), t('highlights.failed'))),
    ],
    dialog: asked && (
      <>
        {asked.what === 'speaker' && <SpeakerDialog model={model} segment={asked.segment} onClose={close} />}
        {asked.what === 'time' && <TimeDialog segment={asked.segment} onClose={close} />}
        {asked.what === 'shift' && <ShiftDialog transcriptId={transcript.id} onClose={close} />}
      </>
    ),
  };
}
