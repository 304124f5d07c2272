/** What stands beside a line. */
export interface LineLook {
  /** As it is shown: `12:04`. */
  readonly time: string | null;
  /** The word of its mark. */
  readonly mark: string | null;
  /** A tag hue. */
  readonly hue: string | null;
  /** All of it in words, for who does not see it. */
  readonly words: string;
}

/** What a feature does with the lines of a note. A line is named by its block id. */
export interface LineTools {
  readonly lookOf: (line: string) => LineLook | undefined;
  /** The lines of the editor, null when it goes. */
  readonly onOpen?: ((lines: NoteLines | null) => void) | undefined;
  /** A new line was made, the caret stands in it, and nothing else yet. */
  readonly onEnter?: ((line: string) => void) | undefined;
  /** The first words stand in these lines: in one that is typed, or in all that were pasted. */
  readonly onBegin?: ((lines: readonly string[]) => void) | undefined;
  /** The caret went elsewhere. */
  readonly onLeave?: ((line: string, words: string) => void) | undefined;
  /** `[] ` was typed at the start of a line. */
  readonly onFollowUp?: ((line: string) => void) | undefined;
  /** The time beside a line was pressed. */
  readonly onTime?: ((line: string) => void) | undefined;
}

/** An open note, line by line. */
export interface NoteLines {
  /** The line of the caret; null while there is none. */
  readonly current: () => string | null;
  readonly focus: () => void;
  /** Draws what stands beside the lines again. */
  readonly refresh: () => void;
}
