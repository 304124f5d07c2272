import type { ImportProblem } from './import-records.ts';

/** Where a problem is, beside the file. */
export type ProblemPlace = Partial<Pick<ImportProblem, 'entry' | 'line' | 'column' | 'kept'>>;

/** The problems met while records are read from one file. */
export interface RecordProblems {
  readonly file: string;
  readonly warn: (message: string, place?: ProblemPlace) => void;
  readonly error: (message: string, place?: ProblemPlace) => void;
  /** As met; past a thousand, one last entry tells how many more there were. */
  readonly all: () => readonly ImportProblem[];
}

const MOST = 1_000;

export function recordProblems(file: string): RecordProblems {
  const problems: ImportProblem[] = [];
  let more = 0;
  const add = (level: ImportProblem['level'], message: string, place: ProblemPlace): void => {
    if (problems.length >= MOST) more += 1;
    else {
      const { entry = null, line = null, column = null, kept = level === 'error' ? 'nothing' : 'rest' } = place;
      problems.push({ level, file, entry, line, column, message, kept });
    }
  };
  return {
    file,
    warn: (message, place = {}) => add('warning', message, place),
    error: (message, place = {}) => add('error', message, place),
    all: () => {
      if (more === 0) return problems;
      const message = `${more} more problems are not listed one by one.`;
      return [...problems, { level: 'warning', file, entry: null, line: null, column: null, message, kept: 'rest' }];
    },
  };
}
