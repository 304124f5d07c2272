import fs from 'node:fs';
import path from 'node:path';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { createParticipant } from '#renderer/data/actions/create-actions.ts';
import type { App } from '#renderer/data/app.ts';
import { bodyOf, notesOf, segmentsOf, transcriptOf } from '#renderer/data/queries/interview-queries.ts';
import { must } from '#shared/domain/assert.ts';
import { plainText } from '#shared/domain/body.ts';
import { anApp } from '../../../test/builders.ts';
import { contentOf } from '../../../test/content-of.ts';
import { prepared } from '../../../test/prepared-import.ts';
import { importFiles, planOrder } from './import-actions.ts';
import { rememberSpeakers, rememberTables } from './import-memory.ts';
import { problemsCsv } from './save-problems.ts';

const VTT = `WEBVTT

00:00:01.000 --> 00:00:04.000
<v Interviewer>How do you find out that it is late?

00:00:04.000 --> 00:00:09.000
<v Mira Holt>Somebody calls me. Always on a Friday.

00:00:09.000 --> 00:00:12.000
<v Interviewer>And then?

00:00:12.000 --> 00:00:20.000
<v Mira Holt>Then I look for the paper.
`;

describe('importing transcripts', () => {
  it('makes interview, transcript, segments and people in one step, and one undo takes all of it back', async () => {
    const app = await anApp();
    const before = await contentOf(app.db);
    const { order, planner } = await prepared(app, [['friday.vtt', VTT]]);
    expect(order.files[0]?.file.speakers).toEqual({
      Interviewer: { kind: 'nobody' },
      'Mira Holt': { kind: 'new', name: 'Mira Holt' },
    });

    const done = await importFiles(app, planner, { ...order, study: { kind: 'new', title: 'Late orders' } });

    const interviewId = must(done.ok ? done.value.interviewIds[0] : null, 'an interview');
    const interview = must(await app.db.interviews.get(interviewId), 'the interview');
    const person = must(await app.db.participants.toCollection().first(), 'the participant');
    const study = must(await app.db.studies.toCollection().first(), 'the study');
    expect(person).toMatchObject({ name: 'Mira Holt', alias: 'P-001', studyIds: [study.id] });
    expect(interview).toMatchObject({
      title: 'Friday',
      heldAt: null,
      studyId: study.id,
      participantIds: [person.id],
      origin: { system: 'file', file: 'friday.vtt', contentHash: order.files[0]?.file.read.contentHash },
    });
    const transcript = must(await transcriptOf(app, interviewId), 'the transcript');
    expect(transcript.speakers).toEqual([
      { key: 's1', name: 'Interviewer', participantId: null },
      { key: 's2', name: 'Mira Holt', participantId: person.id },
    ]);
    expect(
      (await segmentsOf(app, transcript.id)).map(({ text, startMs, speaker }) => [speaker, startMs, text]),
    ).toEqual([
      ['s1', 1_000, 'How do you find out that it is late?'],
      ['s2', 4_000, 'Somebody calls me. Always on a Friday.'],
      ['s1', 9_000, 'And then?'],
      ['s2', 12_000, 'Then I look for the paper.'],
    ]);
    expect(await app.db.changes.count()).toBe(1);
    await app.history.undo();
    expect(await contentOf(app.db)).toBe(before);
  });

  it('knows a person by name and joins them to the study', async () => {
    const app = await anApp();
    const made = await createParticipant(app, 'MIRA  Hölt');
    const { order, planner } = await prepared(app, [['friday.vtt', VTT.replaceAll('Mira Holt', 'Mira Hölt')]]);
    const id = made.ok ? made.value : null;
    expect(order.files[0]?.file.speakers['Mira Hölt']).toEqual({ kind: 'known', id });
    await importFiles(app, planner, { ...order, study: { kind: 'new', title: 'Late orders' } });
    expect(await app.db.participants.count()).toBe(1);
    expect((await app.db.participants.toCollection().first())?.studyIds).toHaveLength(1);
  });

  it('knows a file again: the second import changes nothing unless it is forced', async () => {
    const app = await anApp();
    await imported(app, [['friday.vtt', VTT]]);
    const once = await contentOf(app.db);
    const { order, planner } = await prepared(app, [['renamed.vtt', VTT]]);
    expect(order.files[0]?.file).toMatchObject({ chosen: false, importedAs: expect.stringMatching(/^iv_/) });
    expect(await importFiles(app, planner, order)).toEqual({ ok: false, problem: { kind: 'nothing' } });
    expect(await contentOf(app.db)).toBe(once);
    const forced = { ...order, files: order.files.map(({ key, file }) => ({ key, file: { ...file, chosen: true } })) };
    expect((await importFiles(app, planner, forced)).ok).toBe(true);
    expect(await app.db.interviews.count()).toBe(2);
  });

  it('remembers who a label was said to be', async () => {
    const app = await anApp();
    const { order, planner } = await prepared(app, [['friday.vtt', VTT.replaceAll('Interviewer', 'Jo')]]);
    const file = must(order.files[0], 'the file').file;
    expect(file.speakers.Jo).toEqual({ kind: 'new', name: 'Jo' });
    const asked = { ...file, speakers: { ...file.speakers, Jo: { kind: 'nobody' as const } } };
    await importFiles(app, planner, { ...order, files: [{ key: 'f0', file: asked }] });
    await rememberSpeakers(app, [asked]);
    const next = await prepared(app, [['monday.vtt', VTT.replaceAll('Interviewer', 'Jo').replaceAll('Mira', 'Eve')]]);
    expect(next.order.files[0]?.file.speakers).toEqual({
      Jo: { kind: 'nobody' },
      'Eve Holt': { kind: 'new', name: 'Eve Holt' },
    });
  });

  it('takes back what was written when the cancel came during the writing', async () => {
    const app = await anApp();
    const before = await contentOf(app.db);
    const abort = new AbortController();
    const { order, planner } = await prepared(app, [['friday.vtt', VTT]]);
    const late: typeof app = {
      ...app,
      run: async (...change) => {
        const done = await app.run(...change);
        abort.abort();
        return done;
      },
    };
    expect(await importFiles(late, planner, order, { signal: abort.signal })).toEqual({
      ok: false,
      problem: { kind: 'stopped' },
    });
    expect(await contentOf(app.db)).toBe(before);
  });

  it('writes nothing when it is cancelled', async () => {
    const app = await anApp();
    const before = await contentOf(app.db);
    const lines = Array.from({ length: 2_000 }, (_, i) => `${i % 2 === 0 ? 'Ann' : 'Bea'}: Sentence number ${i}.`);
    const abort = new AbortController();
    const { order, planner } = await prepared(app, [['long.txt', lines.join('\n\n')]]);
    const running = importFiles(app, planner, order, { signal: abort.signal });
    abort.abort();
    expect(await running).toEqual({ ok: false, problem: { kind: 'stopped' } });
    expect(await contentOf(app.db)).toBe(before);
    expect(await app.db.changes.count()).toBe(0);
  });

  it('names file and line of what is broken, imports the rest, and leaves out a file without words', async () => {
    const app = await anApp();
    const broken = VTT.replace('00:00:09.000 --> 00:00:12.000', '00:00:09.000 --> nonsense');
    const { order, planner } = await prepared(app, [
      ['broken.vtt', broken],
      ['empty.vtt', ''],
      ['picture.vtt', '\u0000\u0001\u0002\u0003PNG\u0000\u0000'],
      ['good.vtt', VTT],
    ]);
    const files = order.files.map(({ file }) => file);
    expect(files.map(({ chosen }) => chosen)).toEqual([true, false, false, true]);
    expect(files.slice(0, 3).map(({ read }) => read.problems.length > 0)).toEqual([true, true, true]);
    expect(files[0]?.read.problems[0]).toMatchObject({ file: 'broken.vtt', line: 9 });
    const done = await importFiles(app, planner, order);
    expect(done.ok && done.value.interviewIds).toHaveLength(2);
    expect((await app.db.segments.toArray()).map(({ text }) => text)).toContain('Then I look for the paper.');
    expect(problemsCsv(files[0]?.read.problems ?? [])).toMatch(
      /\r\nwarning,broken\.vtt,,9,,|\r\nerror,broken\.vtt,,9,,/,
    );
  });

  it('keeps what stands before the first speaker as a note', async () => {
    const app = await anApp();
    const text =
      '# Call with Mira\n\nHeld in the kitchen.\n\n**Ann:** How are you?\n\n**Mira:** Late.\n\n**Ann:** Why?\n\n**Mira:** Paper.\n';
    const { done } = await imported(app, [['call.md', text]]);
    const interviewId = must(done.ok ? done.value.interviewIds[0] : null, 'an interview');
    const note = must((await notesOf(app, interviewId))[0], 'a note');
    expect(plainText(must(await bodyOf(app, note.id), 'a body'))).toContain('Held in the kitchen.');
    expect(await app.db.segments.count()).toBe(4);
  });
});

