import { createContext, useContext, useEffect, useState } from 'react';
import { useApp, useLive } from '#renderer/data/use-live.ts';
import { type AnalysisClient, createAnalysisClient } from './analysis-client.ts';
import type { AnswerTo, Question } from './analysis-questions.ts';
import type { AnalysisService } from './analysis-service.ts';

/** Who answers: the worker of this window, or in a test a service over the test's own database. */
export const AnalysisContext = createContext<AnalysisService | null>(null);

/** Starts the worker with the page and ends it with the page; null until it has started. */
export function useAnalysisService(): AnalysisService | null {
  const app = useApp();
  const given = useContext(AnalysisContext);
  const [client, setClient] = useState<AnalysisClient | null>(null);
  useEffect(() => {
    if (given !== null) return;
    const made = createAnalysisClient(app.at);
    setClient(made);
    return () => made.close();
  }, [app, given]);
  return given ?? client;
}

export interface Answered<T> {
  /** The newest answer; the one before it while a new one is on its way. Null before the first. */
  readonly answer: T | null;
  readonly failed: string | null;
  readonly retry: () => void;
}

/** The answer to a question, asked again after each change of the records. */
export function useAnswer<Q extends Question>(service: AnalysisService | null, question: Q): Answered<AnswerTo<Q>> {
  const seq = useLive(async (app) => (await app.db.meta.get('head'))?.seq ?? 0, []);
  const [state, setState] = useState<{ readonly kind: string; readonly answer: AnswerTo<Q> } | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  const [round, setRound] = useState(0);
  const key = JSON.stringify(question);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the question, and a new round asks the same again
  useEffect(() => {
    if (service === null || seq === undefined) return;
    let isCurrent = true;
    service.ask(question, seq).then(
      (answer) => {
        if (!isCurrent) return;
        setState({ kind: question.kind, answer });
        setFailed(null);
      },
      (cause: unknown) => isCurrent && setFailed(cause instanceof Error ? cause.message : String(cause)),
    );
    return () => {
      isCurrent = false;
    };
  }, [service, key, seq, round]);
  return {
    answer: state?.kind === question.kind ? state.answer : null,
    failed,
    retry: () => setRound(round + 1),
  };
}
