import { createRoot, type Root } from 'react-dom/client';
import { afterEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { EnglishTexts } from '#renderer/app/i18n/english-texts.tsx';
import { createInterview } from '#renderer/data/actions/create-actions.ts';
import type { App } from '#renderer/data/app.ts';
import { bodyOf, notesOf } from '#renderer/data/queries/interview-queries.ts';
import { AppProvider } from '#renderer/data/use-live.ts';
import { assert, must } from '#shared/domain/assert.ts';
import { plainText } from '#shared/domain/body.ts';
import type { AnyId } from '#shared/domain/ids.ts';
import { anApp } from '../../test/builders.ts';
import '#renderer/ui/base.css';
import '#renderer/ui/tokens.css';
import { DocumentEditor } from './document-editor.tsx';

const roots: Root[] = [];
afterEach(() => {
  for (const root of roots.splice(0)) root.unmount();
  document.body.replaceChildren();
});

/** As a window of its own: the lock knows no difference. */
function show(app: App, ownerId: AnyId, label: string): void {
  const frame = document.createElement('div');
  document.body.append(frame);
  const root = createRoot(frame);
  roots.push(root);
  root.render(
    <EnglishTexts>
      <AppProvider app={app}>
        <DocumentEditor ownerId={ownerId} label={label} />
      </AppProvider>
    </EnglishTexts>,
  );
}

const text = (label: string) => page.getByRole('textbox', { name: label });

test('a text that is taken over brings the last words of the other window along, and loses none of either', async () => {
  const app = await anApp({ name: crypto.randomUUID() });
  const made = await createInterview(app, { title: 'Dana' });
  assert(made.ok, 'an interview');
  const { id } = must((await notesOf(app, made.value))[0], 'its note');
  show(app, id, 'First');
  await expect.element(text('First')).toHaveAttribute('contenteditable', 'true');
  await userEvent.click(text('First'));
  await userEvent.keyboard('We print');
  show(app, id, 'Second');
  await expect.element(text('Second')).toHaveTextContent('We print');
  let said = 'We print';
  for (const [round, label] of ['Second', 'First', 'Second'].entries()) {
    const other = label === 'First' ? 'Second' : 'First';
    await userEvent.click(text(other));
    await userEvent.keyboard(`{Control>}{End}{/Control} word${round}`);
    said += ` word${round}`;
    // At once: the words before may not be in the database yet.
    await userEvent.click(page.getByRole('button', { name: 'Edit here' }));
    await expect.element(text(label)).toHaveAttribute('contenteditable', 'true');
    await expect.element(text(label)).toHaveTextContent(said);
    await userEvent.keyboard(`{Control>}{End}{/Control} here${round}`);
    said += ` here${round}`;
  }
  await expect.poll(async () => plainText(must(await bodyOf(app, id), 'a body'))).toBe(said);
  await expect.element(text('First')).toHaveTextContent(said);
});
