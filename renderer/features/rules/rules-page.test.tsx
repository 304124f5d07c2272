import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { EnglishTexts } from '#renderer/app/i18n/english-texts.tsx';
import { createNeed } from '#renderer/data/actions/create-actions.ts';
import { mark, tagByName } from '#renderer/data/actions/highlight-actions.ts';
import type { App } from '#renderer/data/app.ts';
import { AppProvider } from '#renderer/data/use-live.ts';
import { must } from '#shared/domain/assert.ts';
import type { Result } from '#shared/domain/result.ts';
import { anApp, aTranscript } from '../../../test/builders.ts';
import '#renderer/ui/base.css';
import '#renderer/ui/tokens.css';
import { RulesPage } from './rules-page.tsx';

let root: Root;
let frame: HTMLElement;
let app: App;

beforeEach(async () => {
  app = await anApp();
  frame = document.createElement('div');
  document.body.append(frame);
  root = createRoot(frame);
});

afterEach(() => {
  root.unmount();
  frame.remove();
});

test('a rule is made by keys alone, says what it would do before it is run, and proposes without linking', async () => {
  const { interview, transcript, segments } = await aTranscript(app, ['The yearly price scared us off']);
  const block = must(segments[0], 'a segment').id;
  const at = {
    interviewId: interview.id,
    source: transcript.id,
    from: { block, offset: 4 },
    to: { block, offset: 16 },
  };
  const quote = ok(await mark(app, at));
  ok(await tagByName(app, [quote], 'Price'));
  const need = ok(await createNeed(app, 'Know the cost before paying'));
  root.render(
    <EnglishTexts>
      <AppProvider app={app}>
        <RulesPage place={{ kind: 'rules' }} />
      </AppProvider>
    </EnglishTexts>,
  );
  await expect.poll(() => button('New rule')).toBeTruthy();
  button('New rule')?.focus();
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => document.activeElement?.textContent).toBe('Choose…');
  await userEvent.keyboard('{Enter}pric{Enter}');
  await expect.poll(() => document.activeElement?.textContent).toBe('Price');
  await userEvent.keyboard('{Tab}{Tab}{Tab}{Enter}cost{Enter}');
  await expect.poll(() => frame.textContent).toContain('Fits 1 highlight; a run now would propose it for 1');
  await userEvent.keyboard('{Tab}Price worries{Enter}');
  await expect
    .poll(() => frame.querySelector('[data-rule]')?.textContent)
    .toContain('When a highlight gets “Price”, propose the need “Know the cost before paying”.');
  expect(await app.db.evidence.count()).toBe(0);

  button('Run now')?.click();
  await expect.poll(() => app.db.evidence.toArray()).toMatchObject([{ from: quote, to: need, status: 'proposed' }]);
  await expect.poll(() => frame.textContent).toContain('a run now would change nothing');
});

const button = (name: string): HTMLButtonElement | undefined =>
  [...frame.querySelectorAll('button')].find((one) => one.textContent?.trim() === name);
const ok = <T,>(result: Result<T, unknown>): T => must(result.ok ? result.value : null, 'a result');
