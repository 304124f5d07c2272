import { unreachable } from '../domain/assert.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import { type Expression, type FormulaProblem, parseFormula } from './formula-parse.ts';
import { type Unit, unitOf, unitWords } from './formula-units.ts';
import { type Measure, type Reason, unmeasured } from './measure.ts';

export interface Formula {
  readonly text: string;
  /** The names that it reads, each once, in order. */
  readonly names: readonly string[];
  /** Of the result, in words. */
  readonly unit: string;
  readonly evaluate: (read: (name: string) => number | null) => Measure<Readonly<Record<string, number>>>;
}

/** A formula of one's own, checked for names and units before it is ever used. Names are matched without regard to case. */
export function readFormula(text: string, units: Readonly<Record<string, Unit>>): Result<Formula, FormulaProblem> {
  const parsed = parseFormula(text);
  if (!parsed.ok) return parsed;
  const known = new Map(Object.entries(units).map(([name, unit]) => [name.toLowerCase(), { name, unit }]));
  const unit = unitOf(parsed.value, (name) => known.get(name.toLowerCase())?.unit);
  if (!unit.ok) return unit;
  const names = [...new Set(namesIn(parsed.value).map((name) => known.get(name.toLowerCase())?.name ?? name))];
  const words = unitWords(unit.value);
  return ok({
    text,
    names,
    unit: words,
    evaluate: (read) => {
      const parts: Record<string, number> = {};
      for (const name of names) {
        const value = read(name);
        if (value === null) return unmeasured({ kind: 'missing-part', what: name });
        parts[name] = value;
      }
      const result = valueIn(parsed.value, (name) => parts[known.get(name.toLowerCase())?.name ?? name] ?? 0);
      if (!result.ok) return unmeasured(result.problem);
      return { value: result.value, parts, n: names.length, unit: words, status: 'ok' };
    },
  });
}

function namesIn(expression: Expression): readonly string[] {
  switch (expression.kind) {
    case 'number':
      return [];
    case 'name':
      return [expression.name];
    case 'negative':
      return namesIn(expression.of);
    case 'binary':
      return [...namesIn(expression.left), ...namesIn(expression.right)];
    case 'call':
      return expression.of.flatMap(namesIn);
    default:
      return unreachable(expression);
  }
}

function valueIn(expression: Expression, read: (name: string) => number): Result<number, Reason> {
  const result = raw(expression, read);
  if (!result.ok || Number.isFinite(result.value)) return result;
  return fail({ kind: 'not-finite', column: expression.at });
}

function raw(expression: Expression, read: (name: string) => number): Result<number, Reason> {
  switch (expression.kind) {
    case 'number':
      return ok(expression.value);
    case 'name':
      return ok(read(expression.name));
    case 'negative': {
      const of = valueIn(expression.of, read);
      return of.ok ? ok(-of.value) : of;
    }
    case 'binary': {
      const left = valueIn(expression.left, read);
      const right = valueIn(expression.right, read);
      if (!left.ok) return left;
      if (!right.ok) return right;
      return joined(expression.sign, left.value, right.value, expression.at);
    }
    case 'call': {
      const of: number[] = [];
      for (const one of expression.of) {
        const value = valueIn(one, read);
        if (!value.ok) return value;
        of.push(value.value);
      }
      return ok(called(expression.call, of));
    }
    default:
      return unreachable(expression);
  }
}

function joined(
  sign: Extract<Expression, { kind: 'binary' }>['sign'],
  a: number,
  b: number,
  column: number,
): Result<number, Reason> {
  switch (sign) {
    case '+':
      return ok(a + b);
    case '-':
      return ok(a - b);
    case '*':
      return ok(a * b);
    case '/':
      return b === 0 ? fail({ kind: 'division-by-zero', column }) : ok(a / b);
    case '^':
      return ok(a ** b);
    default:
      return unreachable(sign);
  }
}

function called(call: Extract<Expression, { kind: 'call' }>['call'], of: readonly number[]): number {
  switch (call) {
    case 'min':
      return Math.min(...of);
    case 'max':
      return Math.max(...of);
    case 'mean':
      return of.reduce((sum, one) => sum + one, 0) / of.length;
    case 'abs':
      return Math.abs(of[0] ?? 0);
    case 'sqrt':
      return Math.sqrt(of[0] ?? 0);
    case 'ln':
      return Math.log(of[0] ?? 0);
    default:
      return unreachable(call);
  }
}
