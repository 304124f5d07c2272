import { openDatabase } from '#renderer/data/db.ts';
import { openEngine } from '#renderer/data/engine.ts';
import { watchHead } from '#renderer/data/watch-head.ts';
import type { UnitKind } from '#shared/search/unit.ts';
import { createProposer, type Proposer } from './proposer.ts';
import { createSearchService, type SearchService } from './search-service.ts';
import { openSearchStore } from './search-store.ts';
import { toTextHits } from './text-hits.ts';
import type { FromWorker, ToWorker } from './worker-messages.ts';

/** Rest after the last change before the index is written out. */
const QUIET_MS = 5_000;

interface Opened {
  readonly service: SearchService;
  readonly proposer: Proposer;
}

let opened: Promise<Opened> | null = null;
/** The newest query of each box: older ones that still wait are answered with null. */
const newest = new Map<string, number>();

addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  if (data.kind === 'open') opened ??= open(data);
  else if (data.kind === 'close') void opened?.then(({ service }) => service.persist()).finally(() => close());
  else void answer(data);
});

async function open({ projectId, generation, engine }: Extract<ToWorker, { kind: 'open' }>): Promise<Opened> {
  if (engine !== null) await openEngine(engine);
  const db = openDatabase(projectId, generation);
  const store = openSearchStore(projectId);
  const service = createSearchService(db, store);
  await service.open();
  // One worker per project writes; those of other windows follow in memory.
  void navigator.locks.request(`search:${projectId}`, () => writeWhenQuiet(service, (seen) => watchHead(db, seen)));
  return { service, proposer: createProposer(db) };
}

/** Follows each commit and writes the index out after a rest. Holds the lock for the worker's life. */
function writeWhenQuiet(service: SearchService, watch: (seen: () => void) => () => void): Promise<never> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  watch(() => {
    void service.catchUp();
    clearTimeout(timer);
    timer = setTimeout(() => void service.persist(), QUIET_MS);
  });
  return new Promise(() => {});
}

async function answer(message: Exclude<ToWorker, { kind: 'open' | 'close' }>): Promise<void> {
  const { qid } = message;
  if (message.kind === 'query') newest.set(message.box, qid);
  try {
    if (!opened) throw new Error('expected: an opened search');
    const { service, proposer } = await opened;
    switch (message.kind) {
      case 'query': {
        // Let what has arrived meanwhile be seen: only the newest query of a box is worth the work.
        await new Promise((resolve) => setTimeout(resolve, 0));
        if (newest.get(message.box) !== qid) return post({ kind: 'results', qid, hits: null });
        const { text, limit, now, facets } = message;
        // The screen names kinds by the same words as the index.
        const kinds = message.kinds as readonly UnitKind[] | undefined;
        return post({
          kind: 'results',
          qid,
          hits: toTextHits(await service.query(text, { limit, kinds, now, facets })),
        });
      }
      case 'propose':
        return post({
          kind: 'proposals',
          qid,
          proposals: await proposer.propose(message.from, message.to, message.limit),
        });
      case 'inbox':
        return post({ kind: 'inbox', qid, items: await proposer.inbox() });
      case 'catch-up':
        await service.catchUp();
        return post({ kind: 'caught-up', qid });
    }
  } catch (cause) {
    post({ kind: 'failed', qid, message: cause instanceof Error ? cause.message : String(cause) });
  }
}

const post = (message: FromWorker): void => postMessage(message);
