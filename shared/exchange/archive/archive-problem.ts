/** What is wrong with an archive. The kind is for code and language files, `what` is a sentence for people. */
export interface ArchiveProblem {
  readonly kind:
    | 'not-an-archive'
    | 'encrypted'
    | 'newer'
    | 'container'
    | 'name'
    | 'damaged'
    | 'missing'
    | 'unlisted'
    | 'record'
    | 'reference'
    | 'count'
    | 'sum'
    | 'history'
    | 'media';
  /** The file inside the archive; null when it is about the archive as a whole. */
  readonly path: string | null;
  /** In that file, from 1. */
  readonly line: number | null;
  readonly what: string;
}

/** The problems met while one archive is read, up to a number that a person could still look through. */
export interface ArchiveProblems {
  readonly add: (kind: ArchiveProblem['kind'], what: string, path?: string | null, line?: number | null) => void;
  readonly all: () => readonly ArchiveProblem[];
  readonly none: () => boolean;
}

const MOST = 1_000;

export function archiveProblems(): ArchiveProblems {
  const problems: ArchiveProblem[] = [];
  let count = 0;
  return {
    add: (kind, what, path = null, line = null) => {
      count++;
      if (count <= MOST) problems.push({ kind, path, line, what });
    },
    all: () => {
      if (count <= MOST) return problems;
      const what = `${count - MOST} more problems are not listed one by one.`;
      return [...problems, { kind: 'damaged', path: null, line: null, what }];
    },
    none: () => count === 0,
  };
}
