import { type ReactNode, useEffect, useState } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { EnglishTexts } from '#renderer/app/i18n/english-texts.tsx';
import { createGoal, createNeed } from '#renderer/data/actions/create-actions.ts';
import { setFields } from '#renderer/data/actions/field-actions.ts';
import { createInsight } from '#renderer/data/actions/insight-actions.ts';
import type { App } from '#renderer/data/app.ts';
import { AppProvider } from '#renderer/data/use-live.ts';
import { type Place, placeOf } from '#renderer/routes.ts';
import { createProposer } from '#renderer/search/proposer.ts';
import type { SearchClient } from '#renderer/search/search-client.ts';
import { SearchContext } from '#renderer/search/use-search.ts';
import { runCommand } from '#renderer/ui/commands.tsx';
import { must } from '#shared/domain/assert.ts';
import { anApp } from '../../../test/builders.ts';
import '#renderer/ui/base.css';
import '#renderer/ui/tokens.css';
import { ProposalsPage } from './proposals-page.tsx';

let root: Root;
let frame: HTMLElement;
let app: App;

beforeEach(async () => {
  window.location.hash = '#/proposals';
  app = await anApp();
  frame = document.createElement('div');
  document.body.append(frame);
  root = createRoot(frame);
});

afterEach(() => {
  root.unmount();
  frame.remove();
});

test('accepts and dismisses from the list, moves on to the next, and keeps what was dismissed away until its text changes', async () => {
  const need = ok(await createNeed(app, 'Approve an invoice without leaving the tool'));
  ok(await createNeed(app, 'Find what a customer said last year'));
  const goal = ok(await createGoal(app, 'Every invoice is approved inside the tool within a day'));
  ok(await createInsight(app, 'Approval of each invoice leaks out of the tool into chat'));
  draw();
  await expect.poll(rows).toHaveLength(2);

  rowWith('leaks out')?.focus();
  await userEvent.keyboard('{Enter}');
  await expect.poll(async () => (await links()).map(({ to, status }) => [to, status])).toEqual([[need, 'accepted']]);
  await expect.poll(rows).toHaveLength(1);
  expect(document.activeElement).toBe(rowWith('within a day'));

  runCommand('proposal.dismiss');
  await expect.poll(rows).toEqual([]);
  expect(frame.textContent).toContain('Nothing fits well enough');
  expect((await links()).find(({ to }) => to === goal)?.status).toBe('rejected');

  ok(await setFields(app, 'needs', need, { title: 'Approve every invoice inside the tool' }));
  await expect.poll(rows, { timeout: 8_000 }).toHaveLength(1);
  expect(rows()[0]).toContain('within a day');
});

test('one step of the line can be looked at alone, and the address says which', async () => {
  ok(await createNeed(app, 'Approve an invoice without leaving the tool'));
  ok(await createGoal(app, 'Every invoice is approved inside the tool within a day'));
  ok(await createInsight(app, 'Approval of each invoice leaks out of the tool into chat'));
  draw();
  await expect.poll(rows).toHaveLength(2);
  await userEvent.selectOptions(must(frame.querySelector('select'), 'the choice'), 'need-goal');
  await expect.poll(rows).toHaveLength(1);
  expect(window.location.hash).toContain('step=need-goal');
});

function draw(): void {
  const proposer = createProposer(app.db);
  const client: SearchClient = {
    query: async () => null,
    propose: (from, to, limit) => proposer.propose(from, to, limit),
    proposalInbox: () => proposer.inbox(),
    caughtUp: async () => undefined,
    close: () => undefined,
  };
  root.render(
    <EnglishTexts>
      <AppProvider app={app}>
        <SearchContext value={client}>
          <Here />
        </SearchContext>
      </AppProvider>
    </EnglishTexts>,
  );
}

function Here(): ReactNode {
  const [place, setPlace] = useState<Place | null>(placeOf(window.location.hash));
  useEffect(() => {
    const follow = (): void => setPlace(placeOf(window.location.hash));
    window.addEventListener('hashchange', follow);
    return () => window.removeEventListener('hashchange', follow);
  }, []);
  return place?.kind === 'proposals' ? <ProposalsPage place={place} /> : null;
}

const links = () => app.db.evidence.toArray();
const rowWith = (text: string): HTMLElement | undefined =>
  [...frame.querySelectorAll<HTMLElement>('[data-proposal]')].find((row) => row.textContent?.includes(text));
const rows = (): string[] => [...frame.querySelectorAll('[data-proposal]')].map((row) => row.textContent ?? '');
const ok = <T,>(result: { readonly ok: true; readonly value: T } | { readonly ok: false }): T =>
  must(result.ok ? result.value : null, 'a result');
