import type { ProblemCode, TranscriptProblem } from './transcript.ts';

/** The problems met while one file is read. */
export interface ProblemList {
  readonly warn: (what: ProblemCode, line: number | null, message: string, kept?: TranscriptProblem['kept']) => void;
  readonly error: (what: ProblemCode, line: number | null, message: string, kept?: TranscriptProblem['kept']) => void;
  /** In file order; past `PER_CODE` of one code, one last entry tells how many more there were. */
  readonly all: () => readonly TranscriptProblem[];
}

/** A damaged file of 100,000 cues must not give a list of 100,000 sentences. */
const PER_CODE = 200;

export function problemList(file: string): ProblemList {
  const problems: TranscriptProblem[] = [];
  const counts = new Map<ProblemCode, number>();
  const add = (level: TranscriptProblem['level']): ProblemList['warn'] => {
    return (what, line, message, kept = 'rest') => {
      const count = (counts.get(what) ?? 0) + 1;
      counts.set(what, count);
      if (count <= PER_CODE) problems.push({ level, file, line, what, message, kept });
    };
  };
  return {
    warn: add('warning'),
    error: add('error'),
    all: () => {
      const more = [...counts].filter(([, count]) => count > PER_CODE);
      const ordered = problems.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0));
      return [
        ...ordered,
        ...more.map(([what, count]): TranscriptProblem => {
          const message = `${count - PER_CODE} more problems of the kind "${what}" are not listed one by one.`;
          return { level: 'warning', file, line: null, what: 'more-of-the-same', message, kept: 'rest' };
        }),
      ];
    },
  };
}
