import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { createInterview, createParticipant } from '#renderer/data/actions/create-actions.ts';
import { setFields } from '#renderer/data/actions/field-actions.ts';
import type { App } from '#renderer/data/app.ts';
import { readAudit } from '#renderer/data/audit-log.ts';
import { assert } from '#shared/domain/assert.ts';
import type { Id } from '#shared/domain/ids.ts';
import { anApp } from '../../../test/builders.ts';
import { openScreen, type ScreenFrame } from '../../../test/screen-frame.tsx';
import { ParticipantPage } from './participant-page.tsx';
import { ParticipantsPage } from './participants-page.tsx';

let app: App;
let frame: ScreenFrame;

beforeEach(async () => {
  await page.viewport(1280, 800);
  app = await anApp({ name: crypto.randomUUID() });
  frame = openScreen(app);
});
afterEach(() => frame.close());

async function aPerson(
  name: string,
  fields: Parameters<typeof setFields<'participants'>>[3] = {},
): Promise<Id<'participant'>> {
  const made = await createParticipant(app, name);
  assert(made.ok, 'a person');
  await setFields(app, 'participants', made.value, fields);
  return made.value;
}

test('mail and telephone are hidden until somebody asks for them', async () => {
  const id = await aPerson('Dana Rossi', { email: 'dana@example.org' });
  frame.show(<ParticipantPage place={{ kind: 'participant', id }} />);
  const mail = page.getByRole('textbox', { name: 'Mail address' });
  await expect.element(page.getByRole('button', { name: 'Show Mail address' })).toBeVisible();
  await expect.element(mail).not.toBeInTheDocument();
  expect(frame.element.textContent).not.toContain('dana@example.org');
  await userEvent.click(page.getByRole('button', { name: 'Show Mail address' }));
  await expect.element(mail).toHaveValue('dana@example.org');
  // What is not there needs no hiding: it can be filled in at once, and stays open while it is typed.
  await userEvent.fill(page.getByRole('textbox', { name: 'Telephone' }), '030 123');
  await expect.poll(async () => (await app.db.participants.get(id))?.phone).toBe('030 123');
  await expect.element(page.getByRole('textbox', { name: 'Telephone' })).toHaveValue('030 123');
});

test('names are hidden in lists and on the page, shown on request, and the request is written down', async () => {
  const id = await aPerson('Dana Rossi');
  frame.show(<ParticipantsPage place={{ kind: 'participants' }} />);
  await expect.poll(() => frame.element.textContent).toContain('P-001');
  expect(frame.element.textContent).not.toContain('Dana Rossi');
  await userEvent.click(page.getByRole('button', { name: 'More' }));
  await userEvent.click(page.getByRole('menuitem', { name: 'Show names' }));
  await expect.poll(() => frame.element.textContent).toContain('Dana Rossi');
  frame.show(<ParticipantPage place={{ kind: 'participant', id }} />);
  await userEvent.click(page.getByRole('button', { name: 'Show Name', exact: true }));
  await expect.element(page.getByRole('textbox', { name: 'Name', exact: true })).toHaveValue('Dana Rossi');
  await expect
    .poll(async () => (await readAudit(app)).entries.map(({ action, objectId, n }) => [action, objectId, n]))
    .toEqual([
      ['reveal', id, 1],
      ['reveal', null, 1],
    ]);
});

test('a team’s own fields have kinds: what does not fit is told, and what fits is kept', async () => {
  const id = await aPerson('Dana Rossi');
  frame.show(<ParticipantPage place={{ kind: 'participant', id }} />);
  await userEvent.click(page.getByRole('button', { name: 'Fields and segments…' }));
  await userEvent.click(page.getByRole('button', { name: 'Add a field' }));
  await userEvent.click(page.getByRole('button', { name: 'Save' }));
  await expect.element(page.getByText('Every field needs a name.')).toBeVisible();
  await userEvent.fill(page.getByRole('textbox', { name: 'Name of the field' }), 'Ovens');
  await userEvent.selectOptions(page.getByRole('combobox', { name: 'Kind' }), 'Number');
  await userEvent.click(page.getByRole('button', { name: 'Save' }));
  const ovens = page.getByRole('textbox', { name: 'Ovens' });
  await userEvent.fill(ovens, 'two');
  await expect.element(page.getByText(/This is not a number/)).toBeVisible();
  await userEvent.fill(ovens, '2');
  await expect.poll(async () => Object.values((await app.db.participants.get(id))?.attributes ?? {})).toEqual([2]);
  // The field travels with the workspace; taking it away is one undo.
  await app.history.undo();
  await app.history.undo();
  await expect.element(ovens).not.toBeInTheDocument();
});

test('duplicates are found and merged with a preview; an old link leads to the one that is left', async () => {
  const [one, two] = [await aPerson('Dana Rossi', { role: 'Ops' }), await aPerson('Rossi, Dana', { company: 'Acme' })];
  const held = await createInterview(app, { title: 'A talk' });
  assert(held.ok, 'an interview');
  await setFields(app, 'interviews', held.value, { participantIds: [two] });
  frame.show(<ParticipantsPage place={{ kind: 'participants' }} />);
  await userEvent.click(page.getByRole('button', { name: 'Find duplicates' }));
  await expect.element(page.getByText('same name, other order')).toBeVisible();
  await userEvent.click(page.getByRole('button', { name: 'Merge P-001 and P-002…' }));
  await expect.element(page.getByText('1 interview will name P-001.')).toBeVisible();
  await userEvent.click(page.getByRole('button', { name: 'Take the other value of Name' }));
  await userEvent.click(page.getByRole('button', { name: 'Merge', exact: true }));
  await expect.poll(async () => (await app.db.interviews.get(held.value))?.participantIds).toEqual([one]);
  const kept = await app.db.participants.get(one);
  expect([kept?.name, kept?.role, kept?.company]).toEqual(['Rossi, Dana', 'Ops', 'Acme']);
  frame.show(<ParticipantPage place={{ kind: 'participant', id: two }} />);
  await expect.element(page.getByRole('link', { name: 'Open P-001' })).toBeVisible();
});
