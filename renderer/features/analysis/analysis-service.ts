import type { Database } from '#renderer/data/db.ts';
import { CoOccurrence } from '#shared/analysis/co-occurrence.ts';
import { crossTab } from '#shared/analysis/cross-tab.ts';
import { orderSensitivity, saturation } from '#shared/analysis/saturation.ts';
import { sentiment } from '#shared/analysis/sentiment.ts';
import { timeline } from '#shared/analysis/timeline.ts';
import { unreachable } from '#shared/domain/assert.ts';
import type { Interview } from '#shared/domain/interview.ts';
import type { Answers, AnswerTo, Question, Scope } from './analysis-questions.ts';
import { type AnalysisRow, createAnalysisRows } from './analysis-rows.ts';
import { agreementAnswer } from './answer-agreement.ts';
import { overviewAnswer } from './answer-overview.ts';
import { quotesIn } from './answer-quotes.ts';
import { speakersAnswer } from './answer-speakers.ts';
import { togetherAnswer } from './answer-together.ts';
import { wordsAnswer } from './answer-words.ts';
import { attributeOf } from './attributes.ts';
import { tagTests } from './tag-tests.ts';

export interface AnalysisService {
  /** The answer as of change `seq` or later; without it, as of now. */
  ask<Q extends Question>(question: Q, seq?: number): Promise<AnswerTo<Q>>;
}

/** Rows of one scope, and what was worked out from them. */
export interface ScopedRows {
  readonly rows: readonly AnalysisRow[];
  /** Interviews of the scope that were held, quoted or not. */
  readonly interviewIds: readonly string[];
  readonly index: CoOccurrence;
}

/** Answers every question about the quotes of a workspace. Runs in the worker, and in tests. */
export function createAnalysisService(db: Database): AnalysisService {
  const all = createAnalysisRows(db);
  let known: (ScopedRows & { readonly key: string }) | null = null;
  let turn: Promise<unknown> = Promise.resolve();

  function scoped(scope: Scope, changed: readonly string[] | null): ScopedRows {
    const { study, goalInterviews, only: part } = scope;
    const key = JSON.stringify([study, goalInterviews, part]);
    const under = goalInterviews && new Set(goalInterviews);
    const isIn = (id: string): boolean =>
      (study === undefined || all.interviews.get(id)?.studyId === study) && (!under || under.has(id));
    const has = part && readerOf(part.attribute);
    const of = (source: string): readonly AnalysisRow[] =>
      (all.bySource.get(source) ?? []).filter((row) => isIn(row.interviewId) && (!has || has(row) === part.value));
    if (known?.key === key && changed?.length === 0) return known;
    const rows = [...all.bySource.keys()].sort().flatMap(of);
    const interviewIds = [...all.interviews.values()]
      .filter((one) => one.stage === 'held' && isIn(one.id) && (!part || isOf(one, part)))
      .map(({ id }) => id)
      .sort();
    if (known?.key === key && changed !== null) {
      for (const source of changed) known.index.replaceSource(source, of(source));
      known = { ...known, rows, interviewIds };
    } else known = { key, rows, interviewIds, index: new CoOccurrence(rows) };
    return known;
  }

  const readerOf = (key: string) => (row: AnalysisRow) =>
    attributeOf(key, all.interviews.get(row.interviewId), all.participants.get(row.person));

  async function answer(question: Question, seq?: number): Promise<Answers[keyof Answers]> {
    const changed = await all.catchUp(seq);
    const own = scoped(question.scope, changed);
    switch (question.kind) {
      case 'overview':
        return overviewAnswer(own, all);
      case 'attribute': {
        const groupOf = byId(readerOf(question.attribute), own.rows);
        const people = crossTab(own.rows, groupOf, 'people');
        const table = question.by === 'people' ? people : crossTab(own.rows, groupOf, 'quotes');
        return { table, tests: tagTests(people) };
      }
      case 'together':
        return togetherAnswer(own.index, own.rows, question.most);
      case 'time':
        return timeline(own.rows, daysOf(own.interviewIds), question.tagIds, question.period, question.by);
      case 'words':
        return wordsAnswer(own.rows, readerOf(question.attribute), question.value);
      case 'sentiment': {
        const tags = { positive: new Set(question.positive), negative: new Set(question.negative) };
        const set = new Set([...question.positive, ...question.negative]);
        const used = [...new Set(own.rows.flatMap(({ tagIds }) => tagIds))].filter((id) => !set.has(id)).sort();
        return {
          all: sentiment(own.rows, tags),
          byTag: used.map((tagId) => ({
            tagId,
            found: sentiment(
              own.rows.filter(({ tagIds }) => tagIds.includes(tagId)),
              tags,
            ),
          })),
        };
      }
      case 'coded': {
        const asked = new Set(question.tagIds);
        return own.rows
          .filter(({ tagIds }) => tagIds.some((id) => asked.has(id)))
          .map(({ id, person, tagIds }) => ({ id, person, tagIds }));
      }
      case 'values': {
        const read = readerOf(question.attribute);
        return [...new Set(own.rows.flatMap((row) => read(row) ?? []))].sort();
      }
      case 'speakers':
        return speakersAnswer(db, own.interviewIds);
      case 'saturation': {
        const interviews = codedInterviews(own);
        return {
          found: saturation(interviews, question.settings),
          order: orderSensitivity(interviews, question.settings),
        };
      }
      case 'agreement':
        return agreementAnswer(db, own.rows, question.unit, question.coders);
      case 'quotes':
        return quotesIn(own.rows, question.cell, readerOf, (id) => all.interviews.get(id)?.heldAt ?? null);
      default:
        return unreachable(question);
    }
  }

  /** An interview is of a value when it has it, or one of its people. */
  const isOf = (interview: Interview, { attribute, value }: NonNullable<Scope['only']>): boolean =>
    [undefined, ...interview.participantIds].some(
      (id) => attributeOf(attribute, interview, all.participants.get(id ?? '')) === value,
    );

  const daysOf = (ids: readonly string[]): ReadonlyMap<string, string | null> =>
    new Map(ids.map((id) => [id, all.interviews.get(id)?.heldAt ?? null]));

  function codedInterviews({ rows, interviewIds }: ScopedRows) {
    const tags = new Map(interviewIds.map((id) => [id, new Set<string>()]));
    for (const { interviewId, tagIds } of rows) for (const id of tagIds) tags.get(interviewId)?.add(id);
    return [...tags].map(([id, tagIds]) => ({
      id,
      heldAt: all.interviews.get(id)?.heldAt ?? null,
      tagIds: [...tagIds].sort(),
    }));
  }

  return {
    ask(question, seq) {
      // One at a time: an answer never sees half of what another one is reading in.
      const next = turn.then(
        () => answer(question, seq),
        () => answer(question, seq),
      );
      turn = next.catch(() => undefined);
      // The answer's kind follows from the question's, by the switch above.
      return next as Promise<AnswerTo<typeof question>>;
    },
  };
}

/** `crossTab` asks by the plain row; those given are the rows of this scope. */
const byId = (value: (row: AnalysisRow) => string | null, rows: readonly AnalysisRow[]) => {
  const values = new Map(rows.map((row) => [row.id as string, value(row)]));
  return ({ id }: { readonly id: string }): string | null => values.get(id) ?? null;
};
