import { $toggleLink } from '@lexical/link';
import { INSERT_CHECK_LIST_COMMAND, INSERT_ORDERED_LIST_COMMAND, INSERT_UNORDERED_LIST_COMMAND } from '@lexical/list';
import { $createHeadingNode, $createQuoteNode } from '@lexical/rich-text';
import { $setBlocksType } from '@lexical/selection';
import {
  $createParagraphNode,
  $getSelection,
  $isRangeSelection,
  type ElementNode,
  FORMAT_TEXT_COMMAND,
  type LexicalEditor,
} from 'lexical';
import {
  Bold,
  Code,
  Heading2,
  Heading3,
  Highlighter,
  Italic,
  Link,
  List,
  ListChecks,
  ListOrdered,
  type LucideIcon,
  Strikethrough,
  TextQuote,
} from 'lucide-react';
import { type FocusEvent, type KeyboardEvent, type ReactNode, type RefObject, useRef, useState } from 'react';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { useText } from '#renderer/ui/text.tsx';
import styles from './document-editor.module.css';
import { LinkForm } from './link-form.tsx';
import { type BlockLook, TEXT_FORMATS, useToolbarState } from './toolbar-state.ts';

export interface EditorToolbarProps {
  readonly editor: LexicalEditor;
  readonly label: string;
  readonly ref: RefObject<HTMLDivElement | null>;
  /** Present where words can be highlighted. */
  readonly onHighlight?: (() => void) | undefined;
}

/** One tab stop; arrows move between the buttons, Escape goes back to the text. */
export function EditorToolbar({ editor, label, ref, onHighlight }: EditorToolbarProps): ReactNode {
  const t = useText();
  const state = useToolbarState(editor);
  const [stop, setStop] = useState(0);
  const [isLinking, setLinking] = useState(false);
  const linkButton = useRef<HTMLSpanElement>(null);
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    const buttons = [...event.currentTarget.querySelectorAll('button')];
    const step = STEPS[event.key];
    if (event.key === 'Escape') editor.focus();
    else if (step !== undefined) {
      const rtl = document.documentElement.dir === 'rtl' ? -1 : 1;
      buttons[(stop + step * rtl + buttons.length) % buttons.length]?.focus();
    } else if (event.key === 'Home') buttons[0]?.focus();
    else if (event.key === 'End') buttons.at(-1)?.focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const onFocus = (event: FocusEvent<HTMLDivElement, Node>): void => {
    const at = [...event.currentTarget.querySelectorAll('button')].findIndex((one) => one.contains(event.target));
    if (at >= 0) setStop(at);
  };
  let position = 0;
  const button = (icon: LucideIcon, name: string, pressed: boolean | undefined, run: () => void) => (
    <IconButton
      key={name}
      icon={icon}
      label={name}
      pressed={pressed}
      tabIndex={position++ === stop ? 0 : -1}
      // The caret stays where it is while a button is pressed.
      onMouseDown={(event) => event.preventDefault()}
      onClick={run}
    />
  );
  return (
    <div ref={ref} role="toolbar" aria-label={label} className={styles.toolbar} onKeyDown={onKeyDown} onFocus={onFocus}>
      {TEXT_FORMATS.map((format) =>
        button(FORMAT_ICONS[format], t(`editor.format.${format}`), state.formats.includes(format), () =>
          editor.dispatchCommand(FORMAT_TEXT_COMMAND, format),
        ),
      )}
      <span aria-hidden="true" className={styles.gap} />
      {BLOCKS.map(({ look, icon }) =>
        button(icon, t(`editor.block.${look}`), state.block === look, () =>
          setBlock(editor, state.block === look ? 'paragraph' : look),
        ),
      )}
      <span aria-hidden="true" className={styles.gap} />
      <span ref={linkButton}>{button(Link, t('editor.link'), state.link !== null, () => setLinking(true))}</span>
      {onHighlight && button(Highlighter, t('editor.highlight'), undefined, onHighlight)}
      {isLinking && linkButton.current && (
        <LinkForm
          anchor={linkButton.current}
          value={state.link ?? ''}
          onLink={(href) => editor.update(() => $toggleLink(href))}
          onClose={() => setLinking(false)}
        />
      )}
    </div>
  );
}

const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1 };
const FORMAT_ICONS = { bold: Bold, italic: Italic, strikethrough: Strikethrough, code: Code } as const;
const BLOCKS: readonly { readonly look: Exclude<BlockLook, 'paragraph'>; readonly icon: LucideIcon }[] = [
  { look: 'h2', icon: Heading2 },
  { look: 'h3', icon: Heading3 },
  { look: 'bullet', icon: List },
  { look: 'number', icon: ListOrdered },
  { look: 'check', icon: ListChecks },
  { look: 'quote', icon: TextQuote },
];

function setBlock(editor: LexicalEditor, look: BlockLook): void {
  if (look === 'bullet') editor.dispatchCommand(INSERT_UNORDERED_LIST_COMMAND, undefined);
  else if (look === 'number') editor.dispatchCommand(INSERT_ORDERED_LIST_COMMAND, undefined);
  else if (look === 'check') editor.dispatchCommand(INSERT_CHECK_LIST_COMMAND, undefined);
  else {
    editor.update(() => {
      const selection = $getSelection();
      if ($isRangeSelection(selection)) $setBlocksType(selection, () => $made(look));
    });
  }
}

function $made(look: 'paragraph' | 'h2' | 'h3' | 'quote'): ElementNode {
  if (look === 'paragraph') return $createParagraphNode();
  return look === 'quote' ? $createQuoteNode() : $createHeadingNode(look);
}
