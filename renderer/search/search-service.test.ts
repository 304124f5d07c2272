import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { saveSegmentText } from '#renderer/data/actions/segment-actions.ts';
import type { App } from '#renderer/data/app.ts';
import { must } from '#shared/domain/assert.ts';
import { anApp, aTranscript } from '../../test/builders.ts';
import { act } from '../../test/random-actions.ts';
import { createSearchService } from './search-service.ts';
import { openSearchStore } from './search-store.ts';

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
const freshStore = () => openSearchStore(`service-${++stores}`);

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
});
