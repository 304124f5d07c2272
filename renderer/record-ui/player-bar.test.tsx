import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { attachRecording } from '#renderer/data/actions/media-actions.ts';
import type { App } from '#renderer/data/app.ts';
import { playerSettings, storedPeaks } from '#renderer/data/player-settings.ts';
import type { MemoryHost } from '#renderer/host/memory-host.ts';
import { assert, must } from '#shared/domain/assert.ts';
import type { Id } from '#shared/domain/ids.ts';
import type { Segment } from '#shared/domain/transcript.ts';
import { anApp, aTranscript } from '../../test/builders.ts';
import { openScreen, type ScreenFrame } from '../../test/screen-frame.tsx';
import { PlayerBar } from './player-bar.tsx';
import { makePeaks } from './sound/make-peaks.ts';
import { frameAt, frameLength } from './sound/mp3-cuts.ts';
import { readPeaks } from './sound/peaks.ts';

let app: App;
let frame: ScreenFrame;

beforeEach(async () => {
  await page.viewport(1280, 800);
  app = await anApp({ name: crypto.randomUUID() });
  frame = openScreen(app);
});
afterEach(() => frame.close());

/** A WAV of one tone, as loud in each second as `loud` says (0..1). */
function tone(loud: readonly number[], rate = 8_000): Uint8Array {
  const samples = loud.length * rate;
  const bytes = new Uint8Array(44 + samples * 2);
  const view = new DataView(bytes.buffer);
  const words = (at: number, text: string): void => bytes.set(new TextEncoder().encode(text), at);
  words(0, 'RIFF');
  view.setUint32(4, 36 + samples * 2, true);
  words(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, rate, true);
  view.setUint32(28, rate * 2, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  words(36, 'data');
  view.setUint32(40, samples * 2, true);
  for (let i = 0; i < samples; i++) {
    const size = (loud[Math.floor(i / rate)] ?? 0) * 32_767;
    view.setInt16(44 + i * 2, Math.round(size * Math.sin((2 * Math.PI * 220 * i) / rate)), true);
  }
  return bytes;
}

const LOUD = [0.1, 1, 0.5, 0, 0.9, 0.2, 0.3, 0.4];

async function open(bytes: Uint8Array, copy = true, name = 'talk.wav') {
  // The builder's app runs over the memory host.
  (app.host as MemoryHost).control.pick({ name, bytes });
  const files = await app.host.files.openFiles([]);
  assert(files.ok && files.value[0], 'a file');
  const turns = [0, 2_000, 4_000, 6_000].map((startMs) => ({ speaker: 'Dana', text: `At ${startMs}`, startMs }));
  const { interview, segments } = await aTranscript(app, turns);
  const done = await attachRecording(app, { interviewId: interview.id, file: files.value[0], copy });
  assert(done.ok, 'a recording');
  show(interview.id, segments);
  return { interview, segments, mediaId: done.value };
}

function show(interviewId: Id<'interview'>, segments: readonly Pick<Segment, 'id' | 'text' | 'startMs'>[]): void {
  frame.show(
    <>
      <div data-scope="transcript" style={{ blockSize: '120px', overflow: 'auto' }}>
        {segments.map(({ id, text, startMs }) => (
          <div key={id} data-segment={id} tabIndex={-1} style={{ blockSize: '90px' }}>
            <button type="button" data-play-from={startMs}>
              {startMs}
            </button>{' '}
            {text}
          </div>
        ))}
      </div>
      <PlayerBar interviewId={interviewId} segments={segments} />
    </>,
  );
}

const slider = () => page.getByRole('slider', { name: 'Position in “talk.wav”' });
const spoken = (): string | null => slider().element().getAttribute('aria-valuetext');
const playing = () => [...frame.element.querySelectorAll('[data-playing]')].map((row) => row.textContent);

test('makes the picture of a recording once, true to its loudness, and stores it', async () => {
  const { mediaId } = await open(tone(LOUD));
  await expect.poll(() => storedPeaks(app, mediaId), { timeout: 15_000 }).toBeDefined();
  const peaks = must(readPeaks(await storedPeaks(app, mediaId)), 'peaks');
  const seconds = LOUD.map((_, i) => Math.max(...peaks.values.slice(i * 4, i * 4 + 4)) / 255);
  expect(peaks.values.length).toBe(LOUD.length * 4);
  for (const [i, loud] of LOUD.entries()) expect(seconds[i]).toBeCloseTo(loud, 1);
  await expect.poll(spoken).toBe('0 seconds of 8 seconds');
});

test('plays from a segment, marks what is being said, and keeps the speed', async () => {
  const { segments } = await open(tone(LOUD));
  await expect.element(slider()).toBeVisible();
  await userEvent.selectOptions(page.getByRole('combobox', { name: 'Speed' }), '2×');
  frame.element.querySelector<HTMLElement>(`[data-segment="${segments[2]?.id}"]`)?.focus();
  await userEvent.keyboard('p');
  await expect.element(page.getByRole('button', { name: 'Pause' })).toBeVisible();
  await expect.poll(playing).toEqual(['4000 At 4000']);
  // Out of sight before: the text followed.
  await expect
    .poll(() => must(frame.element.querySelector('[data-scope="transcript"]'), 'a list').scrollTop)
    .toBeGreaterThan(60);
  await userEvent.keyboard(' ');
  await expect.element(page.getByRole('button', { name: 'Play', exact: true })).toBeVisible();
  expect((await playerSettings(app)).rate).toBe(2);
});

test('goes back and forward by keys, by the slider and by a pressed time', async () => {
  const { segments } = await open(tone(LOUD));
  await expect.element(slider()).toBeVisible();
  await expect.poll(spoken).toBe('0 seconds of 8 seconds');
  frame.element.querySelector<HTMLElement>(`[data-segment="${segments[0]?.id}"]`)?.focus();
  await userEvent.keyboard('.');
  await expect.poll(spoken).toBe('5 seconds of 8 seconds');
  await userEvent.keyboard(',');
  await expect.poll(spoken).toBe('0 seconds of 8 seconds');
  slider().element().focus();
  await userEvent.keyboard('{End}');
  await expect.poll(spoken).toBe('8 seconds of 8 seconds');
  await userEvent.keyboard('{Home}{ArrowRight}');
  await expect.poll(spoken).toBe('5 seconds of 8 seconds');
  await userEvent.click(page.getByText('2000', { exact: true }));
  await expect.poll(playing).toEqual(['2000 At 2000']);
  await userEvent.keyboard('{F4}');
  await expect.element(page.getByRole('button', { name: 'Play', exact: true })).toBeVisible();
});

test('the text stops following once the reader scrolls elsewhere, until it is asked to', async () => {
  await open(tone(LOUD));
  await userEvent.click(page.getByRole('button', { name: 'Play', exact: true }));
  const follow = page.getByRole('checkbox', { name: 'Follow' });
  await expect.element(follow).toBeChecked();
  await expect.element(page.getByRole('button', { name: 'Pause' })).toBeVisible();
  frame.element.querySelector('[data-scope="transcript"]')?.dispatchEvent(new WheelEvent('wheel', { deltaY: 50 }));
  await expect.element(follow).not.toBeChecked();
  expect((await playerSettings(app)).follow).toBe(true);
  await userEvent.click(follow);
  await expect.element(follow).toBeChecked();
});

test('a broken file is a message, and the page goes on', async () => {
  await open(Uint8Array.from({ length: 5_000 }, (_, i) => (i * 7) % 256));
  await expect.element(page.getByRole('alert').filter({ hasText: '“talk.wav” cannot be played' })).toBeVisible();
  await expect.element(page.getByRole('button', { name: 'Retry' })).toBeVisible();
  await expect.element(page.getByText('At 2000')).toBeVisible();
});

test('a reference of another session is asked for again, and plays once it is located', async () => {
  const bytes = tone(LOUD);
  const { interview, segments, mediaId } = await open(bytes, false);
  await expect.element(slider()).toBeVisible();
  // As after a restart: the record is there, the file of this session is not.
  frame.show(null);
  const other = await app.db.media.get(mediaId);
  await app.run({
    label: { key: 'change.recording', values: {} },
    ops: [
      { table: 'media', key: mediaId, before: {}, after: { deletedAt: app.now() } },
      {
        table: 'media',
        key: 'md_restarted',
        before: null,
        after: { ...withoutTechnical(must(other, 'it')), id: 'md_restarted' },
      },
    ],
  });
  show(interview.id, segments);
  await expect.element(page.getByRole('alert').filter({ hasText: 'We cannot find “talk.wav”' })).toBeVisible();
  (app.host as MemoryHost).control.pick({ name: 'talk.wav', bytes });
  await userEvent.click(page.getByRole('button', { name: 'Locate…' }));
  await expect.element(slider()).toBeVisible();
});

/** What a browser's own recorder makes of a tone of one and a half seconds: Opus in WebM, without a length. */
async function recorded(): Promise<Uint8Array> {
  const context = new AudioContext();
  const tone = new OscillatorNode(context, { frequency: 330 });
  const out = context.createMediaStreamDestination();
  tone.connect(out);
  tone.start();
  const recorder = new MediaRecorder(out.stream, { mimeType: 'audio/webm;codecs=opus' });
  const parts: Blob[] = [];
  recorder.addEventListener('dataavailable', ({ data }) => parts.push(data));
  const stopped = new Promise((resolve) => recorder.addEventListener('stop', resolve));
  recorder.start();
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  recorder.stop();
  await stopped;
  await context.close();
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

test('a recording without a length, as browsers make them, gets its length and its picture', async () => {
  const { mediaId } = await open(await recorded(), true, 'talk.weba');
  await expect.poll(() => storedPeaks(app, mediaId), { timeout: 15_000 }).toBeDefined();
  const peaks = must(readPeaks(await storedPeaks(app, mediaId)), 'peaks');
  expect(peaks.values.length).toBeGreaterThanOrEqual(4);
  expect(Math.max(...peaks.values)).toBeGreaterThan(100);
  await expect.poll(async () => (await app.db.media.get(mediaId))?.durationMs ?? 0).toBeGreaterThan(1_000);
  expect((await app.db.media.get(mediaId))?.durationMs).toBeLessThan(3_000);
});

function withoutTechnical<T extends { rev: number; updatedAt: string }>({
  rev: _rev,
  updatedAt: _updatedAt,
  ...rest
}: T) {
  return rest;
}

/** Frames of silence: MPEG 1, layer III, 128 kbit/s, 44.1 kHz, one channel. */
function silence(frames: number): Uint8Array {
  const bytes = new Uint8Array(frames * 417);
  for (let i = 0; i < frames; i++) bytes.set([0xff, 0xfb, 0x90, 0xc4], i * 417);
  return bytes;
}

test('an MP3 is cut at its frames, and gives as many peaks as it is long', async () => {
  const bytes = silence(8_000);
  expect(frameLength(bytes, 0)).toBe(417);
  expect(frameAt(bytes, 1)).toBe(417);
  expect(frameAt(new Uint8Array(100), 0)).toBe(-1);
  const peaks = must(
    await makePeaks(new Blob([bytes.slice()], { type: 'audio/mpeg' }), new AbortController().signal),
    'peaks',
  );
  // 8,000 frames of 1,152 samples at 44,100 a second; each of the four pieces may round by a peak.
  const wanted = (8_000 * 1_152) / 44_100 / 0.25;
  expect(Math.abs(peaks.values.length - wanted)).toBeLessThan(5);
  expect(Math.max(...peaks.values)).toBe(0);
});
