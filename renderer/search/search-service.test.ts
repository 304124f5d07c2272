import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createNeed } from '#renderer/data/actions/create-actions.ts';
import { saveSegmentText } from '#renderer/data/actions/segment-actions.ts';
import { setSettings } from '#renderer/data/actions/setting-actions.ts';
import { type App, authorship } from '#renderer/data/app.ts';
import { must } from '#shared/domain/assert.ts';
import { insert, label, ops, trash } from '#shared/domain/change.ts';
import { newDecision } from '#shared/domain/decision.ts';
import { newMemo } from '#shared/domain/memo.ts';
import { newSolution } from '#shared/domain/solution.ts';
import { SearchIndex } from '#shared/search/search-index.ts';
import { anApp, aTranscript } from '../../test/builders.ts';
import { act } from '../../test/random-actions.ts';
import { createSearchService } from './search-service.ts';
import { openSearchStore, storedRows } from './search-store.ts';

const now = '2026-03-02T12:00:00Z';
const turns = [
  'We export the invoice to a sheet every week.',
  'Because nobody can approve inside the tool.',
  'It costs a day.',
];
const queries = [
  'invoice',
  'price',
  'need',
  'gro',
  '"inside the tool"',
  'because',
  'tag:price',
  'is:unlinked',
  'smile OR invoice',
  '日本',
];

let stores = 0;
const freshName = () => `service-${++stores}`;
const freshStore = () => openSearchStore(freshName());

async function answers(service: ReturnType<typeof createSearchService>): Promise<unknown> {
  const all: unknown[] = [];
  for (const text of queries) {
    const { hits, countsByKind } = await service.query(text, { limit: 50, now });
    all.push([text, countsByKind, hits.map((hit) => [hit.key, hit.openAt, hit.snippet, hit.more])]);
  }
  return all;
}

async function rebuilt(app: App): Promise<unknown> {
  const service = createSearchService(app.db, freshStore());
  await service.open();
  return answers(service);
}

