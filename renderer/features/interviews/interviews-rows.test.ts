import { describe, expect, it } from 'vitest';
import { createStudy } from '#renderer/data/actions/create-actions.ts';
import { setFields } from '#renderer/data/actions/field-actions.ts';
import { mark } from '#renderer/data/actions/highlight-actions.ts';
import { must } from '#shared/domain/assert.ts';
import { anApp, aTranscript } from '../../../test/builders.ts';
import { chosenInterviews, interviewRows, talks } from './interviews-rows.ts';

describe('the list of interviews', () => {
  it('measures length by time or by words, and counts the segments that carry a highlight', async () => {
    const app = await anApp();
    const timed = await aTranscript(
      app,
      [0, 1, 2, 3].map((i) => ({ speaker: 'Dana', text: `Sentence number ${i}.`, startMs: i * 60_000 })),
    );
    await aTranscript(app, ['Three words here.', 'And four words there.'], 'Without times');
    const [first, , third] = timed.segments;
    await mark(app, {
      interviewId: timed.interview.id,
      source: timed.transcript.id,
      from: { block: must(first, 'a segment').id, offset: 0 },
      to: { block: must(third, 'a segment').id, offset: 8 },
    });

    const rows = await interviewRows(app, await talks(app));

    expect(
      rows.map(({ interview, length, coded, highlights }) => [interview.title, length, coded, highlights]),
    ).toEqual([
      ['Dana, operations', { kind: 'time', ms: 180_000 }, { marked: 3, all: 4 }, 1],
      ['Without times', { kind: 'words', words: 7 }, { marked: 0, all: 2 }, 0],
    ]);
  });

  it('narrows by study and by words without minding accents, and sorts', async () => {
    const app = await anApp();
    const study = await createStudy(app, 'Dépôt');
    const one = await aTranscript(app, ['Short.'], 'Zoë in the warehouse');
    await aTranscript(app, ['A longer one of six words.'], 'Adam at the desk');
    await setFields(app, 'interviews', one.interview.id, { studyId: study.ok ? study.value : null });
    const rows = await interviewRows(app, await talks(app));
    const titles = (filter: Parameters<typeof chosenInterviews>[1]): string[] =>
      chosenInterviews(rows, filter, (a, b) => a.localeCompare(b)).map(({ interview }) => interview.title);

    expect(titles({ q: 'zoe depot' })).toEqual(['Zoë in the warehouse']);
    expect(titles({ q: 'nobody' })).toEqual([]);
    expect(titles({ study: must(one && (study.ok ? study.value : null), 'a study') })).toEqual([
      'Zoë in the warehouse',
    ]);
    expect(titles({ sort: '-title' })).toEqual(['Zoë in the warehouse', 'Adam at the desk']);
    expect(titles({ sort: '-length' })).toEqual(['Adam at the desk', 'Zoë in the warehouse']);
  });
});
