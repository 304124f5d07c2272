import { openDatabase } from '#renderer/data/db.ts';
import type { FromWorker, ToWorker } from './analysis-questions.ts';
import { type AnalysisService, createAnalysisService } from './analysis-service.ts';

let service: AnalysisService | null = null;

addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  if (data.kind === 'open') service ??= createAnalysisService(openDatabase(data.projectId, data.generation));
  else if (data.kind === 'close') close();
  else void answer(data);
});

async function answer({ qid, question, seq }: Extract<ToWorker, { kind: 'ask' }>): Promise<void> {
  try {
    if (!service) throw new Error('expected: an opened analysis');
    post({ kind: 'answer', qid, answer: await service.ask(question, seq) });
  } catch (cause) {
    post({ kind: 'failed', qid, message: cause instanceof Error ? cause.message : String(cause) });
  }
}

const post = (message: FromWorker): void => postMessage(message);
