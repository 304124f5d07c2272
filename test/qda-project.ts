import fc from 'fast-check';
import { generateNKeysBetween } from 'fractional-indexing';
import { anchorAt, type TextBlock } from '#shared/domain/anchor.ts';
import { must } from '#shared/domain/assert.ts';
import { newBody } from '#shared/domain/body.ts';
import { bodyFromLines } from '#shared/domain/body-from-lines.ts';
import { insert, type Op } from '#shared/domain/change.ts';
import { newDecision } from '#shared/domain/decision.ts';
import { newEvidenceLink } from '#shared/domain/evidence-link.ts';
import { newExperiment } from '#shared/domain/experiment.ts';
import { newGoal } from '#shared/domain/goal.ts';
import { newGuide } from '#shared/domain/guide.ts';
import { newHighlight } from '#shared/domain/highlight.ts';
import { type Id, type IdKind, idFrom } from '#shared/domain/ids.ts';
import { newInsight } from '#shared/domain/insight.ts';
import { newInterview } from '#shared/domain/interview.ts';
import { newMedia } from '#shared/domain/media.ts';
import { newMemo } from '#shared/domain/memo.ts';
import { newMetric } from '#shared/domain/metric.ts';
import { newNeed } from '#shared/domain/need.ts';
import { newNote } from '#shared/domain/note.ts';
import { newParticipant } from '#shared/domain/participant.ts';
import { newScore } from '#shared/domain/score.ts';
import { newSolution } from '#shared/domain/solution.ts';
import { newStudy } from '#shared/domain/study.ts';
import { newTag } from '#shared/domain/tag.ts';
import { newSegment, newTranscript } from '#shared/domain/transcript.ts';

/** What a project of every kind of record is made of. */
export interface ProjectTexts {
  /** What was said, turn by turn. */
  readonly turns: readonly string[];
  readonly noteLines: readonly string[];
  /** Titles, labels and the like. */
  readonly words: string;
  /** Of each highlight: its first turn, its last, and two places from 0 to 1 in them. */
  readonly marks: readonly {
    readonly turn: number;
    readonly more: number;
    readonly from: number;
    readonly to: number;
  }[];
  readonly withRecording: boolean;
}

const piece = fc.constantFrom(
  'ab',
  'ü',
  'e\u{301}',
  '👍',
  '👩‍👩‍👧',
  '漢',
  'שלום',
  '\r\n',
  '\n',
  '\r',
  '\t',
  ' ',
  ': ',
  '<b> & "',
  '\u{1}',
  '\u{d83d}',
  '\u{feff}',
  "'=1",
);
const said = fc.array(piece, { minLength: 1, maxLength: 12 }).map((pieces) => pieces.join(''));

/** Texts with everything that counts differently in the three ways, or that XML cannot hold. */
export const projectTexts: fc.Arbitrary<ProjectTexts> = fc.record({
  turns: fc.array(said, { minLength: 1, maxLength: 6 }),
  noteLines: fc.array(said, { minLength: 1, maxLength: 4 }),
  words: said.map((text) => `${text.replace(/\p{Cc}|\p{Cs}/gu, ' ').trim()} x`),
  marks: fc.array(
    fc.record({
      turn: fc.nat(5),
      more: fc.nat(2),
      from: fc.double({ min: 0, max: 1, noNaN: true }),
      to: fc.double({ min: 0, max: 1, noNaN: true }),
    }),
    { maxLength: 6 },
  ),
  withRecording: fc.boolean(),
});

export const PLAIN: ProjectTexts = {
  turns: ['Who tells you?', 'They tell me by phone 👍.\r\nAlways late.', 'And then?', 'Then I look for the paper.'],
  noteLines: ['# Kitchen', 'It was loud.', 'They waited 5 < 6 minutes & more.'],
  words: 'Know "early" & often',
  marks: [
    { turn: 1, more: 0, from: 0.2, to: 0.6 },
    { turn: 1, more: 2, from: 0.5, to: 0.4 },
  ],
  withRecording: true,
};

