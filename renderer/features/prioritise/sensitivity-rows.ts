import { frameworkScore, inputsOf } from '#shared/analysis/frameworks.ts';
import { byKey } from '#shared/analysis/measure.ts';
import type { Framework, PrioritySettings } from '#shared/analysis/priority-settings.ts';
import { type MovableInput, nearestTurn, type Tipping, tippingPoints } from '#shared/analysis/sensitivity.ts';
import { type PriorityRow, reader, scoresOf } from './priority-rows.ts';

/** How many stand at the top: what a team works on next. */
export const TOP = 5;

/** Every estimate of a framework, as one that may move: open scales reach to twice the largest value given. */
export function tippingsOf(
  rows: readonly PriorityRow[],
  framework: Framework,
  settings: PrioritySettings,
): readonly Tipping[] {
  const wanted = inputsOf(framework, settings);
  const movable = wanted.flatMap((input) => {
    const given = rows.map(({ inputs }) => inputs.estimate(input.kind, input.name)?.value ?? 0);
    const most = input.most ?? 2 * Math.max(1, ...given);
    return rows.flatMap((row): MovableInput[] => {
      const value = row.inputs.estimate(input.kind, input.name)?.value;
      if (value === undefined) return [];
      const read = reader(row.inputs);
      const scoreAt = (at: number): number | null =>
        frameworkScore(
          framework,
          settings,
          (kind, name) => (kind === input.kind && name === input.name ? at : read(kind, name)),
          row.inputs,
          row.facts,
        ).value;
      return [{ itemId: row.need.id, name: input.name || input.kind, value, least: input.least, most, scoreAt }];
    });
  });
  return tippingPoints(scoresOf(rows, framework), movable, TOP);
}

export interface WeightTipping {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly leaves: readonly string[];
  readonly enters: readonly string[];
}

/** How far one weight must move, the others staying, for other needs to stand at the top. Weights that cannot do it are left out. */
export function weightTippings(rows: readonly PriorityRow[], settings: PrioritySettings): readonly WeightTipping[] {
  const { criteria } = settings;
  const most = 2 * Math.max(1, ...criteria.map(({ weight }) => weight));
  const topAt = (name: string, weight: number): readonly string[] => {
    const moved = { ...settings, criteria: criteria.map((one) => (one.name === name ? { ...one, weight } : one)) };
    return rows
      .flatMap((row) => {
        const { value } = frameworkScore('weighted', moved, reader(row.inputs), row.inputs, row.facts);
        return value === null ? [] : [{ id: row.need.id as string, value }];
      })
      .sort((a, b) => b.value - a.value || byKey(a.id, b.id))
      .slice(0, TOP)
      .map(({ id }) => id)
      .sort(byKey);
  };
  return criteria
    .flatMap(({ name, weight }): WeightTipping[] => {
      const now = topAt(name, weight);
      const to = nearestTurn(weight, [0, most], (at) => topAt(name, at).join() === now.join());
      if (to === null) return [];
      const then = topAt(name, to);
      return [
        {
          name,
          from: weight,
          to,
          leaves: now.filter((id) => !then.includes(id)),
          enters: then.filter((id) => !now.includes(id)),
        },
      ];
    })
    .sort((a, b) => Math.abs(a.to - a.from) - Math.abs(b.to - b.from) || byKey(a.name, b.name));
}
