interface Writing {
  readonly save: () => void;
  readonly keep: () => void;
}

const texts = new Set<Writing>();

/**
 * Registers a text that has words in memory. `save` writes them: it runs when the page may go away (hidden, closed) and when somebody
 * asks by `saveLastWords`. `keep` only puts them where they outlive the page. Returns its own undo.
 */
export function onLastWords(save: () => void, keep: () => void = () => undefined): () => void {
  const whenHidden = (): void => {
    if (document.visibilityState === 'hidden') save();
  };
  const writing = { save, keep };
  texts.add(writing);
  document.addEventListener('visibilitychange', whenHidden);
  window.addEventListener('pagehide', save);
  return () => {
    texts.delete(writing);
    document.removeEventListener('visibilitychange', whenHidden);
    window.removeEventListener('pagehide', save);
  };
}

/** Lets every text begin to write what is in memory only. The save state says when it is done. */
export function saveLastWords(): void {
  for (const { save } of [...texts]) save();
}

/** Lets every text put what is in memory only among the kept words: for as long as nothing can be written. */
export function keepLastWords(): void {
  for (const { keep } of [...texts]) keep();
}
