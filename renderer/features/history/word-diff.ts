/** A stretch of words that both texts have, or only the newer (`added`) or the older one (`removed`). */
export interface DiffPart {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}

/** Above this many words a side, what stands between the common ends is shown as removed and added in whole. */
const MOST_WORDS = 3_000;

/** What changed between two texts, word by word. Joined without the added parts it is `before`, without the removed ones `after`. */
export function wordDiff(before: string, after: string): readonly DiffPart[] {
  const [old, now] = [words(before), words(after)];
  let start = 0;
  while (start < old.length && start < now.length && old[start] === now[start]) start++;
  let end = 0;
  while (
    end < old.length - start &&
    end < now.length - start &&
    old[old.length - 1 - end] === now[now.length - 1 - end]
  ) {
    end++;
  }
  const middle = between(old.slice(start, old.length - end), now.slice(start, now.length - end));
  return joined([
    { kind: 'same', text: old.slice(0, start).join('') },
    ...middle,
    { kind: 'same', text: old.slice(old.length - end).join('') },
  ]);
}

/** Words, and what stands between them. */
const words = (text: string): string[] => text.match(/[\p{L}\p{N}\p{M}'’]+|\s+|[^\p{L}\p{N}\p{M}\s]/gu) ?? [];

function between(old: readonly string[], now: readonly string[]): DiffPart[] {
  const replaced: DiffPart[] = [
    { kind: 'removed', text: old.join('') },
    { kind: 'added', text: now.join('') },
  ];
  if (old.length === 0 || now.length === 0 || old.length > MOST_WORDS || now.length > MOST_WORDS) return replaced;
  const width = now.length + 1;
  // lengths[i * width + j]: the longest row of words that the rests from i and j have in common.
  const lengths = new Uint16Array((old.length + 1) * width);
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = now.length - 1; j >= 0; j--) {
      lengths[i * width + j] =
        old[i] === now[j]
          ? (lengths[(i + 1) * width + j + 1] ?? 0) + 1
          : Math.max(lengths[(i + 1) * width + j] ?? 0, lengths[i * width + j + 1] ?? 0);
    }
  }
  const parts: DiffPart[] = [];
  let [i, j] = [0, 0];
  while (i < old.length && j < now.length) {
    if (old[i] === now[j]) {
      parts.push({ kind: 'same', text: old[i] ?? '' });
      i++;
      j++;
    } else if ((lengths[(i + 1) * width + j] ?? 0) >= (lengths[i * width + j + 1] ?? 0)) {
      parts.push({ kind: 'removed', text: old[i] ?? '' });
      i++;
    } else {
      parts.push({ kind: 'added', text: now[j] ?? '' });
      j++;
    }
  }
  parts.push({ kind: 'removed', text: old.slice(i).join('') }, { kind: 'added', text: now.slice(j).join('') });
  return parts;
}

/**
 * Neighbours of one kind are one part, what went stands before what came, and a space between two changes is changed with them: a
 * sentence in which every other gap is the same is no easier to read.
 */
function joined(parts: readonly DiffPart[]): readonly DiffPart[] {
  const out: { same: string; removed: string; added: string }[] = [{ same: '', removed: '', added: '' }];
  for (const { kind, text } of parts) {
    const last = out.at(-1);
    if (last === undefined || text === '') continue;
    const isChanged = last.removed !== '' || last.added !== '';
    if (kind === 'same' && isChanged) out.push({ same: text, removed: '', added: '' });
    else last[kind] += text;
  }
  const merged: typeof out = [];
  for (const one of out) {
    const last = merged.at(-1);
    const isGap = /^\s*$/.test(one.same) && (one.removed !== '' || one.added !== '');
    if (last && isGap && (last.removed !== '' || last.added !== '')) {
      last.removed += one.same + one.removed;
      last.added += one.same + one.added;
    } else merged.push({ ...one });
  }
  return merged
    .flatMap(({ same, removed, added }): DiffPart[] => [
      { kind: 'same', text: same },
      { kind: 'removed', text: removed },
      { kind: 'added', text: added },
    ])
    .filter(({ text }) => text !== '');
}
