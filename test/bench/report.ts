/** One figure of a bench: `what` on `engine`. Times in the row's unit. */
export interface Row {
  readonly what: string;
  readonly engine: string;
  readonly unit: 'ms' | 'kB';
  readonly p50: number;
  readonly p95: number;
  readonly n: number;
}

/** Ours divided by theirs, at p95 of one run: smaller is better. */
export interface Ratio {
  readonly what: string;
  readonly against: string;
  readonly p95: number;
}

export interface Budget {
  readonly what: string;
  readonly value: number;
  readonly limit: number;
  readonly unit: 'ms' | 'kB' | '%';
  readonly ok: boolean;
}

export interface Report {
  readonly bench: string;
  readonly size: string;
  readonly seed: number;
  readonly node: string;
  readonly rows: readonly Row[];
  readonly ratios: readonly Ratio[];
  readonly budgets: readonly Budget[];
  readonly ok: boolean;
}

export const OURS = 'throughline';

/** A row of measured values. */
export function row(what: string, engine: string, values: readonly number[], unit: Row['unit'] = 'ms'): Row {
  return { what, engine, unit, p50: quantile(values, 0.5), p95: quantile(values, 0.95), n: values.length };
}

/** Nearest-rank quantile, rounded to hundredths. */
function quantile(values: readonly number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const value = sorted[Math.max(0, Math.ceil(q * sorted.length) - 1)] ?? Number.NaN;
  return Math.round(value * 100) / 100;
}

/** p95 of a row against a limit. */
export const budget = (of: Row, limit: number): Budget => ({
  what: `${of.what} p95`,
  value: of.p95,
  limit,
  unit: of.unit,
  ok: of.p95 <= limit,
});

export function report(bench: string, size: string, rows: readonly Row[], budgets: readonly Budget[]): Report {
  const ratios = rows
    .filter((theirs) => theirs.engine !== OURS)
    .flatMap((theirs) => {
      const ours = rows.find((r) => r.engine === OURS && r.what === theirs.what);
      return ours
        ? [{ what: ours.what, against: theirs.engine, p95: Math.round((ours.p95 / theirs.p95) * 100) / 100 }]
        : [];
    });
  return { bench, size, seed: 1, node: process.version, rows, ratios, budgets, ok: budgets.every((b) => b.ok) };
}

/** The same for people. */
export function table({ bench, size, rows, ratios, budgets, ok }: Report): string {
  const lines = rows.map(
    (r) => `${r.what.padEnd(34)} ${r.engine.padEnd(16)} p50 ${r.p50} ${r.unit}   p95 ${r.p95} ${r.unit}   n ${r.n}`,
  );
  return [
    `${bench} (${size}), Node ${process.version}`,
    ...lines,
    ...ratios.map((r) => `${r.what}: ${r.p95} of ${r.against}`),
    ...budgets.map((b) => `${b.ok ? 'within' : 'OVER  '} ${b.what}: ${b.value} of ${b.limit} ${b.unit}`),
    ok ? 'ok' : 'short of a budget',
  ].join('\n');
}