const PEOPLE = 'name;e-mail;firm;shirt\nMira Holt;mira@example.org;Holt;M\nAnn Lee;ann@example.org;Lee;L\n';
const SURVEY = [
  'Response ID,How satisfied are you with the pickup?,What would you change about the pickup?,Which channels do you use for orders?',
  '1,4,The opening hours,Phone; Mail',
  '2,2,Nothing,Phone',
  '3,5,,Mail; Phone',
].join('\n');

describe('importing tables', () => {
  it('makes participants of rows as the columns were mapped, and remembers the mapping', async () => {
    const app = await anApp();
    const { order, planner } = await prepared(app, [['people.csv', PEOPLE]]);
    const file = must(order.files[0], 'the file');
    expect(file.file.tables).toMatchObject([
      { use: 'participants', roles: ['name', 'email', 'attribute', 'attribute'] },
    ]);
    const tables = file.file.tables.map((table) => ({ ...table, roles: ['name', 'email', 'company', 'ignore'] }));
    const mapped = { ...order, files: [{ ...file, file: { ...file.file, tables } }] };
    expect((await importFiles(app, planner, mapped)).ok).toBe(true);
    await rememberTables(
      app,
      mapped.files.map((one) => one.file),
    );
    const people = await app.db.participants.orderBy('nameKey').toArray();
    expect(people.map(({ name, company, attributes }) => [name, company, attributes])).toEqual([
      ['Ann Lee', 'Lee', {}],
      ['Mira Holt', 'Holt', {}],
    ]);
    const next = await prepared(app, [['new.csv', PEOPLE.replaceAll('Ann', 'Eve')]]);
    expect(next.order.files[0]?.file.tables[0]?.roles).toEqual(['name', 'email', 'company', 'ignore']);
  });

  it('makes an interview of each response; a second import adds only new ones and updates the changed', async () => {
    const app = await anApp();
    const first = await imported(app, [['pickup.csv', SURVEY]]);
    expect(first.order.files[0]?.file.tables[0]?.use).toBe('survey');
    expect(first.done).toMatchObject({ ok: true, value: { made: { interviews: 3, participants: 3, segments: 5 } } });
    expect((await app.db.interviews.toArray()).map(({ kind }) => kind)).toEqual(Array(3).fill('survey-response'));
    const once = await contentOf(app.db);

    const again = await imported(app, [['pickup.csv', SURVEY]]);
    expect(again.done).toMatchObject({ ok: true, value: { made: {}, updated: {}, same: { interviews: 3 } } });
    expect(await contentOf(app.db)).toBe(once);

    const more = SURVEY.replace('Nothing', 'The queue').concat('\n4,3,The price,Mail');
    // A renamed file with the same questions is the same survey.
    const third = await imported(app, [['pickup-2.csv', more]]);
    expect(third.done).toMatchObject({
      ok: true,
      value: { made: { interviews: 1, segments: 2 }, updated: { segments: 1 } },
    });
    expect(await app.db.interviews.count()).toBe(4);
    expect((await app.db.segments.toArray()).map(({ text }) => text).sort()).toEqual([
      'Mail',
      'Mail; Phone',
      'Phone',
      'Phone; Mail',
      'The opening hours',
      'The price',
      'The queue',
    ]);
  });

  it('leaves out a table whose headings say nothing, until a person says what its rows are', async () => {
    const app = await anApp();
    const { order } = await prepared(app, [['odd.csv', 'foo,bar\n1,2\n3,4\n']]);
    expect(order.files[0]?.file).toMatchObject({
      chosen: false,
      tables: [{ use: 'none', roles: ['ignore', 'ignore'] }],
    });
  });

  it('feeds the scores of a need from a column of ratings', async () => {
    const app = await anApp();
    const { createNeed } = await import('#renderer/data/actions/create-actions.ts');
    const made = await createNeed(app, 'Pick up at any hour');
    const needId = must(made.ok ? made.value : null, 'a need');
    const { order, planner } = await prepared(app, [['pickup.csv', SURVEY]]);
    const file = must(order.files[0], 'the file');
    const scores = { 1: { kind: 'satisfaction' as const, aboutId: needId } };
    const tables = file.file.tables.map((table) => ({ ...table, scores }));
    await importFiles(app, planner, { ...order, files: [{ ...file, file: { ...file.file, tables } }] });
    const rows = await app.db.scores.toArray();
    expect(rows.map(({ value, source, aboutId, kind }) => [value, source, aboutId, kind]).sort()).toEqual(
      [2, 4, 5].map((value) => [value, 'survey', needId, 'satisfaction']),
    );
  });
});

