import { unreachable } from '../domain/assert.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import type { Expression, FormulaProblem } from './formula-parse.ts';

/** Unit names with their powers: `{ people: 1, 'person-months': -1 }`. Empty: a plain figure. `any`: a number as written, fits all. */
export type Unit = Readonly<Record<string, number>> | 'any';

/** The unit of the whole, or where two units clash. Only like is added to like, compared with like; a written number fits everything. */
export function unitOf(
  expression: Expression,
  unitOfName: (name: string) => Unit | undefined,
): Result<Unit, FormulaProblem> {
  switch (expression.kind) {
    case 'number':
      return ok('any');
    case 'name': {
      const unit = unitOfName(expression.name);
      if (unit === undefined) return fail({ kind: 'unknown-name', column: expression.at, what: expression.name });
      return ok(unit);
    }
    case 'negative':
      return unitOf(expression.of, unitOfName);
    case 'binary': {
      const left = unitOf(expression.left, unitOfName);
      const right = unitOf(expression.right, unitOfName);
      if (!left.ok) return left;
      if (!right.ok) return right;
      return joined(expression, left.value, right.value);
    }
    case 'call': {
      let unit: Unit = 'any';
      for (const one of expression.of) {
        const found = unitOf(one, unitOfName);
        if (!found.ok) return found;
        const same = alike(unit, found.value, one.at);
        if (!same.ok) return same;
        unit = same.value;
      }
      if (expression.call === 'sqrt') return ok(power(unit, 0.5));
      if (expression.call === 'ln')
        return isPlain(unit) ? ok(unit) : fail({ kind: 'unit-power', column: expression.at, what: unitWords(unit) });
      return ok(unit);
    }
    default:
      return unreachable(expression);
  }
}

/** `people / person-months`; empty for a plain figure. */
export function unitWords(unit: Unit): string {
  if (unit === 'any') return '';
  const part = (sign: 1 | -1): string =>
    Object.entries(unit)
      .filter(([, power]) => Math.sign(power) === sign)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, power]) => (Math.abs(power) === 1 ? name : `${name}^${Math.abs(power)}`))
      .join(' · ');
  const [over, under] = [part(1), part(-1)];
  return under === '' ? over : `${over === '' ? '1' : over} / ${under}`;
}

type Binary = Extract<Expression, { kind: 'binary' }>;

function joined({ sign, right, at }: Binary, a: Unit, b: Unit): Result<Unit, FormulaProblem> {
  switch (sign) {
    case '+':
    case '-':
      return alike(a, b, at);
    case '*':
      return ok(times(a, b, 1));
    case '/':
      return ok(times(a, b, -1));
    case '^':
      if (!isPlain(b)) return fail({ kind: 'unit-power', column: right.at, what: unitWords(b) });
      if (isPlain(a)) return ok(a);
      // The unit of people to the power of an unknown figure is not known.
      return right.kind === 'number'
        ? ok(power(a, right.value))
        : fail({ kind: 'unit-power', column: at, what: unitWords(a) });
    default:
      return unreachable(sign);
  }
}

function alike(a: Unit, b: Unit, column: number): Result<Unit, FormulaProblem> {
  if (a === 'any') return ok(b);
  if (b === 'any') return ok(a);
  const [one, other] = [unitWords(a), unitWords(b)];
  return one === other ? ok(a) : fail({ kind: 'unit-clash', column, units: [one, other] });
}

function times(a: Unit, b: Unit, sign: 1 | -1): Unit {
  if (b === 'any') return a;
  const powers: Record<string, number> = a === 'any' ? {} : { ...a };
  for (const [name, one] of Object.entries(b)) {
    const sum = (powers[name] ?? 0) + sign * one;
    if (sum === 0) delete powers[name];
    else powers[name] = sum;
  }
  return powers;
}

const power = (unit: Unit, by: number): Unit =>
  unit === 'any' ? unit : Object.fromEntries(Object.entries(unit).map(([name, one]) => [name, one * by]));

const isPlain = (unit: Unit): boolean => unit === 'any' || Object.keys(unit).length === 0;
