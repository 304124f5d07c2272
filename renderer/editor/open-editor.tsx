import { $getSelection, $setSelection, REDO_COMMAND, SKIP_SCROLL_INTO_VIEW_TAG, UNDO_COMMAND } from 'lexical';
import { type KeyboardEvent, type MouseEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { useApp } from '#renderer/data/use-live.ts';
import { background } from '#renderer/ui/background.ts';
import { Button } from '#renderer/ui/button.tsx';
import { useCommand } from '#renderer/ui/commands.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { StoredBody } from './body-query.ts';
import styles from './document-editor.module.css';
import type { DocumentEditorProps } from './document-editor.tsx';
import { EditorToolbar } from './editor-toolbar.tsx';
import { $putCaret, caretOf } from './kept-caret.ts';
import { type BlockPoint, pickedWords } from './picked-words.ts';
import { recordHref, safeHref } from './safe-link.ts';
import { useBodyEditor } from './use-body-editor.ts';
import { type HandedOver, useEditLock } from './use-edit-lock.ts';
import { useNoteLines } from './use-note-lines.ts';

export interface OpenEditorProps extends DocumentEditorProps {
  readonly stored: StoredBody;
}

const AFTER_RELEASE_MS = 120;

export function OpenEditor(props: OpenEditorProps): ReactNode {
  const { ownerId, label, placeholder, highlighting } = props;
  const t = useText();
  const app = useApp();
  const handedOver = useRef<HandedOver>(null);
  const lock = useEditLock(ownerId, handedOver);
  const text = useRef<HTMLDivElement>(null);
  const toolbar = useRef<HTMLDivElement>(null);
  const [isFocused, setFocused] = useState(false);
  const { editor, isEmpty, left } = useBodyEditor(props, text, lock.isMine, handedOver);
  useNoteLines(editor, text, props.lines);

  const wantsFocus = useRef(false);
  useEffect(() => {
    if (!lock.isMine || !wantsFocus.current) return;
    wantsFocus.current = false;
    editor.focus();
  }, [editor, lock.isMine]);
  const take = (): void => {
    wantsFocus.current = true;
    lock.take();
  };
  const isPressed = useRef(false);
  const keptCaret = useRef<BlockPoint | null>(null);
  // A browser that gives the focus back puts the caret at the start; what is typed next belongs where it was.
  const onTextFocus = (): void => {
    // At once, and without asking for the focus: what opens meanwhile may have taken it.
    const caret = keptCaret.current;
    const $restore = (): void => (caret ? $putCaret(caret) : $keepSelection());
    if (!isPressed.current) editor.update($restore, { discrete: true, tag: SKIP_SCROLL_INTO_VIEW_TAG });
    isPressed.current = false;
    keptCaret.current = null;
  };
  const openMark = (at: Element | null): void => {
    const mark = at?.closest<HTMLElement>('mark[data-highlights]');
    if (mark) highlighting?.onMark((mark.dataset.highlights ?? '').split(' '), () => mark.getBoundingClientRect());
  };
  const pick = (asked: boolean): void => {
    const picked = pickedWords(editor);
    const range = window.getSelection()?.rangeCount ? window.getSelection()?.getRangeAt(0) : undefined;
    if (!range) return;
    if (picked) highlighting?.onPick(picked, () => range.getBoundingClientRect(), asked);
    // With the caret in a highlight the button means that highlight: the way there without a mouse.
    else if (asked) openMark(range.startContainer.parentElement);
  };
  const onPointerUp = (): void => {
    isPressed.current = false;
    if (highlighting && !window.getSelection()?.isCollapsed) window.setTimeout(() => pick(false), AFTER_RELEASE_MS);
  };
  const onClick = (event: MouseEvent): void => {
    const target = event.target instanceof Element ? event.target : null;
    const address = target?.closest('a')?.getAttribute('href') ?? '';
    const record = recordHref(address);
    if (record !== null && (event.ctrlKey || event.metaKey || !lock.isMine)) {
      event.preventDefault();
      window.location.hash = record;
      return;
    }
    const href = safeHref(address);
    if (href !== null && (event.ctrlKey || event.metaKey || !lock.isMine)) {
      event.preventDefault();
      background(app.host.out.openExternal(href), t('editor.link.failed'));
      return;
    }
    if (window.getSelection()?.isCollapsed) openMark(target);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'F10' || !event.altKey) return;
    event.preventDefault();
    toolbar.current?.querySelector<HTMLElement>('button[tabindex="0"]')?.focus();
  };
  return (
    <div
      className={styles.editor}
      role="group"
      aria-label={label}
      tabIndex={-1}
      onFocus={() => setFocused(true)}
      onBlur={(event) => {
        if (event.currentTarget.contains(event.relatedTarget)) return;
        setFocused(false);
        left();
      }}
    >
      {isFocused && <TextUndo editor={editor} />}
      {lock.isMine ? (
        <EditorToolbar
          ref={toolbar}
          editor={editor}
          label={t('editor.toolbar', { name: label })}
          onHighlight={highlighting && (() => pick(true))}
        />
      ) : (
        <p className={styles.elsewhere}>
          {t('editor.elsewhere')} <Button onClick={take}>{t('editor.elsewhere.take')}</Button>
        </p>
      )}
      <div className={styles.sheet}>
        {isEmpty && placeholder && (
          <p aria-hidden="true" className={styles.placeholder}>
            {placeholder}
          </p>
        )}
        <div
          ref={text}
          role="textbox"
          tabIndex={0}
          aria-multiline="true"
          aria-label={label}
          aria-readonly={!lock.isMine}
          aria-placeholder={placeholder}
          contentEditable={lock.isMine}
          suppressContentEditableWarning
          spellCheck
          dir="auto"
          className={styles.text}
          onFocus={onTextFocus}
          onBlur={(event) => {
            // When the whole window is left, the text stays the active element and its selection stays as it is.
            const isLeft = document.activeElement !== event.currentTarget;
            keptCaret.current = isLeft ? caretOf(editor) : null;
          }}
          onPointerDown={() => {
            isPressed.current = true;
          }}
          onPointerUp={onPointerUp}
          onClick={onClick}
          onKeyDown={onKeyDown}
        />
      </div>
    </div>
  );
}

function $keepSelection(): void {
  const selection = $getSelection();
  if (selection === null) return;
  const same = selection.clone();
  same.dirty = true;
  $setSelection(same);
}

/** While the text has the focus, the menu's Undo is the text's own. */
function TextUndo({ editor }: { readonly editor: ReturnType<typeof useBodyEditor>['editor'] }): ReactNode {
  useCommand('history.undo', { run: () => editor.dispatchCommand(UNDO_COMMAND, undefined) });
  useCommand('history.redo', { run: () => editor.dispatchCommand(REDO_COMMAND, undefined) });
  return null;
}