describe('importing archives', () => {
  it('reads each file in a zip by itself', async () => {
    const app = await anApp();
    const text = (words: string): Uint8Array => new TextEncoder().encode(words);
    const zip = zipSync({ 'talks/friday.vtt': text(VTT), 'people.csv': text(PEOPLE), '__MACOSX/._x': text('x') });
    const { order, planner } = await prepared(app, [['all.zip', zip]]);
    expect(order.files.map(({ file }) => [file.name, file.read.as])).toEqual([
      ['talks/friday.vtt', 'talk'],
      ['people.csv', 'tables'],
    ]);
    const done = await importFiles(app, planner, order);
    // Mira speaks and stands in the table: one person.
    expect(done).toMatchObject({ ok: true, value: { made: { interviews: 1, participants: 2 } } });
    const mira = (await app.db.participants.toArray()).find(({ name }) => name === 'Mira Holt');
    expect(await app.db.interviews.toArray()).toMatchObject([{ participantIds: [mira?.id] }]);
    expect(await app.db.changes.count()).toBe(1);
  });

  const jupyter = path.resolve(process.env.THROUGHLINE_DATA ?? '../shared/data', 'jupyter-surveys');
  it.skipIf(!fs.existsSync(jupyter))('plans a real survey, an interview for each of its 1,706 responses', async () => {
    const name = must(
      fs.readdirSync(jupyter, { recursive: true, encoding: 'utf8' }).find((one) => /2015.*\.csv$/.test(one)),
      'the survey',
    );
    const app = await anApp();
    const { order, planner } = await prepared(app, [
      ['survey.csv', new Uint8Array(fs.readFileSync(path.join(jupyter, name)))],
    ]);
    const read = must(order.files[0], 'the file').file.read;
    const rows = read.as === 'tables' ? (read.tables[0]?.rows ?? 0) : 0;
    expect(rows).toBe(1_706);
    const planned = await planner.plan(await planOrder(app, order), true);
    expect(planned.ok && planned.value.made.interviews).toBe(rows);
  });
});

