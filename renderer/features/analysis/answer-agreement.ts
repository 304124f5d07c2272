import type { Database } from '#renderer/data/db.ts';
import {
  type AgreementTable,
  addTables,
  alphaOfTable,
  cohenKappa,
  holsti,
  percentAgreement,
} from '#shared/analysis/agreement.ts';
import {
  agreementTable,
  type CodedBlock,
  type CodingMark,
  disagreements,
  type UnitKind,
  unitsOf,
} from '#shared/analysis/coding-units.ts';
import { byKey } from '#shared/analysis/measure.ts';
import { textBlocks } from '#shared/domain/body.ts';
import type { Highlight } from '#shared/domain/highlight.ts';
import type { Id } from '#shared/domain/ids.ts';
import type { Answers, CoderPair, OpenDisagreement } from './analysis-questions.ts';
import type { AnalysisRow } from './analysis-rows.ts';

/** How far two authors put the same tags on the same words, over the interviews in which both have tagged. */
export async function agreementAnswer(
  db: Database,
  rows: readonly AnalysisRow[],
  unit: UnitKind,
  wanted: readonly [string, string] | null,
): Promise<Answers['agreement']> {
  const coders = codersOf(rows);
  const chosen = wanted ?? pairOf(coders.map(({ id }) => id));
  const none = { coders, chosen, interviews: 0, units: 0, overall: null, tags: [], open: [], apart: 0 };
  if (chosen === null) return none;
  const both = interviewsOfBoth(rows, chosen);
  if (both.size === 0) return none;
  const own = rows.filter(({ interviewId }) => both.has(interviewId));
  const { blocks, placeOf } = await textsOf(db, [...both].sort());
  const marks = await marksOf(db, own, blocks, chosen);
  const units = unitsOf(blocks, unit, marks);
  const tagIds = [...new Set(marks.map(({ tagId }) => tagId))].sort(byKey);
  const tables = tagIds.map((tagId) => agreementTable(units, marks, tagId, chosen));
  const apart = disagreements(units, marks, tagIds, chosen);
  const open = apart.slice(0, MOST_OPEN).flatMap((one): OpenDisagreement[] => {
    const place = placeOf.get(one.block);
    const text = place?.text.slice(one.start, one.end) ?? '';
    const mark = marks.find(
      (m) =>
        m.coder === one.coder &&
        m.tagId === one.tagId &&
        m.block === one.block &&
        m.start < one.end &&
        m.end > one.start,
    );
    if (!place || !mark || text.trim() === '') return [];
    return [{ ...one, text, interviewId: place.interviewId, source: place.source, highlightId: mark.highlightId }];
  });
  return {
    coders,
    chosen,
    interviews: both.size,
    units: units.reduce((sum, { weight }) => sum + weight, 0),
    overall: tables.length === 0 ? null : pairFor(null, addTables(tables)),
    tags: tagIds.flatMap((tagId, i) => (tables[i] ? [pairFor(tagId, tables[i])] : [])),
    open,
    apart: apart.length,
  };
}

/** More are not settled in one sitting; those behind come up as the first are settled. */
const MOST_OPEN = 500;

const pairFor = (tagId: string | null, table: AgreementTable): CoderPair => ({
  tagId,
  table,
  percent: percentAgreement(table),
  kappa: cohenKappa(table),
  alpha: alphaOfTable(table),
  holsti: holsti(table),
});

/** Everybody who has put on a tag, the busiest first. */
function codersOf(rows: readonly AnalysisRow[]): Answers['agreement']['coders'] {
  const counts = new Map<string, number>();
  for (const { coders } of rows) for (const coder of coders.values()) counts.set(coder, (counts.get(coder) ?? 0) + 1);
  return [...counts].map(([id, tags]) => ({ id, tags })).sort((a, b) => b.tags - a.tags || byKey(a.id, b.id));
}

const pairOf = ([first, second]: readonly string[]): readonly [string, string] | null =>
  first === undefined || second === undefined ? null : [first, second];

function interviewsOfBoth(rows: readonly AnalysisRow[], coders: readonly [string, string]): ReadonlySet<string> {
  const [first, second] = coders.map(
    (coder) => new Set(rows.filter((row) => [...row.coders.values()].includes(coder)).map((row) => row.interviewId)),
  );
  return new Set([...(first ?? [])].filter((id) => second?.has(id)));
}

interface TextPlace {
  readonly interviewId: Id<'interview'>;
  readonly source: string;
  readonly text: string;
}

/** All texts of these interviews in reading order: segments of the transcript, then blocks of the notes. */
async function textsOf(db: Database, interviewIds: readonly string[]) {
  const blocks: CodedBlock[] = [];
  const placeOf = new Map<string, TextPlace>();
  const add = (interviewId: Id<'interview'>, source: string, list: readonly CodedBlock[]): void => {
    for (const { id, text } of list) {
      blocks.push({ id, text });
      placeOf.set(id, { interviewId, source, text });
    }
  };
  const wanted = new Set<string>(interviewIds);
  // One look at the table: a look per interview takes longer than all of them together.
  for (const transcript of await db.transcripts.toArray()) {
    if (transcript.deletedAt !== null || !wanted.has(transcript.interviewId)) continue;
    const segments = await db.segments
      .where('[transcriptId+order]')
      .between([transcript.id, ''], [transcript.id, '\uffff'])
      .toArray();
    add(
      transcript.interviewId,
      transcript.id,
      segments.filter(({ deletedAt }) => deletedAt === null),
    );
  }
  for (const note of await db.notes.toArray()) {
    if (!wanted.has(note.interviewId)) continue;
    const body = note.deletedAt === null ? await db.bodies.where('ownerId').equals(note.id).first() : undefined;
    if (body) add(note.interviewId, note.id, textBlocks(body));
  }
  return { blocks, placeOf };
}

type PlacedMark = CodingMark & { readonly highlightId: Id<'highlight'> };

/** Who marked what, block by block: a highlight over several blocks marks the end of the first, all between, the start of the last. */
async function marksOf(
  db: Database,
  rows: readonly AnalysisRow[],
  blocks: readonly CodedBlock[],
  coders: readonly [string, string],
): Promise<readonly PlacedMark[]> {
  const numbers = new Map(blocks.map(({ id }, i) => [id, i]));
  const found = await db.highlights.bulkGet(rows.map(({ id }) => id));
  return rows.flatMap((row, i) => {
    const anchor = found[i]?.anchor;
    if (!anchor) return [];
    const ranges = rangesIn(anchor, numbers, blocks);
    return [...row.coders].flatMap(([tagId, coder]) =>
      coders.includes(coder) ? ranges.map((range) => ({ ...range, coder, tagId, highlightId: row.id })) : [],
    );
  });
}

function rangesIn(
  anchor: Highlight['anchor'],
  numbers: ReadonlyMap<string, number>,
  blocks: readonly CodedBlock[],
): readonly Pick<CodingMark, 'block' | 'start' | 'end'>[] {
  const first = numbers.get(anchor.block);
  const last = anchor.endBlock === null ? first : numbers.get(anchor.endBlock);
  if (first === undefined || last === undefined) return [];
  return blocks.slice(first, last + 1).map(({ id, text }, i) => ({
    block: id,
    start: i === 0 ? anchor.start : 0,
    end: first + i === last ? anchor.end : text.length,
  }));
}
