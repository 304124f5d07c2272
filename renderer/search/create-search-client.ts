import { workerAddress } from '#renderer/trusted-types.ts';
import address from './search.worker.ts?worker&url';
import type { InboxProposal, Proposals, SearchClient, TextHits } from './search-client.ts';
import type { FromWorker, ToWorker } from './worker-messages.ts';

/** Starts the search worker of a project, over the database of its current generation. `now` answers an ISO instant. */
export function createSearchClient(
  projectId: string,
  now: () => string,
  generation = 1,
  engine: string | null = null,
): SearchClient {
  const worker = new Worker(workerAddress(address), { type: 'module', name: 'search' });
  const waiting = new Map<number, { resolve(value: never): void; reject(error: Error): void }>();
  let lastQid = 0;
  const send = (message: ToWorker): void => worker.postMessage(message);
  const ask = <T>(make: (qid: number) => ToWorker): Promise<T> =>
    new Promise<T>((resolve, reject) => {
      const qid = ++lastQid;
      waiting.set(qid, { resolve, reject });
      send(make(qid));
    });

  worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => {
    const request = waiting.get(data.qid);
    waiting.delete(data.qid);
    if (!request) return;
    // The answer's kind follows from the question's: each qid is asked once.
    const settle = request.resolve as (value: unknown) => void;
    if (data.kind === 'failed') request.reject(new Error(data.message));
    else if (data.kind === 'results') settle(data.hits);
    else if (data.kind === 'inbox') settle(data.items);
    else if (data.kind === 'proposals') settle(data.proposals);
    else settle(undefined);
  });
  worker.addEventListener('error', (event) => {
    for (const { reject } of waiting.values()) reject(new Error(event.message));
    waiting.clear();
  });

  const newest = new Map<string, number>();
  send({ kind: 'open', projectId, generation, engine });
  return {
    async query(box, text, { limit, kinds, facets }) {
      let own = 0;
      const hits = await ask<TextHits | null>((qid) => {
        own = qid;
        newest.set(box, qid);
        return { kind: 'query', qid, box, text, limit, kinds, facets, now: now() };
      });
      return newest.get(box) === own ? hits : null;
    },
    propose: (from, to, limit) => ask<Proposals>((qid) => ({ kind: 'propose', qid, from, to, limit })),
    proposalInbox: () => ask<readonly InboxProposal[]>((qid) => ({ kind: 'inbox', qid })),
    caughtUp: () => ask<void>((qid) => ({ kind: 'catch-up', qid })),
    close: () => send({ kind: 'close' }),
  };
}
