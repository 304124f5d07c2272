import { setFields } from '#renderer/data/actions/field-actions.ts';
import { type App, authorship } from '#renderer/data/app.ts';
import type { CommitProblem } from '#renderer/data/commit.ts';
import { ordered } from '#renderer/data/queries/record-queries.ts';
import { ruleWorld } from '#renderer/data/rules-in-change.ts';
import { insert, label } from '#shared/domain/change.ts';
import type { Highlight } from '#shared/domain/highlight.ts';
import type { Id } from '#shared/domain/ids.ts';
import { ok, type Result } from '#shared/domain/result.ts';
import { newRule, type Rule } from '#shared/domain/rule.ts';
import { fitsSegment, type RuleEffect, ruleEffects, ruleOps } from '#shared/domain/rule-effects.ts';

export type RuleInput = Pick<Rule, 'title' | 'whenTagId' | 'whenSegment' | 'act' | 'targetId'>;

export async function createRule(app: App, input: RuleInput): Promise<Result<Id<'rule'>, CommitProblem>> {
  const last = ordered(await app.db.rules.toArray()).at(-1)?.order ?? null;
  const id = app.newId('rule');
  const op = insert('rules', newRule(id, { ...input, order: app.orderBetween(last, null) }, authorship(app)));
  const done = await app.run({ label: label('change.create', { kind: 'rule' }), ops: [op] });
  return done.ok ? ok(id) : done;
}

export const changeRule = (app: App, id: Id<'rule'>, fields: Partial<RuleInput & Pick<Rule, 'on'>>) =>
  setFields(app, 'rules', id, fields);

export interface RuleReading {
  /** Highlights that have the rule's tag and are from its segment. */
  readonly fits: number;
  /** What a run now would do. */
  readonly effects: readonly RuleEffect[];
}

/** What a rule would do now; nothing is written. */
export async function readRule(app: App, rule: Rule): Promise<RuleReading> {
  const highlights = await tagged(app, rule);
  const world = await ruleWorld(app.db, highlights);
  const effects = ruleEffects(
    [rule],
    highlights.map((highlight) => ({ highlight, got: highlight.tagIds })),
    world,
  );
  return { fits: highlights.filter((one) => fitsSegment(rule, world.segmentOf(one))).length, effects };
}

export interface RuleRun {
  readonly proposed: number;
  readonly tagged: number;
}

/** Runs rules over all highlights: one step, however many. What is joined, turned down or proposed already is left as it is. */
export async function runRules(app: App, rules: readonly Rule[]): Promise<Result<RuleRun, CommitProblem>> {
  const found = new Map<string, Highlight>();
  for (const rule of rules) for (const one of await tagged(app, rule)) found.set(one.id, one);
  const highlights = [...found.values()];
  const world = await ruleWorld(app.db, highlights);
  const effects = ruleEffects(
    rules,
    highlights.map((highlight) => ({ highlight, got: highlight.tagIds })),
    world,
  );
  const done = await app.run({
    label: label('change.run-rule', { count: effects.length }),
    ops: ruleOps(effects, authorship(app), () => app.newId('evidence')),
  });
  if (!done.ok) return done;
  const tags = effects.filter(({ rule }) => rule.act === 'tag').length;
  return ok({ proposed: effects.length - tags, tagged: tags });
}

async function tagged(app: App, { whenTagId }: Rule): Promise<readonly Highlight[]> {
  const all = await app.db.highlights.where('tagIds').equals(whenTagId).toArray();
  return all.filter(({ deletedAt }) => deletedAt === null);
}
