import {
  type ClipboardEvent,
  type KeyboardEvent,
  type ReactNode,
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useRef,
} from 'react';
import { joinWithAbove, saveSegmentText, splitSegmentAt } from '#renderer/data/actions/segment-actions.ts';
import { useApp } from '#renderer/data/use-live.ts';
import { type EditLock, type HandedOver, useEditLock } from '#renderer/editor/use-edit-lock.ts';
import { told } from '#renderer/record-ui/tell-problem.ts';
import { type FieldDraft, useFieldDraft } from '#renderer/record-ui/use-field-draft.ts';
import { background } from '#renderer/ui/background.ts';
import { Button } from '#renderer/ui/button.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { Segment } from '#shared/domain/transcript.ts';
import { toldSegment } from './tell-segment-problem.ts';
import styles from './transcript-view.module.css';
import type { EditedSegment } from './use-segment-editing.ts';

export interface SegmentEditorProps {
  readonly segment: Segment;
  readonly name: string;
  readonly lang: string | undefined;
  readonly edited: EditedSegment;
  /** `key`: the caret goes on in this segment; `press`: wherever the person pressed. */
  readonly onLeave: (by: 'key' | 'press') => void;
  /** The words were split or joined: writing goes on elsewhere. */
  readonly onGoOn: (next: Omit<EditedSegment, 'typed'>) => void;
}

/**
 * A segment's words, corrected where they stand and saved while typed. Enter splits at the caret, Backspace at the start joins with
 * the segment above; Escape or a press elsewhere leave it.
 */
export function SegmentEditor({ segment, name, lang, edited, onLeave, onGoOn }: SegmentEditorProps): ReactNode {
  const t = useText();
  const app = useApp();
  const field = useRef<HTMLTextAreaElement>(null);
  const isMoving = useRef(false);
  const draft = useFieldDraft(`${segment.id}/text`, segment.text, async (value, session) => {
    const done = await saveSegmentText(app, segment.id, value, session);
    told(t, done);
    return done;
  });
  useCaretAt(field, edited, draft.value);
  const lock = useWriteLock(segment, draft);
  const leave = (by: 'key' | 'press'): void => {
    if (isMoving.current) return;
    draft.onBlur();
    onLeave(by);
  };
  /** Until the words are where they go keys wait, so that none of them lands in the wrong segment. */
  const move = async (work: () => Promise<Omit<EditedSegment, 'typed'> | null>): Promise<void> => {
    if (isMoving.current) return;
    isMoving.current = true;
    try {
      await draft.settle();
      const next = await work();
      if (next) onGoOn(next);
      else isMoving.current = false;
    } catch (cause) {
      isMoving.current = false;
      throw cause;
    }
  };
  const split = (at: number) => async () => {
    const made = toldSegment(t, await splitSegmentAt(app, segment.id, at));
    return made && { id: made.value, caret: 0, from: segment.id, until: { there: made.value } };
  };
  const join = async () => {
    const made = toldSegment(t, await joinWithAbove(app, segment.id));
    return made && { id: made.value.id, caret: made.value.offset, from: segment.id, until: { gone: segment.id } };
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (event.nativeEvent.isComposing) return;
    const { selectionStart, selectionEnd, value } = event.currentTarget;
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (event.key === 'Escape') leave('key');
    else if (lock.isElsewhere && event.key !== 'Enter') return;
    else if (lock.isElsewhere) lock.take();
    else if (
      event.key === 'Enter' &&
      (value.slice(0, selectionStart).trim() === '' || value.slice(selectionEnd).trim() === '')
    )
      leave('key');
    else if (event.key === 'Enter') background(move(split(selectionStart)), t('highlights.failed'));
    else if (event.key === 'Backspace' && isPlain && selectionStart === 0 && selectionEnd === 0)
      background(move(join), t('highlights.failed'));
    else return;
    event.preventDefault();
  };
  /** Lines are words of one turn here. Taken out only after the browser has put them in, they would take the caret and the field's own undo along. */
  const onPaste = (event: ClipboardEvent<HTMLTextAreaElement>): void => {
    const text = event.clipboardData.getData('text/plain');
    if (isMoving.current || lock.isElsewhere || !text.includes('\n')) return;
    event.preventDefault();
    // Old, and the only way that the field's own undo knows of.
    document.execCommand('insertText', false, text.trim().replace(/\s*\n\s*/g, ' '));
  };
  const onBeforeInput = useEffectEvent((event: InputEvent) => {
    if (!isMoving.current) return;
    event.preventDefault();
    if (event.data) edited.typed.push(event.data);
  });
  useEffect(() => {
    const text = field.current;
    const listener = (event: InputEvent): void => onBeforeInput(event);
    // React's own event of that name tells only of some keys.
    text?.addEventListener('beforeinput', listener);
    return () => text?.removeEventListener('beforeinput', listener);
  }, []);
  return (
    <>
      <textarea
        ref={field}
        rows={1}
        dir="auto"
        lang={lang}
        // A transcript is what was said, word for word.
        spellCheck={false}
        readOnly={lock.isElsewhere}
        aria-label={t('transcript.edit', { name })}
        className={styles.field}
        value={draft.value}
        onChange={(event) => draft.onChange(event.currentTarget.value.replace(/\n/g, ' '))}
        onPaste={onPaste}
        onBlur={() => leave('press')}
        onKeyDown={onKeyDown}
      />
      {lock.isElsewhere && (
        // A press keeps the focus, and so the segment, where it is.
        <div role="status" className={styles.elsewhere} onMouseDown={(event) => event.preventDefault()}>
          {t('transcript.elsewhere')}
          <Button onClick={lock.take}>{t('editor.elsewhere.take')}</Button>
        </div>
      )}
    </>
  );
}

