import type { EvaluationQuery } from '#shared/search/evaluate-proposals.ts';

/** What is wrong with a line of an evaluation file. */
export interface LineProblem {
  readonly problem: string;
}

/** Ends the run with exit code 2; the message names file and line. */
export class BadInput extends Error {}

export function readCandidate(value: unknown): { readonly id: string; readonly text: string } | LineProblem {
  const { id, text } = fields(value);
  return isName(id) && typeof text === 'string' ? { id, text } : { problem: 'expected {"id": "...", "text": "..."}' };
}

export function readQuery(value: unknown): EvaluationQuery | LineProblem {
  const { id, text, truth } = fields(value);
  return isName(id) && typeof text === 'string' && Array.isArray(truth) && truth.every(isName)
    ? { id, text, truth }
    : { problem: 'expected {"id": "...", "text": "...", "truth": ["candidateId", ...]}' };
}

export function readAccepted(value: unknown): { readonly candidateId: string; readonly text: string } | LineProblem {
  const { candidateId, text } = fields(value);
  return isName(candidateId) && typeof text === 'string'
    ? { candidateId, text }
    : { problem: 'expected {"candidateId": "...", "text": "..."}' };
}

const fields = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? { ...value } : {};

const isName = (value: unknown): value is string => typeof value === 'string' && value !== '';
