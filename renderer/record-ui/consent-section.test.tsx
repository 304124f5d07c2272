import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { createParticipant } from '#renderer/data/actions/create-actions.ts';
import type { App } from '#renderer/data/app.ts';
import { assert } from '#shared/domain/assert.ts';
import type { Participant } from '#shared/domain/participant.ts';
import { anApp } from '../../test/builders.ts';
import { openScreen, type ScreenFrame } from '../../test/screen-frame.tsx';
import { ConsentSection } from './consent-section.tsx';

let app: App;
let frame: ScreenFrame;
let person: Participant;

beforeEach(async () => {
  await page.viewport(1280, 800);
  app = await anApp({ name: crypto.randomUUID() });
  frame = openScreen(app);
  const made = await createParticipant(app, 'Dana Rossi');
  assert(made.ok, 'a person');
  const found = await app.db.participants.get(made.value);
  assert(found !== undefined, 'it');
  person = found;
  frame.show(<ConsentSection person={person} />);
});
afterEach(() => frame.close());

test('two presses record what is usually asked for', async () => {
  await expect.element(page.getByText('No consent recorded')).toBeVisible();
  await userEvent.click(page.getByRole('button', { name: 'Record consent' }));
  await userEvent.click(page.getByRole('button', { name: 'Record', exact: true }));
  await expect.element(page.getByText('Quote inside', { exact: true })).toBeVisible();
  const [event] = await app.db.consents.toArray();
  expect(event).toMatchObject({ kind: 'given', scopes: ['record', 'analyse', 'quoteInside'], at: '2026-03-02' });
});

test('a withdrawal says what it stops, is confirmed, and ends with a receipt', async () => {
  await userEvent.click(page.getByRole('button', { name: 'Record consent' }));
  await userEvent.click(page.getByRole('button', { name: 'Record', exact: true }));
  await userEvent.click(page.getByRole('button', { name: 'Withdraw…' }));
  await expect.element(page.getByText('0 quotes')).toBeVisible();
  await userEvent.click(page.getByRole('button', { name: 'Withdraw', exact: true }));
  await expect.element(page.getByRole('heading', { name: 'Consent is withdrawn' })).toBeVisible();
  await userEvent.click(page.getByRole('dialog').getByRole('button', { name: 'Close' }).last());
  await expect.element(page.getByText('Consent withdrawn')).toBeVisible();
  expect((await app.db.consents.toArray()).map(({ kind }) => kind).sort()).toEqual(['given', 'withdrawn']);
});

test('an end before the beginning is told, and cannot be recorded', async () => {
  await userEvent.click(page.getByRole('button', { name: 'Record consent' }));
  await userEvent.fill(page.getByLabelText('Holds until'), '2026-01-01');
  await expect.element(page.getByText('This is before the day it was given.')).toBeVisible();
  await expect.element(page.getByRole('button', { name: 'Record', exact: true })).toBeDisabled();
});