/** A project with every kind of record that a REFI-QDA package carries. */
export function projectOps({ turns, noteLines, words, marks, withRecording }: ProjectTexts): readonly Op[] {
  let n = 0;
  const uuid = (): string => `22222222-0000-7000-8000-${String(++n).padStart(12, '0')}`;
  const id = <K extends IdKind>(kind: K): Id<K> => idFrom(kind, uuid());
  const author = id('author');
  const who = { now: '2026-03-02T08:00:00Z', by: author };
  const orders = generateNKeysBetween(null, null, Math.max(20, turns.length));
  const order = (i: number): string => must(orders[i], 'an order key');
  const study = newStudy(
    id('study'),
    { title: words, question: `Why ${words}?`, order: order(0), questions: ['a', 'b'], target: 5 },
    who,
  );
  const person = newParticipant(
    id('participant'),
    {
      name: `Ann ${words}`,
      alias: 'P-001',
      company: 'X & Y',
      email: 'a@x.io',
      attributes: { seats: 3, rate: 2.5, pro: true, town: words },
      studyIds: [study.id],
    },
    who,
  );
  const other = newParticipant(id('participant'), { name: '', alias: 'P-002', attributes: { seats: 'many' } }, who);
  const group = newTag(id('tag'), { label: 'Ways', order: order(0), codable: false }, who);
  const tag = newTag(
    id('tag'),
    {
      label: words,
      order: order(1),
      parentId: group.id,
      hue: 'teal',
      definition: `Means ${words}\n\nand more`,
      aliases: ['w'],
      includes: 'i',
      excludes: 'e',
    },
    who,
  );
  const plain = newTag(id('tag'), { label: 'Plain', order: order(2), hue: 'pink' }, who);
  const question = { id: 'q-1', text: words, required: true, kind: 'open' as const, aim: '', probes: ['and?'] };
  const guide = newGuide(
    id('guide'),
    {
      title: words,
      sections: [{ id: 's', title: 'S', minutes: 5, questions: [question] }],
      order: order(0),
      studyId: study.id,
      version: 2,
    },
    who,
  );
  const interview = newInterview(
    id('interview'),
    {
      ...{
        title: words,
        kind: 'usability-session',
        heldAt: '2026-02-01',
        language: 'de',
        studyId: study.id,
        participantIds: [person.id],
      },
      ...{
        guideId: guide.id,
        interviewers: 'Mira',
        answers: { 'q-1': { state: 'answered', atMs: 5 } },
        attributes: { mood: 'good', n: 2 },
        tagIds: [plain.id],
      },
    },
    who,
  );
  const quiet = newInterview(id('interview'), { title: `${words} (2)`, stage: 'planned' }, who);
  const media = newMedia(
    id('media'),
    { interviewId: interview.id, kind: 'audio', name: 'call 1.mp3', mime: 'audio/mpeg', size: 3 },
    who,
  );
  const transcript = newTranscript(
    id('transcript'),
    {
      interviewId: interview.id,
      speakers: [
        { key: 'a', name: `Ann ${words}`, participantId: person.id },
        { key: 'b', name: 'Mira', participantId: null },
      ],
    },
    who,
  );
  const segments = turns.map((text, i) =>
    newSegment(
      id('segment'),
      {
        transcriptId: transcript.id,
        order: order(i),
        text,
        speaker: [null, 'a', 'b'][i % 3] ?? null,
        startMs: i * 1000,
        endMs: i % 2 ? i * 1000 + 900 : null,
        questionId: i === 0 ? 'q-1' : null,
      },
      who,
    ),
  );
  const note = newNote(id('note'), { interviewId: interview.id, title: words }, who);
  const body = newBody(id('body'), { ownerId: note.id, ...bodyFromLines(noteLines, uuid) }, who);
  const marked = marks.flatMap(({ turn, more, from, to }, i) => {
    const first = turn % segments.length;
    const last = Math.min(segments.length - 1, first + more);
    const anchor = markAt(transcript.id, segments, first, from, last, to);
    if (!anchor) return [];
    const tagged = { tagIds: i % 2 ? [tag.id, plain.id] : [tag.id], participantId: i % 3 ? null : person.id };
    const highlight = newHighlight(id('highlight'), { interviewId: interview.id, anchor, ...tagged }, who);
    return [i % 2 ? { ...highlight, tagging: { [tag.id]: { by: author, at: '2026-03-01T07:00:00Z' } } } : highlight];
  });
  const blocks = body.order.map((block) => ({ id: block, text: body.blocks[block]?.text ?? '' }));
  const inNote = markAt(note.id, blocks, 0, 0, blocks.length - 1, 1);
  const noted = inNote
    ? [newHighlight(id('highlight'), { interviewId: interview.id, anchor: inNote, tagIds: [plain.id] }, who)]
    : [];
  const lostAnchor = {
    source: transcript.id,
    block: segments[0]?.id ?? '',
    start: 0,
    end: 3,
    endBlock: null,
    quote: `gone ${words}`,
    prefix: 'p',
    suffix: 's',
  };
  const lost = {
    ...newHighlight(id('highlight'), { interviewId: interview.id, anchor: lostAnchor }, who),
    needsReview: true,
  };
  const insight = newInsight(
    id('insight'),
    { title: words, status: 'reviewed', confidence: 'high', reviewAt: '2026-09-01', owner: 'Mira', theme: 't' },
    who,
  );
  const why = newBody(id('body'), { ownerId: insight.id, ...bodyFromLines(noteLines, uuid) }, who);
  const top = newNeed(id('need'), { title: 'Top', order: order(0), status: 'target', form: 'pain' }, who);
  const need = newNeed(
    id('need'),
    { title: words, order: order(1), parentId: top.id, job: { when: 'w', want: words, soThat: 's' } },
    who,
  );
  const goal = newGoal(
    id('goal'),
    { title: words, order: order(0), owner: 'Mira', startsAt: '2026-01-01', endsAt: '2026-12-31', reason: words },
    who,
  );
  const under = newGoal(id('goal'), { title: 'Under', order: order(1), parentId: goal.id, carriedFrom: goal.id }, who);
  const metric = newMetric(
    id('metric'),
    {
      goalId: goal.id,
      name: words,
      unit: '%',
      baseline: 1.5,
      target: 9,
      checkIns: [{ id: 'c', at: '2026-02-01', value: 2, note: 'n' }],
    },
    who,
  );
  const solution = newSolution(
    id('solution'),
    { needId: need.id, title: words, order: order(0), description: words, status: 'exploring' },
    who,
  );
  const experiment = newExperiment(
    id('experiment'),
    {
      solutionId: solution.id,
      assumption: words,
      order: order(0),
      method: 'm',
      threshold: '5',
      outcome: 'supports',
      confidenceBefore: 40,
    },
    who,
  );
  const decision = newDecision(
    id('decision'),
    {
      title: words,
      aboutIds: [need.id, goal.id],
      options: ['a', words],
      choice: 'a',
      decidedAt: '2026-02-02',
      frozen: { at: 'x', text: '{}', sha256: 'h' },
    },
    who,
  );
  const memos = [interview.id, tag.id, need.id, person.id, lost.id].map((aboutId) =>
    newMemo(id('memo'), { aboutId, text: `On ${words}\nand on`, kind: 'theory' }, who),
  );
  const score = newScore(
    id('score'),
    {
      aboutId: need.id,
      kind: 'importance',
      value: 8,
      at: '2026-02-01',
      source: 'survey',
      participantId: person.id,
      interviewId: interview.id,
      note: words,
    },
    who,
  );
  const links = [
    newEvidenceLink(id('evidence'), { from: lost.id, to: insight.id, stance: 'contradicts' }, who),
    newEvidenceLink(id('evidence'), { from: insight.id, to: need.id, note: words, strength: 'strong' }, who),
    newEvidenceLink(id('evidence'), { from: need.id, to: goal.id, stance: 'qualifies' }, who),
    newEvidenceLink(id('evidence'), { from: experiment.id, to: need.id }, who),
  ];
  return [
    insert('authors', { id: author, createdAt: who.now, by: author, deletedAt: null, origin: null, name: 'Mira' }),
    insert('studies', study),
    insert('participants', person),
    insert('participants', other),
    insert('tags', group),
    insert('tags', tag),
    insert('tags', plain),
    insert('guides', guide),
    insert('interviews', interview),
    insert('interviews', quiet),
    ...(withRecording ? [insert('media', media)] : []),
    insert('transcripts', transcript),
    ...segments.map((segment) => insert('segments', segment)),
    insert('notes', note),
    insert('bodies', body),
    ...[...marked, ...noted, lost].map((highlight) => insert('highlights', highlight)),
    insert('insights', insight),
    insert('bodies', why),
    insert('needs', top),
    insert('needs', need),
    insert('goals', goal),
    insert('goals', under),
    insert('metrics', metric),
    insert('solutions', solution),
    insert('experiments', experiment),
    insert('decisions', decision),
    ...memos.map((memo) => insert('memos', memo)),
    insert('scores', score),
    ...links.map((link) => insert('evidence', link)),
  ];
}

/** A mark at whole characters; null where it would hold nothing. */
function markAt(source: string, blocks: readonly TextBlock[], first: number, from: number, last: number, to: number) {
  const whole = (text: string, part: number): number =>
    Array.from(text)
      .slice(0, Math.round(Array.from(text).length * part))
      .join('').length;
  const [head, tail] = [blocks[first], blocks[last]];
  if (!head || !tail) return null;
  return anchorAt(
    source,
    blocks,
    { block: head.id, offset: whole(head.text, from) },
    { block: tail.id, offset: whole(tail.text, to) },
  );
}
