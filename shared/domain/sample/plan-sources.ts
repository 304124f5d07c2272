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
import { readTalk } from './read-talk.ts';
import { idOf, ORIGIN, planBody, type SamplePlan } from './sample-plan.ts';
import { QUOTES, type SampleQuote } from './sample-quotes.ts';
import { PEOPLE, type PersonKey, type SampleSource, SOURCES } from './sample-sources.ts';

/** Interviews with their transcripts and notes, and the highlights in them. */
export function planSources(plan: SamplePlan): void {
  for (const [key, source] of Object.entries(SOURCES)) {
    const made = planSource(plan, source);
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

function planSource(plan: SamplePlan, source: SampleSource): SourceIds {
  const interviewId = plan.input.newId('interview');
  const fields = {
    title: source.title,
    kind: source.kind,
    heldAt: plan.input.day(-source.daysAgo),
    language: 'en',
    studyId: idOf(plan.studyIds, source.study),
    participantIds: source.people.map((person) => idOf(plan.personIds, person)),
    origin: ORIGIN,
  };
  plan.ops.push(insert('interviews', newInterview(interviewId, fields, plan.input)));
  const made: SourceIds = { interviewId, texts: [] };
  if (source.talk !== null) planTalk(plan, source.talk, made);
  if (source.note !== null) planNote(plan, source.note, made);
  return made;
}

function planTalk(plan: SamplePlan, talk: string, { interviewId, texts }: SourceIds): void {
  const { newId, orderKeys } = plan.input;
  const turns = readTalk(talk);
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
    const fields = { ...turn, speaker, transcriptId, order: must(order[i], 'an order key'), origin: ORIGIN };
    plan.ops.push(insert('segments', newSegment(id, fields, plan.input)));
    return { id, text: turn.text, person: personNamed(turn.speaker) };
  });
  texts.push({ source: transcriptId, blocks });
}

function planNote(
  plan: SamplePlan,
  note: { readonly title: string; readonly blocks: readonly string[] },
  made: SourceIds,
): void {
  const id = plan.input.newId('note');
  const content = bodyFromLines(note.blocks, plan.input.newBlockId);
  plan.ops.push(
    insert('notes', newNote(id, { interviewId: made.interviewId, title: note.title, origin: ORIGIN }, plan.input)),
  );
  planBody(plan, id, content);
  made.texts.push({ source: id, blocks: textBlocks(content).map((block) => ({ ...block, person: null })) });
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
