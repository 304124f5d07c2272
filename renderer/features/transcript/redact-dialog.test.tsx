import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { createParticipant } from '#renderer/data/actions/create-actions.ts';
import { mark } from '#renderer/data/actions/highlight-actions.ts';
import type { App } from '#renderer/data/app.ts';
import { readAudit } from '#renderer/data/audit-log.ts';
import type { MemoryHost } from '#renderer/host/memory-host.ts';
import { assert, must } from '#shared/domain/assert.ts';
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
afterEach(() => frame.close());

const TURN = 'Dana Rossi told me: we split orders by hand in Kiel. Ask dana@kilns.example.';

test('only what is ticked is replaced, highlights stay where they are, and what is left over is told before', async () => {
  const made = await createParticipant(app, 'Dana Rossi');
  assert(made.ok, 'a person');
  const { interview, transcript, segments } = await aTranscript(app, [TURN]);
  const block = must(segments[0], 'a turn').id;
  const start = TURN.indexOf('we split');
  const marked = await mark(app, {
    interviewId: interview.id,
    source: transcript.id,
    from: { block, offset: start },
    to: { block, offset: start + 'we split orders by hand'.length },
  });
  assert(marked.ok, 'a highlight');
  frame.show(<InterviewPage place={{ kind: 'interview', id: interview.id }} />);
  await userEvent.click(page.getByRole('button', { name: 'Redacted copy…' }));
  await expect.element(page.getByText(/Still in the copy: .*Dana Rossi/)).toBeVisible();
  await userEvent.click(page.getByRole('checkbox', { name: 'Dana Rossi (person)' }));
  await userEvent.click(page.getByRole('checkbox', { name: 'dana@kilns.example (mail address)' }));
  await userEvent.fill(page.getByRole('textbox', { name: 'Also replace' }), 'Kiel');
  await userEvent.click(page.getByRole('button', { name: 'Add', exact: true }));
  await expect.element(page.getByRole('checkbox', { name: 'Kiel (place)' })).toBeChecked();
  await userEvent.click(page.getByRole('button', { name: 'Save copy…' }));
  const { saved } = (app.host as MemoryHost).control;
  await expect.poll(() => saved.size).toBe(1);
  const [bytes] = [...saved.values()];
  const copy = new TextDecoder().decode(bytes);
  expect(copy).toContain('[PERSON_1] told me: **we split orders by hand** in [PLACE_1]. Ask [EMAIL_1].');
  expect(copy).not.toMatch(/Rossi|Kiel|kilns/);
  expect((await app.db.segments.get(block))?.text).toBe(TURN);
  await expect.poll(async () => (await readAudit(app)).entries[0]?.action).toBe('redact');
});
