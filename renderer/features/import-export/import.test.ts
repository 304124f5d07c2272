import { describe, expect, it } from 'vitest';
import { createParticipant } from '#renderer/data/actions/create-actions.ts';
import type { App } from '#renderer/data/app.ts';
import { bodyOf, notesOf, segmentsOf, transcriptOf } from '#renderer/data/queries/interview-queries.ts';
import { must } from '#shared/domain/assert.ts';
import { plainText } from '#shared/domain/body.ts';
import { anApp } from '../../../test/builders.ts';
import { contentOf } from '../../../test/content-of.ts';
import { type ImportOrder, importFiles, importKnown } from './import-actions.ts';
import { type ImportFile, proposeFile } from './import-file.ts';
import { readImport } from './import-read.ts';

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
    const file = await prepared(app, 'friday.vtt', VTT);
    expect(file.speakers).toEqual({ Interviewer: { kind: 'nobody' }, 'Mira Holt': { kind: 'new', name: 'Mira Holt' } });

    const done = await importFiles(app, { files: [file], study: { kind: 'new', title: 'Late orders' } });

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
      origin: { system: 'file', file: 'friday.vtt', contentHash: file.contentHash },
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
    const file = await prepared(app, 'friday.vtt', VTT.replaceAll('Mira Holt', 'Mira Hölt'));
    const id = made.ok ? made.value : null;
    expect(file.speakers['Mira Hölt']).toEqual({ kind: 'known', id });
    await importFiles(app, { files: [file], study: { kind: 'new', title: 'Late orders' } });
    expect(await app.db.participants.count()).toBe(1);
    expect((await app.db.participants.toCollection().first())?.studyIds).toHaveLength(1);
  });

  it('knows a file again: the second import changes nothing unless it is forced', async () => {
    const app = await anApp();
    await importFiles(app, await order(app, [['friday.vtt', VTT]]));
    const once = await contentOf(app.db);
    const again = await order(app, [['renamed.vtt', VTT]]);
    expect(again.files[0]).toMatchObject({ chosen: false, importedAs: expect.stringMatching(/^iv_/) });
    expect(await importFiles(app, again)).toEqual({ ok: false, problem: { kind: 'nothing' } });
    expect(await contentOf(app.db)).toBe(once);
    const forced = { ...again, files: again.files.map((file) => ({ ...file, chosen: true })) };
    expect((await importFiles(app, forced)).ok).toBe(true);
    expect(await app.db.interviews.count()).toBe(2);
  });

  it('writes nothing when it is cancelled', async () => {
    const app = await anApp();
    const before = await contentOf(app.db);
    const lines = Array.from({ length: 2_000 }, (_, i) => `${i % 2 === 0 ? 'Ann' : 'Bea'}: Sentence number ${i}.`);
    const abort = new AbortController();
    const running = importFiles(app, await order(app, [['long.txt', lines.join('\n\n')]]), { signal: abort.signal });
    abort.abort();
    expect(await running).toEqual({ ok: false, problem: { kind: 'stopped' } });
    expect(await contentOf(app.db)).toBe(before);
    expect(await app.db.changes.count()).toBe(0);
  });

  it('names file and line of what is broken, imports the rest, and leaves out a file without words', async () => {
    const app = await anApp();
    const broken = VTT.replace('00:00:09.000 --> 00:00:12.000', '00:00:09.000 --> nonsense');
    const { files, study } = await order(app, [
      ['broken.vtt', broken],
      ['empty.vtt', ''],
      ['picture.vtt', '\u0000\u0001\u0002\u0003PNG\u0000\u0000'],
      ['good.vtt', VTT],
    ]);
    expect(files.map(({ chosen }) => chosen)).toEqual([true, false, false, true]);
    expect(files.slice(0, 3).map(({ talk }) => talk.problems.length > 0)).toEqual([true, true, true]);
    expect(files[0]?.talk.problems[0]).toMatchObject({ file: 'broken.vtt', line: 9 });
    const done = await importFiles(app, { files, study });
    expect(done.ok && done.value.interviewIds).toHaveLength(2);
    expect((await app.db.segments.toArray()).map(({ text }) => text)).toContain('Then I look for the paper.');
  });

  it('keeps what stands before the first speaker as a note', async () => {
    const app = await anApp();
    const text =
      '# Call with Mira\n\nHeld in the kitchen.\n\n**Ann:** How are you?\n\n**Mira:** Late.\n\n**Ann:** Why?\n\n**Mira:** Paper.\n';
    const done = await importFiles(app, await order(app, [['call.md', text]]));
    const interviewId = must(done.ok ? done.value.interviewIds[0] : null, 'an interview');
    const note = must((await notesOf(app, interviewId))[0], 'a note');
    expect(plainText(must(await bodyOf(app, note.id), 'a body'))).toContain('Held in the kitchen.');
    expect(await app.db.segments.count()).toBe(4);
  });
});

async function prepared(app: App, name: string, text: string): Promise<ImportFile> {
  const read = await readImport(name, bytesOf(new TextEncoder().encode(text)));
  return proposeFile(read, await importKnown(app));
}

async function order(app: App, files: readonly (readonly [name: string, text: string])[]): Promise<ImportOrder> {
  return {
    files: await Promise.all(files.map(([name, text]) => prepared(app, name, text))),
    study: { kind: 'none' },
  };
}

/** A copy over a buffer of its own, as a worker gets it. */
const bytesOf = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(bytes);
