import type { ReactNode } from 'react';
import { useLive } from '#renderer/data/use-live.ts';
import type { AnyId } from '#shared/domain/ids.ts';
import { storedBody } from './body-query.ts';
import type { LineTools } from './line-tools.ts';
import type { MarkLook } from './mark-look.ts';
import { OpenEditor } from './open-editor.tsx';
import type { BlockPoint } from './picked-words.ts';

export interface DocumentEditorProps {
  /** Whose text it is: a note, an insight. Its body is made with the first word. */
  readonly ownerId: AnyId;
  readonly label: string;
  readonly placeholder?: string | undefined;
  /** Puts the caret into a text that has no words yet. */
  readonly autoFocus?: boolean | undefined;
  /** Present where words of this text can carry highlights. */
  readonly highlighting?: Highlighting | undefined;
  /** Present where lines carry times and marks. */
  readonly lines?: LineTools | undefined;
}

export interface Highlighting {
  readonly lookOf: (highlightId: string) => MarkLook | undefined;
  /** Words were selected. `asked`: by the button, which wants the focus; else by the pointer, and the focus stays in the text. */
  readonly onPick: (picked: PickedWords, anchor: () => DOMRect, asked: boolean) => void;
  /** Words that carry these highlights were pressed. */
  readonly onMark: (highlightIds: readonly string[], anchor: () => DOMRect) => void;
}

export interface PickedWords {
  readonly from: BlockPoint;
  readonly to: BlockPoint;
  readonly words: string;
}

/** A rich text that saves itself while it is written. Loads Lexical: import it lazily. */
export function DocumentEditor(props: DocumentEditorProps): ReactNode {
  const stored = useLive((app) => storedBody(app, props.ownerId), [props.ownerId]);
  return stored === undefined ? null : <OpenEditor key={props.ownerId} {...props} stored={stored} />;
}
