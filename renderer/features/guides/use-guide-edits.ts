import { type RefObject, useEffect, useRef } from 'react';
import { editGuide, type GuideEdit } from '#renderer/data/actions/guide-actions.ts';
import { useApp } from '#renderer/data/use-live.ts';
import { told } from '#renderer/record-ui/tell-problem.ts';
import { background } from '#renderer/ui/background.ts';
import { announce } from '#renderer/ui/live-region.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { Guide } from '#shared/domain/guide.ts';

export interface GuideEdits {
  readonly guide: Guide;
  /** Waits until it is stored: for fields that save themselves as they are typed in. */
  readonly save: (edit: GuideEdit, session: string) => Promise<void>;
  /** One step by itself. Afterwards the focus stands in this question or section. */
  readonly run: (edit: GuideEdit, focus?: string, said?: string) => void;
}

/** Edits of one guide, with the focus kept where the person works: a row that moved has another place in the document. */
export function useGuideEdits(guide: Guide, within: RefObject<HTMLElement | null>): GuideEdits {
  const app = useApp();
  const t = useText();
  const wanted = useRef<string | null>(null);
  useEffect(() => {
    if (wanted.current === null) return;
    const field = within.current?.querySelector<HTMLElement>(`[data-part="${CSS.escape(wanted.current)}"]`);
    if (!field) return;
    wanted.current = null;
    field.focus();
  });
  const save = async (edit: GuideEdit, session?: string): Promise<void> => {
    const done = told(t, await editGuide(app, guide.familyId, edit, session));
    if (done !== null && done !== guide.id) announce(t('guides.version.made', { version: guide.version + 1 }));
  };
  return {
    guide,
    save,
    run(edit, focus, said) {
      wanted.current = focus ?? null;
      const work = async (): Promise<void> => {
        await save(edit);
        if (said !== undefined) announce(said);
      };
      background(work(), t('guides.failed'));
    },
  };
}
