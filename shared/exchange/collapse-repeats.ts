/** A cue by lines, tags already out. */
interface LinedCue {
  readonly startMs: number | null;
  readonly endMs: number | null;
  readonly lines: readonly string[];
}

/**
 * Whether these are rolling captions: at least half of the cues begin, without a pause, with what the cue before ended
 * on, and one of them goes on to something new. "No." said twice in two cues is speech.
 */
export function repeatsMostly(cues: readonly LinedCue[]): boolean {
  let repeats = 0;
  let rolls = false;
  cues.forEach((cue, at) => {
    const before = cues[at - 1];
    if (before === undefined || !follows(before, cue)) return;
    const repeated = repeatedLines(before, cue);
    if (repeated > 0) repeats += 1;
    if (repeated > 0 && repeated < cue.lines.length) rolls = true;
  });
  return rolls && repeats * 2 >= cues.length;
}

/** The same cues without the lines that repeat the end of the cue before; cues with nothing new are gone. */
export function collapseRepeats<Cue extends LinedCue>(cues: readonly Cue[]): readonly Cue[] {
  return cues.flatMap((cue, at) => {
    const before = cues[at - 1];
    const repeated = before === undefined ? 0 : repeatedLines(before, cue);
    return repeated === cue.lines.length ? [] : [{ ...cue, lines: cue.lines.slice(repeated) }];
  });
}

function follows(before: LinedCue, after: LinedCue): boolean {
  return before.endMs !== null && after.startMs !== null && Math.abs(after.startMs - before.endMs) <= 100;
}

function repeatedLines(before: LinedCue, after: LinedCue): number {
  const left = before.lines.map((line) => line.trim());
  const right = after.lines.map((line) => line.trim());
  for (let count = Math.min(left.length, right.length, 8); count > 0; count -= 1) {
    const tail = left.slice(left.length - count);
    if (tail.every((line, at) => line === right[at])) return count;
  }
  return 0;
}
