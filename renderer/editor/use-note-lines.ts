import type { LexicalEditor } from 'lexical';
import { type RefObject, useEffect, useEffectEvent, useRef } from 'react';
import { $blockIdOf } from './block-id.ts';
import { lineTimeAt } from './line-look.ts';
import type { LineTools, NoteLines } from './line-tools.ts';
import styles from './note-lines.module.css';
import { registerNoteLines } from './note-lines.ts';
import { $topBlocks } from './projection.ts';

/** Joins what a feature does with the lines of a note to its editor, for as long as both are there. */
export function useNoteLines(
  editor: LexicalEditor,
  text: RefObject<HTMLElement | null>,
  tools: LineTools | undefined,
): void {
  const isWanted = tools !== undefined;
  const canPlay = tools?.onTime !== undefined;
  const lines = useRef<NoteLines>(null);
  const newest = useRef(tools);
  useEffect(() => {
    newest.current = tools;
    lines.current?.refresh();
  }, [tools]);
  const open = useEffectEvent((opened: NoteLines | null) => {
    lines.current = opened;
    tools?.onOpen?.(opened);
  });
  useEffect(() => {
    const root = text.current;
    if (!isWanted || root === null) return;
    const onPress = (event: PointerEvent): void => {
      const pressed = lineTimeAt(event);
      const id = pressed && editor.read(() => $lineOf(editor, pressed));
      if (!id || !newest.current?.onTime) return;
      event.preventDefault();
      newest.current.onTime(id);
    };
    root.classList.add(styles.lines ?? '');
    root.addEventListener('pointerdown', onPress);
    const stop = registerNoteLines(editor, () => ({
      ...(newest.current ?? NOTHING),
      onOpen: (opened) => open(opened),
    }));
    return () => {
      stop();
      root.classList.remove(styles.lines ?? '');
      root.removeEventListener('pointerdown', onPress);
    };
  }, [editor, text, isWanted]);
  useEffect(() => {
    if (isWanted) text.current?.classList.toggle(styles.canPlay ?? '', canPlay);
  }, [text, isWanted, canPlay]);
}

const NOTHING: LineTools = { lookOf: () => undefined };

function $lineOf(editor: LexicalEditor, element: HTMLElement): string | null {
  const block = $topBlocks().find((one) => editor.getElementByKey(one.getKey()) === element);
  return block ? $blockIdOf(block) : null;
}
