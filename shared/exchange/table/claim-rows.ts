import type { Need } from '../../domain/need.ts';
import { nameKey } from '../../domain/participant.ts';
import {
  type DraftGoal,
  type DraftLink,
  type DraftMemo,
  type DraftMetric,
  type DraftNeed,
  type DraftScore,
  draftOf,
  type ImportDraft,
  type Key,
  originOf,
} from '../import-records.ts';
import type { RecordProblems } from '../record-problems.ts';
import { namesOf, numberOf } from './cell-values.ts';
import { TABLE_SYSTEM } from './people-rows.ts';
import type { RoleRow, TableOptions } from './table-rows.ts';

/** Needs out of rows. A parent is named by its title; importance and satisfaction become estimates of the day. */
export function needsDraft(
  rows: readonly RoleRow[],
  { file, today }: TableOptions,
  problems: RecordProblems,
): ImportDraft {
  const [scores, memos, links]: [DraftScore[], DraftMemo[], DraftLink[]] = [[], [], []];
  const goals = new Map<Key, DraftGoal>();
  const needs: DraftNeed[] = [];
  const titles = titlesOf(rows, 'need', problems);
  for (const row of titled(rows, problems)) {
    const key = `need ${row.externalId}`;
    const origin = (part: string) => originOf(TABLE_SYSTEM, file, `${part} ${key}`);
    needs.push({
      key,
      origin: originOf(TABLE_SYSTEM, file, key),
      title: row.text('title'),
      form: formOf(row.text('form')),
      status: statusOf(row.text('status')),
      parent: parentOf(row, titles, problems),
    });
    for (const kind of ['importance', 'satisfaction'] as const) {
      const value = figure(row, kind, problems);
      if (value === null) continue;
      scores.push({
        key: `${kind} ${key}`,
        origin: origin(kind),
        about: key,
        kind,
        value,
        at: today,
        source: 'estimate',
      });
    }
    const description = row.text('description');
    if (description !== '') memos.push({ key: `memo ${key}`, origin: origin('memo'), about: key, text: description });
    for (const title of namesOf(row.cell('goal'))) {
      const goal = `goal ${nameKey(title)}`;
      goals.set(goal, { key: goal, origin: originOf(TABLE_SYSTEM, file, goal), title });
      links.push({ key: `${key} ${goal}`, origin: origin(goal), from: key, to: goal, stance: 'supports' });
    }
  }
  return draftOf({ needs: parentsFirst(needs, problems), scores, memos, links, goals: [...goals.values()] });
}

/** Goals out of rows, each with the metric that reads it. Several rows of one title are one goal with several metrics. */
export function goalsDraft(
  rows: readonly RoleRow[],
  { file, today }: TableOptions,
  problems: RecordProblems,
): ImportDraft {
  const goals = new Map<string, DraftGoal>();
  const metrics: DraftMetric[] = [];
  const titles = titlesOf(rows, 'goal', null);
  for (const row of titled(rows, problems)) {
    const title = row.text('title');
    const key = titles.get(nameKey(title)) ?? `goal ${row.externalId}`;
    if (!goals.has(key)) {
      goals.set(key, {
        key,
        origin: originOf(TABLE_SYSTEM, file, key),
        title,
        reason: row.text('description'),
        owner: row.text('owner'),
        startsAt: row.day('start'),
        endsAt: row.day('due'),
        parent: parentOf(row, titles, problems),
      });
    }
    const [baseline, target, current] = (['baseline', 'target', 'current'] as const).map((role) =>
      figure(row, role, problems),
    );
    const name = row.text('metric');
    if (name === '' && baseline === null && target === null && current === null) continue;
    metrics.push({
      key: `metric ${row.externalId}`,
      origin: originOf(TABLE_SYSTEM, file, `metric ${row.externalId}`),
      goal: key,
      name: name || title,
      unit: row.text('unit'),
      baseline: baseline ?? null,
      target: target ?? null,
      dueAt: row.day('due'),
      current: current === null || current === undefined ? undefined : { value: current, at: today },
    });
  }
  return draftOf({ goals: parentsFirst([...goals.values()], problems), metrics });
}

function titled(rows: readonly RoleRow[], problems: RecordProblems): readonly RoleRow[] {
  return rows.filter((row) => {
    if (row.text('title') === '') problems.error('The row has no title and was left out.', { line: row.line });
    return row.text('title') !== '';
  });
}

/** Keys by title; of rows with the same title the first. */
function titlesOf(rows: readonly RoleRow[], kind: string, problems: RecordProblems | null): ReadonlyMap<string, Key> {
  const titles = new Map<string, Key>();
  for (const row of rows) {
    const title = nameKey(row.text('title'));
    if (title === '') continue;
    if (titles.has(title)) problems?.warn(`"${row.text('title')}" is there twice; both were read.`, { line: row.line });
    else titles.set(title, `${kind} ${row.externalId}`);
  }
  return titles;
}

function parentOf(row: RoleRow, titles: ReadonlyMap<string, Key>, problems: RecordProblems): Key | null | undefined {
  const title = row.text('parent');
  if (title === '') return undefined;
  const key = titles.get(nameKey(title));
  if (key !== undefined) return key;
  problems.warn(`The parent "${title}" is not in the table; the row stands on the top level.`, { line: row.line });
  return null;
}

/** Parents before children. What is its own ancestor is put on the top level. */
export function parentsFirst<T extends { readonly key: Key; readonly parent?: Key | null | undefined }>(
  list: readonly T[],
  problems: RecordProblems,
): readonly T[] {
  const byKey = new Map(list.map((item) => [item.key, item]));
  const done = new Map<Key, T>();
  for (const item of list) {
    const way: T[] = [];
    let at: T | undefined = item;
    while (at && !done.has(at.key) && !way.includes(at)) {
      way.push(at);
      at = at.parent ? byKey.get(at.parent) : undefined;
    }
    const loops = at !== undefined && !done.has(at.key);
    if (loops) problems.warn('Some rows are parents of each other; one of them was put on the top level.');
    for (const [i, own] of way.reverse().entries())
      done.set(own.key, loops && i === 0 ? { ...own, parent: null } : own);
  }
  return [...done.values()];
}

function figure(row: RoleRow, role: string, problems: RecordProblems): number | null {
  const value = numberOf(row.cell(role));
  if (value === null && row.text(role) !== '') {
    problems.warn(`"${row.text(role).slice(0, 40)}" is no figure; it was left out.`, { line: row.line, column: role });
  }
  return value;
}

const formOf = (text: string): Need['form'] | undefined =>
  /pain|problem|frustrat/i.test(text)
    ? 'pain'
    : /wish|want|desire|idea/i.test(text)
      ? 'wish'
      : /job|need/i.test(text)
        ? 'job'
        : undefined;

const statusOf = (text: string): Need['status'] | undefined =>
  /target|now|active|progress/i.test(text)
    ? 'target'
    : /park|later|hold|backlog/i.test(text)
      ? 'parked'
      : /met|done|shipped|closed/i.test(text)
        ? 'met'
        : /open|new/i.test(text)
          ? 'open'
          : undefined;
