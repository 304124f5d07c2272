import { anchorAt, type TextBlock } from '../anchor.ts';
import { must } from '../assert.ts';
import { textBlocks } from '../body.ts';
import { bodyFromLines } from '../body-from-lines.ts';
import { insert } from '../change.ts';
import { newHighlight } from '../highlight.ts';
import type { AnyId, Id } from '../ids.ts';
import { newInterview } from '../interview.ts';
import { newNote } from '../note.ts';
import { newSegment, newTranscript } from '../transcript.ts';
import { planAsking, planLineMarks, questionAnswered } from './plan-guides.ts';
import { readTalk, type Turn } from './read-talk.ts';
import { idOf, ORIGIN, planBody, type SamplePlan } from './sample-plan.ts';
import { QUOTES, type SampleQuote } from './sample-quotes.ts';
import { PEOPLE, type PersonKey, type SampleSource, SOURCES, type SourceKey } from './sample-sources.ts';

/** Interviews with their transcripts and notes, and the highlights in them. */
export function planSources(plan: SamplePlan): void {
  // Object.entries widens the keys of a const object to string.
  for (const [key, source] of Object.entries(SOURCES) as [SourceKey, SampleSource][]) {
    const made = planSource(plan, key, source);
    for (const [quoteKey, quote] of Object.entries(QUOTES)) {
      if (quote.source === key) planHighlight(plan, quoteKey, quote, made);
    }
  }
}

interface SourceIds {
  readonly interviewId: Id<'interview'>;
  readonly texts: { readonly source: AnyId; readonly blocks: readonly SpokenBlock[] }[];
}
interface SpokenBlock extends TextBlock {
  readonly person: PersonKey | null;
}

function planSource(plan: SamplePlan, key: SourceKey, source: SampleSource): SourceIds {
  const interviewId = plan.input.newId('interview');
  plan.sourceIds.set(key, interviewId);
  const turns = source.talk === null ? [] : readTalk(source.talk);
  const fields = {
    title: source.title,
    kind: source.kind,
    heldAt: plan.input.day(-source.daysAgo),
    language: 'en',
    studyId: idOf(plan.studyIds, source.study),
    participantIds: source.people.map((person) => idOf(plan.personIds, person)),
    ...planAsking(plan, key, (says) => turns.find(({ text }) => text.startsWith(says))?.startMs ?? null),
    origin: ORIGIN,
  };
  plan.ops.push(insert('interviews', newInterview(interviewId, fields, plan.input)));
  const made: SourceIds = { interviewId, texts: [] };
  if (turns.length > 0) planTalk(plan, key, turns, made);
  if (source.note !== null) planNote(plan, key, source.note, made);
  return made;
}

function planTalk(plan: SamplePlan, key: SourceKey, turns: readonly Turn[], { interviewId, texts }: SourceIds): void {
  const { newId, orderKeys } = plan.input;
  const transcriptId = newId('transcript');
  const labels = [...new Set(turns.map((turn) => turn.speaker))];
  const speakers = labels.map((name, i) => {
    const person = personNamed(name);
    return { key: `s${i + 1}`, name, participantId: person ? idOf(plan.personIds, person) : null };
  });
  plan.ops.push(
    insert('transcripts', newTranscript(transcriptId, { interviewId, speakers, origin: ORIGIN }, plan.input)),
  );
  const order = orderKeys(null, turns.length);
  const blocks = turns.map((turn, i): SpokenBlock => {
    const id = newId('segment');
    const speaker = must(speakers[labels.indexOf(turn.speaker)], 'a speaker').key;
    const questionId = questionAnswered(plan, key, turn.text);
    const fields = {
      ...turn,
      speaker,
      transcriptId,
      questionId,
      order: must(order[i], 'an order key'),
      origin: ORIGIN,
    };
    plan.ops.push(insert('segments', newSegment(id, fields, plan.input)));
    return { id, text: turn.text, person: personNamed(turn.speaker) };
  });
  texts.push({ source: transcriptId, blocks });
}

function planNote(
  plan: SamplePlan,
  key: SourceKey,
  note: { readonly title: string; readonly blocks: readonly string[] },
  made: SourceIds,
): void {
  const id = plan.input.newId('note');
  const content = bodyFromLines(note.blocks, plan.input.newBlockId);
  const lines = textBlocks(content);
  const marks = planLineMarks(plan, key, lines);
  const fields = { interviewId: made.interviewId, title: note.title, marks, origin: ORIGIN };
  plan.ops.push(insert('notes', newNote(id, fields, plan.input)));
  planBody(plan, id, content);
  made.texts.push({ source: id, blocks: lines.map((block) => ({ ...block, person: null })) });
}

function planHighlight(plan: SamplePlan, key: string, quote: SampleQuote, { interviewId, texts }: SourceIds): void {
  for (const { source, blocks } of texts) {
    const block = blocks.find(({ text }) => text.includes(quote.words));
    if (!block) continue;
    const start = block.text.indexOf(quote.words);
    const anchor = anchorAt(
      source,
      blocks,
      { block: block.id, offset: start },
      { block: block.id, offset: start + quote.words.length },
    );
    const id = plan.input.newId('highlight');
    plan.quoteIds.set(key, id);
    const person = quote.person === undefined ? block.person : quote.person;
    const fields = {
      interviewId,
      anchor: must(anchor, 'an anchor'),
      tagIds: quote.tags.map((tag) => idOf(plan.tagIds, tag)),
      participantId: person === null ? null : idOf(plan.personIds, person),
      origin: ORIGIN,
    };
    plan.ops.push(insert('highlights', newHighlight(id, fields, plan.input)));
    return;
  }
  must(null, `the words of the sample's quote ${key}`);
}

/** The person whose first name a speaker label is. */
function personNamed(label: string): PersonKey | null {
  // Object.keys widens the keys of a const object to string.
  const keys = Object.keys(PEOPLE) as PersonKey[];
  return keys.find((key) => PEOPLE[key].name.startsWith(`${label} `)) ?? null;
}