async function imported(app: App, files: Parameters<typeof prepared>[1]) {
  const { order, planner } = await prepared(app, files);
  const done = await importFiles(app, planner, order);
  if (done.ok) {
    await rememberTables(
      app,
      order.files.map(({ file }) => file),
    );
  }
  return { order, done };
}

describe('importing the notes of another program', () => {
  const NOTES = {
    'vault/Visit.md': '---\ntags: [yard]\n---\n# Visit\n\nWe **wait**, see [[Gate]].\n',
    'vault/Gate.md': 'It is loud. ![[gate.png]]\n',
    'vault/gate.png': 'a picture',
  };
  const zip = (files: Readonly<Record<string, string>>) =>
    zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, new TextEncoder().encode(text)])));

  it('keeps their looks, tags, pictures and links, and the same vault again changes nothing', async () => {
    const app = await anApp();
    await imported(app, [['vault.zip', zip(NOTES)]]);
    const [gate, visit] = (await app.db.interviews.toArray()).toSorted((a, b) => (a.title < b.title ? -1 : 1));
    const [note] = await notesOf(app, must(visit, 'the visit').id);
    const body = must(await bodyOf(app, must(note, 'its note').id), 'its words');
    expect(plainText(body)).toBe('We wait, see Gate.');
    expect(JSON.stringify(body.blocks)).toContain(`"url":"#/interviews/${gate?.id}"`);
    const tags = await app.db.tags.toArray();
    expect(visit?.tagIds).toEqual(tags.map(({ id }) => id));
    expect(await app.db.media.toArray()).toMatchObject([
      { interviewId: gate?.id, name: 'gate.png', size: 9, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
    ]);
    const once = await contentOf(app.db);
    await imported(app, [['vault.zip', zip(NOTES)]]);
    expect(await contentOf(app.db)).toBe(once);
  });

  it('brings what was written since, to the page that it belongs to', async () => {
    const app = await anApp();
    await imported(app, [['vault.zip', zip(NOTES)]]);
    await imported(app, [['vault.zip', zip({ ...NOTES, 'vault/Gate.md': 'It is quiet. ![[gate.png]]\n' })]]);
    const words = (await app.db.bodies.toArray()).map(plainText).toSorted();
    expect(words).toEqual(['It is quiet. gate.png', 'We wait, see Gate.']);
    expect(await app.db.interviews.count()).toBe(2);
  });
});
