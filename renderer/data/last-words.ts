const savers = new Set<() => void>();

/**
 * Registers what writes a text's last words: it runs when the page may go away (hidden, closed) and when somebody asks by
 * `saveLastWords`. Returns its own undo.
 */
export function onLastWords(save: () => void): () => void {
  const whenHidden = (): void => {
    if (document.visibilityState === 'hidden') save();
  };
  savers.add(save);
  document.addEventListener('visibilitychange', whenHidden);
  window.addEventListener('pagehide', save);
  return () => {
    savers.delete(save);
    document.removeEventListener('visibilitychange', whenHidden);
    window.removeEventListener('pagehide', save);
  };
}

/** Lets every text begin to write what is in memory only. The save state says when it is done. */
export function saveLastWords(): void {
  for (const save of [...savers]) save();
}
