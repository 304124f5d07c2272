import { expect, test } from 'vitest';
import { loadTexts } from '#renderer/app/i18n/texts.ts';
import { loadSample } from '#renderer/features/onboarding/load-sample.ts';
import { createMemoryHost } from '#renderer/host/memory-host.ts';
import { must } from '#shared/domain/assert.ts';
import { anApp } from '../../../test/builders.ts';
import { saveSummary, summaryFor } from './export-actions.ts';

const t = await loadTexts('en');

async function aSummary() {
  const app = await anApp({ today: '2026-03-02' });
  await loadSample(app);
  const study = must(await app.db.studies.toCollection().first(), 'a study');
  return { app, study, summary: await summaryFor(app, { kind: 'study', id: study.id }, 'aliases', t) };
}

test('a study leaves as a file that holds every quote of it, with alias, date and time', async () => {
  const { app, study, summary } = await aSummary();
  const host = createMemoryHost();
  const saved = await saveSummary(host.files, summary, 'markdown', t);
  const name = saved.ok ? must(saved.value, 'a name') : '';
  expect(name).toMatch(/\.md$/);
  const text = new TextDecoder().decode(host.control.saved.get(name));
  const interviews = (await app.db.interviews.toArray()).filter(({ studyId }) => studyId === study.id);
  const quotes = (await app.db.highlights.toArray()).filter((one) =>
    interviews.some(({ id }) => id === one.interviewId),
  );
  expect(quotes.length).toBeGreaterThan(5);
  expect(summary.counts.quotes).toBe(quotes.length);
  for (const { anchor } of quotes) {
    // The first words without what Markdown escapes.
    const words = must(/^[\p{L}\p{N} ,']+/u.exec(anchor.quote)?.[0], 'words').trim();
    expect(text).toContain(words);
  }
  expect(text).toMatch(/^> — P-\d{3}, .+, 2026-\d\d-\d\d, \d\d:\d\d/m);
});

test('no real name of a participant is in a file by alias', async () => {
  const { app, summary } = await aSummary();
  const all = JSON.stringify(summary);
  for (const { name } of await app.db.participants.toArray()) expect(all).not.toContain(name);
});

test('a cancelled save is no problem, and a full disk leaves no file', async () => {
  const { summary } = await aSummary();
  const host = createMemoryHost();
  host.control.saveAs(null);
  expect(await saveSummary(host.files, summary, 'html', t)).toEqual({ ok: true, value: null });
  host.control.failNext('writeChunk', { kind: 'disk-full', name: 'x' });
  expect(await saveSummary(host.files, summary, 'html', t)).toMatchObject({
    ok: false,
    problem: { kind: 'disk-full' },
  });
  expect(host.control.saved.size).toBe(0);
  expect(await saveSummary(host.files, summary, 'html', t)).toMatchObject({ ok: true });
  expect(host.control.saved.size).toBe(1);
});
