import { expect, test } from 'vitest';
import type { MemoryHost } from '#renderer/host/memory-host.ts';
import { assert, must } from '#shared/domain/assert.ts';
import { anApp, aTranscript } from '../../../test/builders.ts';
import { readMedia } from '../media-files.ts';
import { bodyOf, notesOf } from '../queries/interview-queries.ts';
import { captureThought, fileThought } from './capture-actions.ts';
import { createParticipant } from './create-actions.ts';
import { attachRecording, recordingOf } from './media-actions.ts';
import { mergePeople } from './merge-actions.ts';
import { mapSpeaker } from './segment-actions.ts';

test('a captured thought waits in the inbox with its words, and is filed under a study', async () => {
  const app = await anApp();
  const long = 'Two cafes share one order sheet and split it by hand each evening before nine';
  const made = await captureThought(app, {
    text: `\n${long}\n\nAsk who pays.\n`,
    participantId: null,
    studyId: null,
    tagIds: [],
  });
  assert(made.ok, 'a thought');
  const interview = must(await app.db.interviews.get(made.value), 'it');
  expect([interview.stage, interview.kind, interview.title]).toEqual([
    'inbox',
    'field-note',
    'Two cafes share one order sheet and split it by hand each…',
  ]);
  const note = must((await notesOf(app, made.value))[0], 'a note');
  const body = must(await bodyOf(app, note.id), 'a body');
  expect(body.order.map((id) => body.blocks[id]?.text)).toEqual([long, '', 'Ask who pays.']);
  await fileThought(app, made.value, { studyId: null });
  expect((await app.db.interviews.get(made.value))?.stage).toBe('held');
  await app.history.undo();
  expect((await app.db.interviews.get(made.value))?.stage).toBe('inbox');
  expect(await captureThought(app, { text: ' \n ', participantId: null, studyId: null, tagIds: [] })).toEqual({
    ok: false,
    problem: { kind: 'no-title' },
  });
});

test('merging two people moves everything to the one that stays, and one undo gives both back', async () => {
  const app = await anApp();
  const made = await aTranscript(app, [{ speaker: 'Dana', text: 'We export it.' }]);
  const one = await createParticipant(app, 'Dana Rossi');
  const two = await createParticipant(app, 'D. Rossi');
  assert(one.ok && two.ok, 'two people');
  await mapSpeaker(app, made.transcript.id, 'Dana', two.value);
  const before = await Promise.all([
    app.db.participants.toArray(),
    app.db.interviews.toArray(),
    app.db.transcripts.toArray(),
  ]);
  await mergePeople(app, one.value, two.value, new Set(['name']));
  expect((await app.db.interviews.get(made.interview.id))?.participantIds).toEqual([one.value]);
  expect((await app.db.transcripts.get(made.transcript.id))?.speakers[0]?.participantId).toBe(one.value);
  expect((await app.db.participants.get(one.value))?.name).toBe('D. Rossi');
  expect((await app.db.participants.get(two.value))?.mergedInto).toBe(one.value);
  await app.history.undo();
  const after = await Promise.all([
    app.db.participants.toArray(),
    app.db.interviews.toArray(),
    app.db.transcripts.toArray(),
  ]);
  const plain = (lists: typeof before) =>
    lists.map((list) => list.map(({ rev: _rev, updatedAt: _updatedAt, ...rest }) => rest));
  expect(plain(after)).toEqual(plain(before));
});

async function picked(name: string, bytes: Uint8Array) {
  const app = await anApp();
  // The builder's app runs over the memory host.
  const host = app.host as MemoryHost;
  host.control.pick({ name, bytes });
  const files = await app.host.files.openFiles([]);
  assert(files.ok && files.value[0], 'a file');
  const { interview, transcript } = await aTranscript(app, ['We export it.']);
  return { app, interview, transcript, file: files.value[0] };
}

const BYTES = Uint8Array.from({ length: 2_500_000 }, (_, i) => i % 251);

test('a copied recording is whole in the workspace, joined to its transcript, and read back byte for byte', async () => {
  const { app, interview, transcript, file } = await picked('Call with Dana.MP3', BYTES);
  const shares: number[] = [];
  const done = await attachRecording(app, {
    interviewId: interview.id,
    file,
    copy: true,
    onShare: (share) => shares.push(share),
  });
  assert(done.ok, 'a recording');
  const media = must(await recordingOf(app, interview.id), 'a recording');
  expect([media.kind, media.mime, media.size, media.name]).toEqual([
    'audio',
    'audio/mpeg',
    BYTES.length,
    'Call with Dana.MP3',
  ]);
  expect((await app.db.transcripts.get(transcript.id))?.mediaId).toBe(done.value);
  expect(shares.at(-1)).toBe(1);
  // Released: the copy needs the picked file no more.
  await app.host.files.release(file.token);
  const read = await readMedia(app, media);
  assert(read.ok, 'the bytes');
  const bytes = new Uint8Array(await read.value.arrayBuffer());
  // Matching two million bytes one by one takes a matcher twenty seconds.
  expect([bytes.length, bytes.findIndex((byte, i) => byte !== BYTES[i])]).toEqual([BYTES.length, -1]);
});

test('a reference is played in this session, and is missing where nobody picked the file', async () => {
  const { app, interview, file } = await picked('call.wav', BYTES.slice(0, 100));
  await attachRecording(app, { interviewId: interview.id, file, copy: false });
  const media = must(await recordingOf(app, interview.id), 'a recording');
  expect(media.sha256).toBeNull();
  expect((await readMedia(app, media)).ok).toBe(true);
  expect(await readMedia(app, { ...media, id: 'md_other' })).toEqual({ ok: false, problem: { kind: 'missing' } });
});

test('what is no recording, and a copy that the workspace lost, are told by name', async () => {
  const { app, interview, file } = await picked('notes.txt', BYTES.slice(0, 10));
  const options = { interviewId: interview.id, file, copy: true };
  expect(await attachRecording(app, options)).toEqual({ ok: false, problem: { kind: 'not-playable' } });
  expect(await app.db.media.count()).toBe(0);
  const done = await attachRecording(app, { ...options, file: { ...file, name: 'talk.ogg' } });
  assert(done.ok, 'a recording');
  const media = must(await recordingOf(app, interview.id), 'a recording');
  await app.host.media.remove(must(media.sha256, 'a hash'));
  expect(await readMedia(app, media)).toEqual({ ok: false, problem: { kind: 'gone' } });
});
