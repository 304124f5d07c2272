/** How patient saving is. Tests of faults are less so. */
export interface SaveLimits {
  /** Without a sign of life for so long, a witness is taken for silent. */
  readonly answerMs: number;
  /** Between two tries of what could not be written. */
  readonly retryMs: number;
  /** Between two drafts that are kept outside the database while it cannot be written. */
  readonly pendingMs: number;
}

export const SAVE_LIMITS: SaveLimits = { answerMs: 2_000, retryMs: 2_000, pendingMs: 200 };
