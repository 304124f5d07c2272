import { clsx } from 'clsx';
import { type ComponentType, lazy, type ReactNode, Suspense, useEffect, useState } from 'react';
import { useCommand } from '#renderer/ui/commands.tsx';
import { LiveRegion } from '#renderer/ui/live-region.tsx';
import { preferences, setPreferences, usePreferences } from '#renderer/ui/preferences.ts';
import { useText } from '#renderer/ui/text.tsx';
import { ToastList } from '#renderer/ui/toast-list.tsx';
import { AppCommands } from './app-commands.tsx';
import type { PaletteProps } from './palette/palette.tsx';
import { RegionBoundary } from './region-boundary.tsx';
import { focusMain } from './regions.ts';
import styles from './shell.module.css';
import { Sidebar } from './sidebar.tsx';
import { StatusBar } from './status-bar.tsx';
import { TitleBar } from './title-bar.tsx';
import { usePlace } from './use-place.ts';
import { useStudyScope } from './use-study-scope.ts';
import { useWindowTitle } from './use-window-title.ts';

const loadPalette = () => import('./palette/palette.tsx').then(({ Palette }) => ({ default: Palette }));
const LazyPalette = lazy(loadPalette);
// They answer commands and are seldom seen: they come after the first page.
const ImportLauncher = lazy(() =>
  import('#renderer/features/import-export/import-launcher.tsx').then((m) => ({ default: m.ImportLauncher })),
);
const ExportLauncher = lazy(() =>
  import('#renderer/features/import-export/export-launcher.tsx').then((m) => ({ default: m.ExportLauncher })),
);
const CaptureLauncher = lazy(() =>
  import('#renderer/features/inbox/capture-launcher.tsx').then((m) => ({ default: m.CaptureLauncher })),
);
const HistoryLauncher = lazy(() =>
  import('#renderer/features/history/history-launcher.tsx').then((m) => ({ default: m.HistoryLauncher })),
);
const ArchiveLauncher = lazy(() =>
  import('#renderer/features/backup/archive-launcher.tsx').then((m) => ({ default: m.ArchiveLauncher })),
);
const SampleBanner = lazy(() =>
  import('#renderer/features/onboarding/sample-banner.tsx').then((m) => ({ default: m.SampleBanner })),
);
const ShortcutSheet = lazy(() => import('./shortcut-sheet.tsx').then((m) => ({ default: m.ShortcutSheet })));

export interface ShellProps {
  readonly children: ReactNode;
}

/** The frame around every page: title bar, sections, page, status. The first run shows its page without it. */
export function Shell({ children }: ShellProps): ReactNode {
  const t = useText();
  const place = usePlace();
  const { scope, setScope } = useStudyScope(place);
  const rail = usePreferences().sidebar === 'rail';
  useWindowTitle();
  const main = (
    <main
      tabIndex={-1}
      data-region
      aria-label={place?.kind === 'onboarding' || place?.kind === 'session' ? t('shell.product') : undefined}
      className={styles.main}
    >
      <RegionBoundary>{children}</RegionBoundary>
    </main>
  );
  return (
    <>
      {place?.kind === 'onboarding' || place?.kind === 'session' ? (
        <div className={styles.bare}>{main}</div>
      ) : (
        <div className={clsx(styles.shell, rail && styles.rail)}>
          <button type="button" className={styles.skip} onClick={focusMain}>
            {t('shell.skip')}
          </button>
          <TitleBar place={place} />
          <Sidebar place={place} scope={scope} onScope={setScope} rail={rail} />
          <div className={styles.middle}>
            <Suspense>
              <SampleBanner />
            </Suspense>
            {main}
          </div>
          <StatusBar />
        </div>
      )}
      <AppCommands />
      <RegionBoundary>
        <Suspense>
          <ImportLauncher />
          <CaptureLauncher />
          <ExportLauncher />
          <HistoryLauncher />
          <ArchiveLauncher />
        </Suspense>
      </RegionBoundary>
      <Overlays />
      <ToastList />
      <LiveRegion />
    </>
  );
}

const PALETTE_WITHIN_MS = 1000;

/** The palette, loaded once the first page rests, and the sheet of shortcuts, loaded when it is first asked for. */
function Overlays(): ReactNode {
  const [open, setOpen] = useState<'none' | 'palette' | 'records' | 'shortcuts'>('none');
  // Who types right after the shortcut types into the box: once it is here it opens within the same key.
  const [loaded, setLoaded] = useState<{ readonly Palette: ComponentType<PaletteProps> } | null>(null);
  useEffect(() => {
    // What could not be loaded yet is asked for again when it is opened, and says so there.
    const load = (): void =>
      void loadPalette().then(
        (m) => setLoaded({ Palette: m.default }),
        () => undefined,
      );
    const idle = requestIdleCallback(load, { timeout: PALETTE_WITHIN_MS });
    return () => cancelIdleCallback(idle);
  }, []);
  const [Palette, setPalette] = useState<ComponentType<PaletteProps>>(() => LazyPalette);
  const openPalette = (what: 'palette' | 'records'): void => {
    // Chosen when it opens: a box that changes its component loses what was typed.
    if (open === 'none') setPalette(() => loaded?.Palette ?? LazyPalette);
    setOpen(what);
  };
  useCommand('palette.open', { run: () => openPalette('palette') });
  useCommand('quick-open.open', { run: () => openPalette('records') });
  useCommand('shortcuts.open', { run: () => setOpen('shortcuts') });
  useCommand('view.sidebar', { run: toggleSidebar });
  const close = (): void => setOpen('none');
  return (
    <RegionBoundary>
      <Suspense>
        {(open === 'palette' || open === 'records') && (
          <Palette only={open === 'records' ? 'records' : null} onClose={close} />
        )}
        {open === 'shortcuts' && <ShortcutSheet onClose={close} />}
      </Suspense>
    </RegionBoundary>
  );
}

const toggleSidebar = (): void => setPreferences({ sidebar: preferences().sidebar === 'rail' ? 'open' : 'rail' });
