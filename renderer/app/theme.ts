import { background } from '#renderer/ui/background.ts';
import { type Preferences, preferences, subscribeToPreferences } from '#renderer/ui/preferences.ts';
import type { Host } from '#shared/contract/host.ts';

/** Puts the chosen looks on the document, now and whenever they change. Returns its own undo. */
export function followLooks(host: Host, problem: string): () => void {
  const moreContrast = window.matchMedia('(prefers-contrast: more)');
  const apply = (): void => {
    applyLooks(document.documentElement, preferences(), moreContrast.matches);
    const { theme } = preferences();
    background(host.window.setTheme(theme === 'contrast' ? 'system' : theme), problem);
  };
  apply();
  moreContrast.addEventListener('change', apply);
  const unsubscribe = subscribeToPreferences(apply);
  return () => {
    moreContrast.removeEventListener('change', apply);
    unsubscribe();
  };
}

function applyLooks(root: HTMLElement, looks: Preferences, moreContrast: boolean): void {
  const contrast = looks.theme === 'contrast' || (looks.theme === 'system' && moreContrast);
  if (contrast) root.dataset.theme = 'contrast';
  else if (looks.theme === 'system') delete root.dataset.theme;
  else root.dataset.theme = looks.theme;
  root.style.setProperty('--read-size', `${looks.readSize / 16}rem`);
  root.style.setProperty('--read-line', String(looks.readLine));
  root.style.setProperty('--font-read', FACES[looks.readFace]);
}

const FACES = { inter: 'var(--font-ui)', serif: 'ui-serif, Georgia, serif', system: 'system-ui, sans-serif' } as const;
