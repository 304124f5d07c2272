import { type RefObject, useEffect, useEffectEvent, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useCommand } from '#renderer/ui/commands.tsx';
import { announce } from '#renderer/ui/live-region.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { drawnRange } from './dom-place.ts';
import { type FoundWords, findInText } from './find-in-text.ts';
import { isCaret, type Span } from './text-flow.ts';
import type { TranscriptModel } from './transcript-model.ts';
import type { TranscriptWalk } from './use-transcript-walk.ts';

export interface Find {
  readonly isOpen: boolean;
  readonly words: string;
  readonly count: number;
  /** 1-based; 0 where nothing was found. */
  readonly at: number;
  readonly field: RefObject<HTMLInputElement | null>;
  readonly onWords: (words: string) => void;
  readonly step: (by: 1 | -1) => void;
  /** Leaves it; `back` to the place that it was opened from, else at what was found. */
  readonly close: (how: 'back' | 'here') => void;
}

interface Opened {
  readonly span: Span;
  readonly scroll: number;
}

const CALM_MS = 300;

/** Find in the transcript: over all of its segments, drawn or not. What is found is painted, not marked up. */
export function useFind(model: TranscriptModel, walk: TranscriptWalk): Find {
  const t = useText();
  const [opened, setOpened] = useState<Opened | null>(null);
  const [words, setWords] = useState('');
  const [index, setIndex] = useState(0);
  const field = useRef<HTMLInputElement>(null);
  const { segments, flow } = model;
  const found = useMemo(() => (opened === null ? [] : findInText(segments, words)), [opened, segments, words]);
  const at = found.length === 0 ? 0 : Math.min(index, found.length - 1) + 1;
  const current = found[at - 1];

  const firstBehind = (list: readonly FoundWords[], span: Span): number => {
    const { from } = flow.stretch(span);
    const order = (one: FoundWords): number =>
      flow.indexOf(one.block) - flow.indexOf(from.block) || one.start - from.offset;
    return Math.max(
      0,
      list.findIndex((one) => order(one) >= 0),
    );
  };
  const goTo = (list: readonly FoundWords[], next: number): void => {
    setIndex(next);
    const one = list[next];
    if (one) walk.show({ block: one.block, offset: one.start });
  };
  const open = (): void => {
    const span = walk.now();
    const picked = isCaret(span) ? '' : flow.words(flow.stretch(span));
    const text = picked === '' || picked.includes('\n') ? words : picked;
    const start = opened ?? { span, scroll: walk.scroller.current?.scrollTop ?? 0 };
    setOpened(start);
    setWords(text);
    const list = findInText(segments, text);
    goTo(list, firstBehind(list, span));
    // The field is there already when the command comes a second time.
    field.current?.select();
    field.current?.focus();
  };
  const step = (by: 1 | -1): void => {
    if (found.length > 0) goTo(found, (at - 1 + by + found.length) % found.length);
  };
  const close = (how: 'back' | 'here'): void => {
    const start = opened;
    setOpened(null);
    if (start === null) return;
    if (how === 'here' && current) {
      const { block, start: from, end } = current;
      walk.select({ anchor: { block, offset: from }, focus: { block, offset: end } });
      return;
    }
    walk.select(start.span);
    // The list has scrolled to the selection by then.
    requestAnimationFrame(() => walk.scroller.current?.scrollTo({ top: start.scroll }));
  };
  useCommand('find.open', { run: open });
  useCommand('find.next', { run: () => (opened === null ? open() : step(1)) });
  useCommand('find.previous', { run: () => (opened === null ? open() : step(-1)) });

  const said = opened === null || words.trim() === '' ? '' : countWords(t, at, found.length);
  useEffect(() => {
    if (said === '') return;
    const timer = window.setTimeout(() => announce(said), CALM_MS);
    return () => window.clearTimeout(timer);
  }, [said]);
  const paint = useEffectEvent(() => paintFound(walk.list.current, found, current));
  // Drawing replaces the text nodes that were painted.
  useLayoutEffect(() => paint());
  useEffect(() => () => paintFound(null, [], undefined), []);
  return {
    isOpen: opened !== null,
    words,
    count: found.length,
    at,
    field,
    onWords(next) {
      setWords(next);
      const list = findInText(segments, next);
      goTo(list, firstBehind(list, opened?.span ?? walk.now()));
    },
    step,
    close,
  };
}

export const countWords = (t: ReturnType<typeof useText>, at: number, count: number): string =>
  count === 0 ? t('transcript.find.none') : t('transcript.find.count', { at, count });

function paintFound(list: HTMLElement | null, found: readonly FoundWords[], current: FoundWords | undefined): void {
  CSS.highlights.delete('found');
  CSS.highlights.delete('found-now');
  if (list === null || found.length === 0) return;
  const drawn = new Set([...list.querySelectorAll<HTMLElement>('[data-words]')].map((one) => one.dataset.words));
  const all = new Highlight();
  for (const one of found) {
    const range = drawn.has(one.block) ? drawnRange(list, one.block, one.start, one.end) : null;
    if (range && one === current) CSS.highlights.set('found-now', new Highlight(range));
    else if (range) all.add(range);
  }
  CSS.highlights.set('found', all);
}
