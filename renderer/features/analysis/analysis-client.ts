import { workerAddress } from '#renderer/trusted-types.ts';
import type { Generation } from '#shared/contract/host-storage.ts';
import address from './analysis.worker.ts?worker&url';
import type { FromWorker, ToWorker } from './analysis-questions.ts';
import type { AnalysisService } from './analysis-service.ts';

export interface AnalysisClient extends AnalysisService {
  close(): void;
}

/** Starts the worker that computes over the quotes of a project. Its answers are as new as the question. */
export function createAnalysisClient({ projectId, generation }: Generation): AnalysisClient {
  const worker = new Worker(workerAddress(address), { type: 'module', name: 'analysis' });
  const waiting = new Map<number, { resolve(value: never): void; reject(error: Error): void }>();
  let lastQid = 0;
  const send = (message: ToWorker): void => worker.postMessage(message);
  worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => {
    const request = waiting.get(data.qid);
    waiting.delete(data.qid);
    if (!request) return;
    if (data.kind === 'failed') request.reject(new Error(data.message));
    // The answer's kind follows from the question's: each qid is asked once.
    else (request.resolve as (value: unknown) => void)(data.answer);
  });
  worker.addEventListener('error', (event) => {
    for (const { reject } of waiting.values()) reject(new Error(event.message));
    waiting.clear();
  });
  send({ kind: 'open', projectId, generation });
  return {
    ask: (question, seq) =>
      new Promise((resolve, reject) => {
        lastQid += 1;
        waiting.set(lastQid, { resolve, reject });
        send({ kind: 'ask', qid: lastQid, question, seq });
      }),
    close: () => send({ kind: 'close' }),
  };
}