describe('the search service', () => {
  it('finds what was said, and opens at the segment that says it', async () => {
    const app = await anApp();
    const { interview, segments } = await aTranscript(app, turns);
    const service = createSearchService(app.db, freshStore());
    await service.open();
    const { hits } = await service.query('approve tool', { limit: 10, now });
    expect(hits).toMatchObject([{ kind: 'transcript', recordId: interview.id, openAt: segments[1]?.id }]);
    const [hit] = hits;
    expect(hit?.matches.map(([from, to]) => hit.snippet.slice(from, to))).toEqual(['approve', 'tool']);
  });

  it('finds an edited word at once, and the old one no more', async () => {
    const app = await anApp();
    const { segments } = await aTranscript(app, turns);
    const service = createSearchService(app.db, freshStore());
    await service.open();
    await saveSegmentText(app, must(segments[2], 'a segment').id, 'It takes a fortnight.', 's');
    expect((await service.query('fortnight', { limit: 5, now })).hits).toHaveLength(1);
    expect((await service.query('"costs a day"', { limit: 5, now })).hits).toHaveLength(0);
  });

  it('answers like an index built from scratch after any actions, undo, and reopening', async () => {
    const step = fc.oneof(
      fc.tuple(fc.constant('act' as const), fc.tuple(fc.nat(999), fc.nat(999), fc.nat(999))),
      fc.tuple(
        fc.constantFrom('undo' as const, 'persist' as const, 'reopen' as const, 'ask' as const),
        fc.constant([0, 0, 0] as const),
      ),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 30 }), async (steps) => {
        const app = await anApp();
        await aTranscript(app, turns);
        const store = freshStore();
        let service = createSearchService(app.db, store);
        await service.open();
        for (const [what, numbers] of steps) {
          if (what === 'act') await act(app, numbers as [number, number, number]);
          else if (what === 'undo') await app.history.undo();
          else if (what === 'persist') await service.persist();
          else if (what === 'ask') await service.query('invoice', { limit: 5, now });
          else {
            service = createSearchService(app.db, store);
            await service.open();
          }
        }
        expect(await answers(service)).toEqual(await rebuilt(app));
      }),
      { numRuns: 40, seed: 3 },
    );
  }, 120_000);

  it('is killed at any moment, in the middle of building or of writing, and answers like a fresh index when it is back', async () => {
    const step = fc.tuple(
      fc.constantFrom('act', 'kill', 'kill-in-build', 'kill-in-persist', 'kill-in-catch-up', 'damage'),
      fc.tuple(fc.nat(999), fc.nat(999), fc.nat(999)),
      fc.nat(4),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 16 }), async (steps) => {
        const app = await anApp();
        await aTranscript(app, turns);
        const name = freshName();
        let store = openSearchStore(name);
        let service = createSearchService(app.db, store);
        await service.open();
        await service.persist();
        for (const [what, numbers, wait] of steps) {
          await act(app, numbers);
          if (what === 'act') continue;
          // The worker is gone: what it had begun on its database is rolled back by the browser.
          let under: Promise<unknown> = Promise.resolve();
          if (what === 'kill-in-build') {
            await store.rows.clear();
            await store.meta.clear();
            under = createSearchService(app.db, store).open();
          } else if (what === 'kill-in-persist') under = service.catchUp().then(() => service.persist());
          else if (what === 'kill-in-catch-up') under = service.catchUp();
          else if (what === 'damage') {
            const row = await store.rows.toCollection().first();
            const posting = row?.segment.postings[0];
            if (row && posting !== undefined) {
              row.segment.postings[0] = posting ^ 1;
              await store.rows.put(row);
            }
          }
          for (let i = 0; i < wait; i++) await new Promise((resolve) => setTimeout(resolve, 0));
          store.close();
          await under.catch(() => undefined);
          store = openSearchStore(name);
          service = createSearchService(app.db, store);
          await service.open();
        }
        expect(await answers(service)).toEqual(await rebuilt(app));
        store.close();
      }),
      { numRuns: 30, seed: 5 },
    );
  }, 120_000);

  it('writes all when its rows are not those of the store: after a rebuild, and after another window wrote', async () => {
    const app = await anApp();
    const { segments } = await aTranscript(app, turns);
    const name = freshName();
    const store = openSearchStore(name);
    const service = createSearchService(app.db, store);
    await service.open();
    await service.persist();
    const other = createSearchService(app.db, store);
    await other.open();
    const say = (text: string) => saveSegmentText(app, must(segments[2], 'a segment').id, text, 's');
    const fresh = async () => {
      const again = createSearchService(app.db, store);
      await again.open();
      expect(await answers(again)).toEqual(await rebuilt(app));
    };

    // Two windows: each adds a segment with the same id and generation, over other words.
    await say('It takes a fortnight.');
    await service.catchUp();
    await service.persist();
    await say('The invoice takes a year.');
    await other.catchUp();
    await other.persist();
    await fresh();
    await service.catchUp();
    await service.persist();
    await fresh();

    // A damaged store: the index that is built in its place has the same ids.
    const row = must(await store.rows.toCollection().first(), 'a row');
    row.segment.postings[0] = must(row.segment.postings[0], 'a posting') ^ 1;
    await store.rows.put(row);
    const mended = createSearchService(app.db, store);
    await mended.open();
    await mended.persist();
    const { rows } = await storedRows(store, must(await app.db.meta.get('head'), 'a head').copyId);
    expect(SearchIndex.fromRows(rows, 'en', { keepTexts: false }).ok).toBe(true);
    await fresh();
    store.close();
  });

  it('finds what stands in memos, decisions, solutions, jobs of needs, and in the trash when it is asked for', async () => {
    const app = await anApp();
    const need = must(await okOf(createNeed(app, 'Approve in place')), 'a need');
    const who = authorship(app);
    await app.run({
      label: label('change.settings'),
      ops: [
        insert('memos', newMemo(app.newId('memo'), { aboutId: need, text: 'Reminds me of the lighthouse' }, who)),
        insert(
          'decisions',
          newDecision(app.newId('decision'), { title: 'Ship it', aboutIds: [need], choice: 'A gangway' }, who),
        ),
        insert(
          'solutions',
          newSolution(
            app.newId('solution'),
            { needId: need, title: 'A button', description: 'by the porthole', order: 'a' },
            who,
          ),
        ),
      ],
    });
    const service = createSearchService(app.db, freshStore());
    await service.open();
    const kinds = async (text: string) =>
      (await service.query(`${text} `, { limit: 5, now })).hits.map(({ kind, matches }) => [kind, matches.length]);
    expect(await kinds('lighthouse')).toEqual([['memo', 1]]);
    expect(await kinds('gangway')).toEqual([['decision', 1]]);
    expect(await kinds('porthole')).toEqual([['solution', 1]]);
    const [record] = await app.db.needs.toArray();
    await app.run({ label: label('change.settings'), ops: ops(trash('needs', must(record, 'a need'), now)) });
    expect(await kinds('place')).toEqual([]);
    expect(await kinds('place is:trashed')).toEqual([['need', 0]]);
  });

  it('looks for the words of a workspace that mean the same', async () => {
    const app = await anApp();
    await aTranscript(app, turns);
    await setSettings(app, { synonyms: [['bill', 'invoice', 'payment request']] });
    const service = createSearchService(app.db, freshStore());
    await service.open();
    const { hits, corrected } = await service.query('bills ', { limit: 5, now });
    expect(hits.map((hit) => hit.matches.map(([from, to]) => hit.snippet.slice(from, to)))).toEqual([['invoice']]);
    expect(corrected).toEqual([]);
  });
});

const okOf = async <T>(done: Promise<{ readonly ok: true; readonly value: T } | { readonly ok: false }>) => {
  const result = await done;
  return result.ok ? result.value : null;
};
