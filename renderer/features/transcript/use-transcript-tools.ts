import { type KeyboardEvent, type MouseEvent, useLayoutEffect, useRef, useState } from 'react';
import type { ToolsRequest } from '#renderer/record-ui/highlight-tools.tsx';
import type { Codebook } from '#renderer/record-ui/tag-queries.ts';
import { type Id, isId } from '#shared/domain/ids.ts';
import { readSpan, wordsElement } from './dom-place.ts';
import { isCaret } from './text-flow.ts';
import { highlightsIn, type TranscriptModel, targetsAt } from './transcript-model.ts';
import { useCodingCommands } from './use-coding-commands.ts';
import type { Edges } from './use-edges.ts';
import { caretAt, type TranscriptWalk } from './use-transcript-walk.ts';

export interface TranscriptTools {
  readonly request: ToolsRequest | null;
  readonly onRequest: (request: ToolsRequest | null) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onPointerDown: (event: MouseEvent) => void;
  readonly onClick: (event: MouseEvent) => void;
}

export interface TranscriptToolsOptions {
  readonly model: TranscriptModel;
  readonly codebook: Codebook | undefined;
  readonly walk: TranscriptWalk;
  readonly edges: Edges;
  readonly onHighlight: (id: Id<'highlight'>) => void;
}

const AFTER_RELEASE_MS = 120;
/** CSS pixels that a hand moves without meaning to draw. */
const TREMBLE = 4;

/** Coding: the panel beside words that were drawn or pressed, and the keys that need no panel. */
export function useTranscriptTools(options: TranscriptToolsOptions): TranscriptTools {
  const { model, codebook, walk, edges, onHighlight } = options;
  const [request, setRequest] = useState<ToolsRequest | null>(null);
  const pressed = useRef({ x: 0, y: 0 });
  const { list, now } = walk;
  const onRequest = (next: ToolsRequest | null): void => {
    setRequest(next);
    if (next === null) walk.takeFocus();
  };
  const targets = () => targetsAt(model, now());
  const anchor = (): (() => DOMRect) => placeOfSelection(list.current && wordsElement(list.current, now().focus.block));
  useCodingCommands({
    codebook,
    targets,
    anchor,
    onRequest,
    touched: () => highlightsIn(model, model.flow.stretch(now())).map(({ id }) => id),
  });
  const open = (found: ToolsRequest['targets'], start: 'panel' | 'tag', at = anchor()): void => {
    if (found.length > 0) setRequest({ targets: found, anchor: at, start });
  };

  const release = useRef(() => {});
  useLayoutEffect(() => {
    release.current = () => {
      const drawn = list.current && readSpan(list.current);
      if (!drawn || isCaret(drawn)) return;
      window.setTimeout(() => {
        // A press inside a selection takes it away only after the release.
        if (!window.getSelection()?.isCollapsed) open(targetsAt(model, drawn), 'panel');
      }, AFTER_RELEASE_MS);
    };
  });

  return {
    request,
    onRequest,
    onKeyDown(event) {
      if (event.nativeEvent.isComposing || isTyping(event.target)) return;
      if (edges.onKey(event)) {
        event.preventDefault();
        event.stopPropagation();
        return;
      }
      const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
      const span = now();
      if (request?.start === 'panel' && isPlain && (event.key.length === 1 || event.key === 'Enter')) {
        // The panel stands beside the words with the focus still in the text: what is typed now is a tag.
        document.querySelector<HTMLElement>('[data-tag-input]')?.focus();
        if (event.key === 'Enter') event.preventDefault();
        event.stopPropagation();
        return;
      }
      if (event.key === 'Enter' && isPlain) open(targets(), 'tag');
      else if (event.key === 'Escape' && request === null && !isCaret(span)) walk.select(caretAt(span.focus));
      else if (!walk.onKey(event)) return;
      event.preventDefault();
      event.stopPropagation();
    },
    onPointerDown(event) {
      pressed.current = { x: event.clientX, y: event.clientY };
      if (event.button !== 0 || isTyping(event.target)) return;
      // A hand that draws often lets go outside the transcript; one that began elsewhere does not draw here.
      window.addEventListener('pointerup', () => release.current(), { once: true });
    },
    onClick(event) {
      if (!(event.target instanceof Element)) return;
      const isTime = event.target.closest('[data-play-from]') !== null;
      if (!isTime && isTyping(event.target)) return;
      const row = event.target.closest<HTMLElement>('[data-segment]');
      // A press beside the words means the segment.
      if (row && !event.target.closest('[data-words]'))
        walk.select(caretAt({ block: row.dataset.segment ?? '', offset: 0 }));
      // The keys of the transcript go on from there.
      if (isTime) walk.takeFocus();
      const mark = event.target.closest<HTMLElement>('mark[data-highlights]');
      if (!mark || !isPlainPress(event, pressed.current)) return;
      // The last is the top-most. What is still being written has no record to speak of.
      const ids = (mark.dataset.highlights ?? '').split(' ').reverse().filter(isHighlight);
      if (ids[0]) onHighlight(ids[0]);
      const found = ids.map((id) => ({ kind: 'highlight', id }) as const);
      open(found, 'panel', () => mark.getBoundingClientRect());
    },
  };
}

/** Neither drawn nor double. Whether words are selected does not tell: a press into selected words takes the selection away only later. */
const isPlainPress = ({ detail, shiftKey, clientX, clientY }: MouseEvent, from: { x: number; y: number }): boolean =>
  detail === 1 && !shiftKey && Math.hypot(clientX - from.x, clientY - from.y) < TREMBLE;

const isHighlight = (id: string): id is Id<'highlight'> => isId('highlight', id);

/** Fields, buttons and what lies over the transcript have keys and presses of their own. */
export const isTyping = (target: EventTarget): boolean =>
  target instanceof Element && target.closest('input, textarea, select, button, dialog, [popover]') !== null;

/** Where the selected words are, else the segment. Taken now: once a field has the focus the selection is the field's. */
function placeOfSelection(segment: HTMLElement | null): () => DOMRect {
  const selection = window.getSelection();
  const isDrawn = selection !== null && selection.rangeCount > 0 && !selection.isCollapsed;
  const range = isDrawn ? selection.getRangeAt(0).cloneRange() : null;
  return () => {
    const box = range?.getBoundingClientRect();
    return box && box.width > 0 ? box : (segment ?? document.body).getBoundingClientRect();
  };
}
