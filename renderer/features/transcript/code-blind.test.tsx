import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { mark } from '#renderer/data/actions/highlight-actions.ts';
import type { App } from '#renderer/data/app.ts';
import { runCommand } from '#renderer/ui/commands.tsx';
import { forgetPreferences } from '#renderer/ui/preferences.ts';
import { assert, must } from '#shared/domain/assert.ts';
import type { Id } from '#shared/domain/ids.ts';
import { anApp, aTranscript } from '../../../test/builders.ts';
import { openScreen, type ScreenFrame } from '../../../test/screen-frame.tsx';
import { InterviewPage } from './interview-page.tsx';

let app: App;
let frame: ScreenFrame;

beforeEach(async () => {
  await page.viewport(1280, 800);
  app = await anApp({ name: crypto.randomUUID() });
  frame = openScreen(app);
});
afterEach(() => {
  forgetPreferences();
  frame.close();
});

test('what another coder marked is hidden while one codes blind, and comes back', async () => {
  const { interview, transcript, segments } = await aTranscript(app, [
    { speaker: 'Dana', text: 'We export the invoice.' },
    { speaker: 'Dana', text: 'Nobody can approve it.' },
  ]);
  const markAll = async (i: number): Promise<Id<'highlight'>> => {
    const { id, text } = must(segments[i], 'a segment');
    const from = { block: id, offset: 0 };
    const done = await mark(app, {
      interviewId: interview.id,
      source: transcript.id,
      from,
      to: { block: id, offset: text.length },
    });
    assert(done.ok, 'a highlight');
    return done.value;
  };
  await markAll(0);
  const theirs = await markAll(1);
  await app.db.highlights.update(theirs, { by: app.newId('author') });

  frame.show(<InterviewPage place={{ kind: 'interview', id: interview.id }} />);
  const marks = () => [...document.querySelectorAll('mark[data-highlights]')].map((one) => one.textContent);
  await expect.poll(marks).toEqual(['We export the invoice.', 'Nobody can approve it.']);
  runCommand('transcript.code-blind');
  await expect.poll(marks).toEqual(['We export the invoice.']);
  await expect.element(page.getByRole('tab', { name: 'Highlights 1' })).toBeVisible();
  await userEvent.click(page.getByRole('button', { name: 'Coding blind: show what others marked' }));
  await expect.poll(marks).toEqual(['We export the invoice.', 'Nobody can approve it.']);
});