/** One window writes a segment, every other one shows it live: so no key of either is lost. */
function useWriteLock(segment: Segment, draft: FieldDraft): EditLock {
  const app = useApp();
  const handedOver = useRef<HandedOver>(null);
  const shown = useRef(segment.text);
  useLayoutEffect(() => {
    shown.current = segment.text;
    handedOver.current = {
      async flush() {
        draft.onBlur();
        await draft.settle();
      },
      /** Until what the other window wrote last stands here: what is typed then is typed into that. */
      async refresh() {
        const stored = (await app.db.segments.get(segment.id))?.text;
        const until = performance.now() + REFRESH_MS;
        while (shown.current !== stored && performance.now() < until)
          await new Promise((resolve) => requestAnimationFrame(resolve));
      },
    };
  });
  const lock = useEditLock(segment.id, handedOver);
  const letGo = useEffectEvent(draft.onBlur);
  useEffect(() => {
    // From here on what is stored is what is shown.
    if (lock.isElsewhere) letGo();
  }, [lock.isElsewhere]);
  return lock;
}

const REFRESH_MS = 1_000;

/** Puts the caret where writing goes on, as soon as the words reach that far, and what was typed on the way behind it. */
function useCaretAt(
  field: { readonly current: HTMLTextAreaElement | null },
  { caret, typed }: EditedSegment,
  value: string,
): void {
  const isPlaced = useRef(false);
  const place = useEffectEvent(() => {
    const text = field.current;
    if (text === null || isPlaced.current || value.length < caret) return;
    isPlaced.current = true;
    text.focus();
    text.setSelectionRange(caret, caret);
    // As if it had been typed here. Not while React is drawing: it would put the old words back, and the caret at their end.
    queueMicrotask(() => {
      const words = typed.splice(0).join('');
      if (words === '') return;
      text.setRangeText(words, caret, caret, 'end');
      text.dispatchEvent(new InputEvent('input', { bubbles: true }));
    });
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: looks again whenever the words change
  useEffect(() => place(), [value]);
}
