import type { Answers, TagUse } from './analysis-questions.ts';
import type { AnalysisRows } from './analysis-rows.ts';
import type { ScopedRows } from './analysis-service.ts';
import { attributeOf, FIXED_ATTRIBUTES, interviewField, personField } from './attributes.ts';

/** How much there is, how often each tag is used, and by what it can be compared. */
export function overviewAnswer({ rows, interviewIds }: ScopedRows, all: AnalysisRows): Answers['overview'] {
  const quotes = new Map<string, number>();
  const people = new Map<string, Set<string>>();
  for (const { tagIds, person } of rows) {
    for (const id of new Set(tagIds)) {
      quotes.set(id, (quotes.get(id) ?? 0) + 1);
      people.set(id, (people.get(id) ?? new Set()).add(person));
    }
  }
  const tags: TagUse[] = [...quotes]
    .map(([tagId, count]) => ({ tagId, quotes: count, people: people.get(tagId)?.size ?? 0 }))
    .sort((a, b) => b.people - a.people || b.quotes - a.quotes || (a.tagId < b.tagId ? -1 : 1));
  return {
    quotes: rows.length,
    people: new Set(rows.map(({ person }) => person)).size,
    interviews: interviewIds.length,
    tags,
    attributes: attributesOf(rows, all),
    withdrawn: all.withdrawn(),
  };
}

/** Most values that a table by an attribute can still be read with. */
const MOST_VALUES = 40;

function attributesOf(rows: ScopedRows['rows'], all: AnalysisRows): Answers['overview']['attributes'] {
  const values = new Map<string, Set<string>>();
  const note = (key: string, value: string | null): void => {
    if (value !== null) values.set(key, (values.get(key) ?? new Set()).add(value));
  };
  for (const row of new Map(rows.map((one) => [`${one.interviewId} ${one.person}`, one])).values()) {
    const [interview, person] = [all.interviews.get(row.interviewId), all.participants.get(row.person)];
    for (const key of FIXED_ATTRIBUTES) note(key, attributeOf(key, interview, person));
    for (const [id, value] of Object.entries(person?.attributes ?? {})) note(personField(id), String(value));
    for (const [id, value] of Object.entries(interview?.attributes ?? {})) note(interviewField(id), String(value));
  }
  return [...values]
    .map(([key, set]) => ({ key, values: set.size }))
    .filter((one) => one.values <= MOST_VALUES)
    .sort((a, b) => order(a.key) - order(b.key) || (a.key < b.key ? -1 : 1));
}

const FIXED: readonly string[] = FIXED_ATTRIBUTES;

const order = (key: string): number => (FIXED.includes(key) ? FIXED.indexOf(key) : FIXED.length);
