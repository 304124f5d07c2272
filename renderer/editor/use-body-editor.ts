import { $getRoot, type LexicalEditor } from 'lexical';
import { type RefObject, useEffect, useEffectEvent, useRef, useState } from 'react';
import { onLastWords } from '#renderer/data/last-words.ts';
import { useApp } from '#renderer/data/use-live.ts';
import { background } from '#renderer/ui/background.ts';
import { useText } from '#renderer/ui/text.tsx';
import { toast } from '#renderer/ui/toasts.ts';
import { storedBody } from './body-query.ts';
import { type BodySession, openBodySession } from './body-session.ts';
import { dressElement } from './mark-look.ts';
import { createNoteEditor, registerNoteEditor } from './note-editor.ts';
import type { OpenEditorProps } from './open-editor.tsx';
import type { HandedOver } from './use-edit-lock.ts';

export interface BodyEditor {
  readonly editor: LexicalEditor;
  readonly isEmpty: boolean;
  /** The focus went elsewhere: saves, and ends the step of undo. */
  readonly left: () => void;
}

/** One Lexical editor, joined to the body of `ownerId` for as long as the component is on the screen. */
export function useBodyEditor(
  { ownerId, stored, autoFocus, highlighting }: OpenEditorProps,
  text: RefObject<HTMLDivElement | null>,
  isMine: boolean,
  handedOver: RefObject<HandedOver | null>,
): BodyEditor {
  const app = useApp();
  const t = useText();
  const session = useRef<BodySession>(null);
  const [isNew] = useState(stored.body === null);
  const [isEmpty, setEmpty] = useState(false);
  const looks = useRef(highlighting?.lookOf);
  const [editor] = useState(() =>
    createNoteEditor(
      (element, ids) => dressElement(element, ids, (id) => looks.current?.(id)),
      (cause) => console.error('editor', cause),
    ),
  );
  const refused = useEffectEvent(() => toast({ text: t('editor.refused'), tone: 'error' }));
  const failedPaste = useEffectEvent((cause: unknown) => {
    console.error('paste', cause);
    toast({ text: t('editor.paste.failed'), tone: 'error' });
  });
  const receive = useEffectEvent(() => session.current?.receive(stored));
  const notSaved = useEffectEvent((work: Promise<void>) => background(work, t('editor.refused')));

  useEffect(() => {
    editor.setRootElement(text.current);
    const forget = registerNoteEditor(editor, {
      newId: app.newUuid,
      onPasteFailure: (cause) => failedPaste(cause),
    });
    const stopWatching = editor.registerUpdateListener(({ editorState }) =>
      // The whole text is put together only where it is short.
      setEmpty(editorState.read(() => $getRoot().getChildrenSize() <= 1 && $getRoot().getTextContent() === '')),
    );
    const open = openBodySession({
      app,
      ownerId,
      editor,
      onRefused: () => refused(),
      onFailure: (cause) => console.error('editor', cause),
    });
    session.current = open;
    handedOver.current = {
      flush: () => open.flush(),
      refresh: async () => open.receive(await storedBody(app, ownerId)),
    };
    receive();
    const forgetLastWords = onLastWords(
      () => {
        open.keep();
        notSaved(open.flush());
      },
      () => open.keep(),
    );
    return () => {
      forgetLastWords();
      notSaved(open.stop());
      session.current = null;
      handedOver.current = null;
      stopWatching();
      forget();
      editor.setRootElement(null);
    };
  }, [app, ownerId, editor, text, handedOver]);

  useEffect(() => session.current?.receive(stored), [stored]);
  useEffect(() => editor.setEditable(isMine), [editor, isMine]);
  useEffect(() => {
    if (autoFocus && isMine && isNew) editor.focus();
  }, [editor, autoFocus, isMine, isNew]);
  useEffect(() => {
    looks.current = highlighting?.lookOf;
    for (const mark of text.current?.querySelectorAll<HTMLElement>('mark[data-highlights]') ?? []) {
      dressElement(mark, (mark.dataset.highlights ?? '').split(' '), (id) => looks.current?.(id));
    }
  }, [highlighting?.lookOf, text]);

  return {
    editor,
    isEmpty,
    left() {
      const open = session.current;
      if (open)
        background(
          open.flush().then(() => open.seal()),
          t('editor.refused'),
        );
    },
  };
}
