import { readFilter } from './query-filter.ts';

/** A query as the person wrote it. All clauses must hold; one option of a clause is enough. Chips on the screen are these. */
export interface ParsedQuery {
  readonly clauses: readonly QueryClause[];
  readonly warnings: readonly QueryWarning[];
}
export interface QueryClause {
  readonly options: readonly QueryAtom[];
}
/** `open` = still being typed: it stands at the very end, so its last word is a beginning of a word. */
export type QueryAtom =
  | { readonly kind: 'word' | 'phrase'; readonly text: string; readonly open: boolean; readonly negated: boolean }
  | QueryFilter;
export interface QueryFilter {
  readonly kind: 'filter';
  readonly operator: QueryOperator;
  readonly values: readonly FilterValue[];
  readonly negated: boolean;
}
export interface FilterValue {
  readonly text: string;
  /** Written `tag:=x`: x itself, not what is nested in it. */
  readonly exact: boolean;
}

export const QUERY_OPERATORS = [
  'tag',
  'participant',
  'segment',
  'study',
  'consent',
  'type',
  'after',
  'before',
  'has',
  'is',
] as const;
export type QueryOperator = (typeof QUERY_OPERATORS)[number];

/** A part that was left out or read as plain words, and why. */
export interface QueryWarning {
  readonly kind:
    | 'no-value'
    | 'bad-date'
    | 'unknown-value'
    | 'unknown-operator'
    | 'dangling-or'
    | 'negation-in-or'
    | 'too-long';
  readonly part: string;
}

/** Reads any text: what cannot be understood becomes a warning. */
export function parseQuery(text: string): ParsedQuery {
  const warnings: QueryWarning[] = [];
  const clauses: QueryClause[] = [];
  let joining = false;
  for (const piece of pieces(text)) {
    if (piece === 'or') {
      if (joining || clauses.length === 0) warnings.push({ kind: 'dangling-or', part: 'OR' });
      else joining = true;
      continue;
    }
    const atom = readAtom(piece, warnings);
    if (atom === null) continue;
    const before = joining ? clauses.pop() : undefined;
    joining = false;
    const options = [...(before?.options ?? []), atom];
    const positive = options.filter((option) => !option.negated);
    if (options.length === 1 || positive.length === options.length) clauses.push({ options });
    else {
      warnings.push({ kind: 'negation-in-or', part: piece.source });
      if (positive.length > 0) clauses.push({ options: positive });
    }
  }
  if (joining) warnings.push({ kind: 'dangling-or', part: 'OR' });
  return { clauses, warnings };
}

/** The text that reads as this query again. */
export function printQuery(query: ParsedQuery): string {
  const text = query.clauses.map((clause) => clause.options.map(printAtom).join(' OR ')).join(' ');
  const last = query.clauses.at(-1)?.options.at(-1);
  return last?.kind === 'word' && !last.open ? `${text} ` : text;
}

function printAtom(atom: QueryAtom): string {
  const sign = atom.negated ? '-' : '';
  if (atom.kind === 'filter') {
    const values = atom.values.map((v) => (v.exact ? '=' : '') + (/[\s,]|^=/.test(v.text) ? `"${v.text}"` : v.text));
    return `${sign}${atom.operator}:${values.join(',')}`;
  }
  if (atom.kind === 'word') return sign + atom.text;
  return `${sign}"${atom.text}${atom.open ? '' : '"'}`;
}

interface Piece {
  readonly source: string;
  readonly negated: boolean;
  readonly body: string;
  readonly open: boolean;
}

/** Cuts at spaces outside quotes; a word also ends where a quote begins, unless it is an operator's value. */
function* pieces(text: string): Iterable<Piece | 'or'> {
  const source = text.replace(/[\u201c\u201d\u201e\u00ab\u00bb]/g, '"');
  const pattern = new RegExp(PIECE, 'gy');
  for (let match = pattern.exec(source); match !== null; match = pattern.exec(source)) {
    const [whole] = match;
    if (whole.trim() === '') continue;
    if (whole === 'OR') {
      yield 'or';
      continue;
    }
    const sign = /^(?:-(?=.)|NOT(?:\s+|(?=")))/s.exec(whole)?.[0] ?? '';
    const body = whole.slice(sign.length);
    yield { source: whole, negated: sign !== '', body, open: pattern.lastIndex === source.length };
  }
}

const PIECE = [
  '\\s+',
  'OR(?=\\s|"|$)',
  `(?:-(?=\\S)|NOT(?:\\s+(?=\\S)|(?=")))?(?:(?:${QUERY_OPERATORS.join('|')}):(?:"[^"]*(?:"|$)|[^\\s"])*|"[^"]*(?:"|$)|[^\\s"]+)`,
].join('|');

function readAtom(piece: Piece, warnings: QueryWarning[]): QueryAtom | null {
  const { body, negated, open } = piece;
  if (body.startsWith('"')) {
    const closed = body.length > 1 && body.endsWith('"');
    const text = body.slice(1, closed ? -1 : undefined);
    return text.trim() === '' ? null : { kind: 'phrase', text, open: !closed, negated };
  }
  const [, name] = /^([a-z]+):/.exec(body) ?? [];
  if (name === undefined) return { kind: 'word', text: body, open, negated };
  const operator = QUERY_OPERATORS.find((known) => known === name);
  if (operator !== undefined) return readFilter(operator, body.slice(name.length + 1), negated, warnings);
  // A web address has a colon too and is no mistake.
  if (!body.startsWith(`${name}://`)) warnings.push({ kind: 'unknown-operator', part: name });
  return { kind: 'word', text: body, open, negated };
}
