import { Dexie } from 'dexie';
import { afterEach, expect, test } from 'vitest';
import { realOutside } from '#renderer/app/outside.ts';
import { createNeed } from '#renderer/data/actions/create-actions.ts';
import { createInsight } from '#renderer/data/actions/insight-actions.ts';
import type { App } from '#renderer/data/app.ts';
import { openWorkspace } from '#renderer/data/workspace.ts';
import { createMemoryHost } from '#renderer/host/memory-host.ts';
import { must } from '#shared/domain/assert.ts';
import { createSearchClient } from './create-search-client.ts';
import type { SearchClient } from './search-client.ts';

const PROJECT = 'worker-test';
const opened: { readonly app: App; readonly client: SearchClient }[] = [];

afterEach(async () => {
  for (const { app, client } of opened.splice(0)) {
    client.close();
    app.db.close();
  }
  await Promise.all(
    (await Dexie.getDatabaseNames()).filter((name) => name.includes(PROJECT)).map((name) => Dexie.delete(name)),
  );
});

test('the worker answers over a real database, follows a commit, and drops all but the newest query of a box', async () => {
  const { app, client } = await open();
  const need = ok(await createNeed(app, 'Approve an invoice without leaving the tool'));
  await client.caughtUp();
  expect((await client.query('a', 'invoi', { limit: 5 }))?.hits).toMatchObject([
    { kind: 'need', recordId: need, interviewId: null, titleMatches: [[11, 18]] },
  ]);

  const many = await Promise.all(['i', 'in', 'inv', 'invoice'].map((text) => client.query('a', text, { limit: 5 })));
  expect(many.map((found) => found?.hits.length ?? null)).toEqual([null, null, null, 1]);
  const other = client.query('b', 'tool', { limit: 5 });
  expect((await client.query('a', 'approve', { limit: 5 }))?.hits).toHaveLength(1);
  expect((await other)?.hits).toHaveLength(1);
});

test('the worker proposes needs for an insight, with reasons', async () => {
  const { app, client } = await open();
  const need = ok(await createNeed(app, 'Approve an invoice without leaving the tool'));
  ok(await createNeed(app, 'Find what a customer said last year'));
  const insight = ok(await createInsight(app, 'Approval of each invoice leaks out of the tool into chat'));
  const { items, abstained } = await client.propose({ id: insight }, 'need', 3);
  expect(abstained).toBe(false);
  expect(items[0]?.id).toBe(need);
  expect(items[0]?.reasons.length).toBeGreaterThan(0);
});

async function open(): Promise<{ readonly app: App; readonly client: SearchClient }> {
  const outside = realOutside(createMemoryHost());
  const projectId = `${PROJECT}-${outside.newUuid()}`;
  const { app } = await openWorkspace(outside, projectId);
  const client = createSearchClient(projectId, outside.now);
  opened.push({ app, client });
  return { app, client };
}

const ok = <T,>(result: { readonly ok: true; readonly value: T } | { readonly ok: false }): T =>
  must(result.ok ? result.value : null, 'a result');
