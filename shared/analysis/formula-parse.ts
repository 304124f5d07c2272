import { fail, ok, type Result } from '../domain/result.ts';

/** A formula as a tree. `at` is where it was written, counted from 1. */
export type Expression =
  | { readonly kind: 'number'; readonly value: number; readonly at: number }
  | { readonly kind: 'name'; readonly name: string; readonly at: number }
  | { readonly kind: 'negative'; readonly of: Expression; readonly at: number }
  | {
      readonly kind: 'binary';
      readonly sign: Sign;
      readonly left: Expression;
      readonly right: Expression;
      readonly at: number;
    }
  | { readonly kind: 'call'; readonly call: FormulaFunction; readonly of: readonly Expression[]; readonly at: number };

export type Sign = '+' | '-' | '*' | '/' | '^';

export const FORMULA_FUNCTIONS = ['min', 'max', 'mean', 'abs', 'sqrt', 'ln'] as const;
export type FormulaFunction = (typeof FORMULA_FUNCTIONS)[number];

/** What is wrong with a formula, and where, counted from 1. */
export interface FormulaProblem {
  readonly kind:
    | 'empty'
    | 'too-long'
    | 'too-deep'
    | 'odd-character'
    | 'unexpected'
    | 'ends-early'
    | 'bracket-open'
    | 'unknown-function'
    | 'unknown-name'
    | 'arguments'
    | 'unit-clash'
    | 'unit-power';
  readonly column: number;
  readonly what?: string | undefined;
  /** The two units that clash. */
  readonly units?: readonly [string, string] | undefined;
}

const LONGEST = 500;
const DEEPEST = 40;

/**
 * Reads a formula of numbers, names, `+ - * / ^`, brackets and a few functions. Names with spaces stand in `[square brackets]`. Nothing
 * else is understood, so nothing else can run. `^` binds first and to the right, then a minus before a term, then `* /`, then `+ -`.
 */
export function parseFormula(text: string): Result<Expression, FormulaProblem> {
  if (text.length > LONGEST) return fail({ kind: 'too-long', column: LONGEST + 1 });
  try {
    const tokens = tokensOf(text);
    const reader = new Reader(tokens, text.length + 1);
    if (tokens.length === 0) return fail({ kind: 'empty', column: 1 });
    const expression = reader.sum(0);
    const rest = reader.peek();
    if (rest) return fail({ kind: 'unexpected', column: rest.at, what: rest.text });
    return ok(expression);
  } catch (problem) {
    if (problem instanceof Refusal) return fail(problem.why);
    throw problem;
  }
}

interface Token {
  readonly kind: 'number' | 'name' | 'sign';
  readonly text: string;
  readonly at: number;
}

class Refusal extends Error {
  readonly why: FormulaProblem;
  constructor(why: FormulaProblem) {
    super(why.kind);
    this.why = why;
  }
}

const TOKEN = /\s*(?:(\d+(?:\.\d+)?|\.\d+)|([\p{L}_][\p{L}\p{M}\p{N}_]*)|\[([^[\]]+)\]|([-+*/^(),×·÷−]))/uy;
const SAME: Readonly<Record<string, string>> = { '×': '*', '·': '*', '÷': '/', '−': '-' };

function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  while (text.slice(TOKEN.lastIndex).trim() !== '') {
    const from = TOKEN.lastIndex;
    const found = TOKEN.exec(text);
    const start = from + text.slice(from).search(/\S/);
    if (!found) {
      const what = String.fromCodePoint(text.codePointAt(start) ?? 0);
      throw new Refusal(
        what === '[' ? { kind: 'bracket-open', column: start + 1 } : { kind: 'odd-character', column: start + 1, what },
      );
    }
    const [, number, name, bracketed, sign] = found;
    const at = start + 1;
    if (number !== undefined) tokens.push({ kind: 'number', text: number, at });
    else if (sign !== undefined) tokens.push({ kind: 'sign', text: SAME[sign] ?? sign, at });
    else tokens.push({ kind: 'name', text: (name ?? bracketed ?? '').trim(), at });
  }
  return tokens;
}

class Reader {
  readonly #tokens: readonly Token[];
  readonly #end: number;
  #next = 0;

  constructor(tokens: readonly Token[], end: number) {
    this.#tokens = tokens;
    this.#end = end;
  }

  peek(): Token | undefined {
    return this.#tokens[this.#next];
  }

  sum(depth: number): Expression {
    let left = this.#product(depth);
    for (let sign = this.#take('+', '-'); sign; sign = this.#take('+', '-'))
      left = binary(sign, left, this.#product(depth));
    return left;
  }

  #product(depth: number): Expression {
    let left = this.#signed(depth);
    for (let sign = this.#take('*', '/'); sign; sign = this.#take('*', '/'))
      left = binary(sign, left, this.#signed(depth));
    return left;
  }

  #signed(depth: number): Expression {
    const minus = this.#take('-');
    if (!minus) return this.#power(depth);
    return { kind: 'negative', of: this.#signed(deeper(depth, minus.at)), at: minus.at };
  }

  #power(depth: number): Expression {
    const base = this.#term(depth);
    const sign = this.#take('^');
    return sign ? binary(sign, base, this.#signed(deeper(depth, sign.at))) : base;
  }

  #term(depth: number): Expression {
    const token = this.peek();
    if (!token) throw new Refusal({ kind: 'ends-early', column: this.#end });
    this.#next += 1;
    if (token.kind === 'number') return { kind: 'number', value: Number(token.text), at: token.at };
    if (token.kind === 'name')
      return this.#take('(') ? this.#call(token, depth) : { ...token, name: token.text, kind: 'name' };
    if (token.text !== '(') throw new Refusal({ kind: 'unexpected', column: token.at, what: token.text });
    const inside = this.sum(deeper(depth, token.at));
    this.#close(token);
    return inside;
  }

  #call(name: Token, depth: number): Expression {
    const call = FORMULA_FUNCTIONS.find((one) => one === name.text.toLowerCase());
    if (!call) throw new Refusal({ kind: 'unknown-function', column: name.at, what: name.text });
    const of = [this.sum(deeper(depth, name.at))];
    while (this.#take(',')) of.push(this.sum(deeper(depth, name.at)));
    this.#close(name);
    const takesOne = call === 'abs' || call === 'sqrt' || call === 'ln';
    if (takesOne && of.length !== 1) throw new Refusal({ kind: 'arguments', column: name.at, what: call });
    return { kind: 'call', call, of, at: name.at };
  }

  #close(opened: Token): void {
    if (this.#take(')')) return;
    const token = this.peek();
    throw new Refusal(
      token ? { kind: 'unexpected', column: token.at, what: token.text } : { kind: 'bracket-open', column: opened.at },
    );
  }

  #take(...signs: readonly string[]): Token | null {
    const token = this.peek();
    if (token?.kind !== 'sign' || !signs.includes(token.text)) return null;
    this.#next += 1;
    return token;
  }
}

function deeper(depth: number, column: number): number {
  if (depth >= DEEPEST) throw new Refusal({ kind: 'too-deep', column });
  return depth + 1;
}

// Taken only where the reader asked for one of the five.
const binary = (sign: Token, left: Expression, right: Expression): Expression => ({
  kind: 'binary',
  sign: sign.text as Sign,
  left,
  right,
  at: sign.at,
});
