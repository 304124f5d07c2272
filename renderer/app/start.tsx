import './styles.css';
import { RouterProvider } from '@tanstack/react-router';
import { type ReactNode, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { StartRefused } from '#renderer/data/start-refused.ts';
import { AppProvider } from '#renderer/data/use-live.ts';
import { openWorkspace, type Workspace } from '#renderer/data/workspace.ts';
import { pickHost } from '#renderer/host/pick-host.ts';
import { HostProvider } from '#renderer/host/use-host.ts';
import { createSearchClient } from '#renderer/search/create-search-client.ts';
import { SearchContext } from '#renderer/search/use-search.ts';
import { background } from '#renderer/ui/background.ts';
import { followOtherWindows, preferences } from '#renderer/ui/preferences.ts';
import { type Text, TextProvider } from '#renderer/ui/text.tsx';
import type { HostInfo } from '#shared/contract/host.ts';
import { must } from '#shared/domain/assert.ts';
import { version } from '../../package.json';
import { go } from '../routes.ts';
import { allowStart } from './allow-start.ts';
import { bindKeys } from './command-registry.ts';
import { connectHost } from './connect-host.ts';
import { speechOf } from './i18n/languages.ts';
import { loadTexts } from './i18n/texts.ts';
import { keepSafe } from './keep-safe.ts';
import { keepScroll } from './keep-scroll.ts';
import { PROJECT, realOutside } from './outside.ts';
import { markWhenReady } from './ready.ts';
import { type Draw, showClosed, showProgress, showRefused } from './recovery/show-screen.tsx';
import { tellReports } from './recovery/tell-reports.ts';
import { createAppRouter } from './router.tsx';
import { StartError } from './start-error.tsx';
import { stepAside } from './step-aside.ts';
import { followLooks } from './theme.ts';

const host = pickHost(version);
const outside = realOutside(host);
const root = createRoot(must(document.getElementById('root'), 'the root element'));

async function start(info: HostInfo, t: Text, draw: Draw): Promise<void> {
  const started = await allowStart(host, draw, info.launch.careful);
  let isOpening = true;
  const workspace = await openWorkspace(outside, PROJECT, (progress) => {
    // A screen that was still loading when the work was done comes too late.
    if (isOpening)
      background(
        showProgress((screen) => isOpening && draw(screen), progress),
        t('errors.action'),
      );
  });
  isOpening = false;
  const { app, reports } = workspace;
  await tellReports(draw, t, document.documentElement.lang, reports);
  const search = createSearchClient(PROJECT, outside.now, app.at.generation, workspace.engine);
  await chooseFirstPlace(workspace, info);
  bindKeys({ mac: info.platform === 'mac', host: host.kind });
  connectHost(app, info, t);
  // Without a new start there would be nothing to see: the database came up empty.
  background(
    app.lost.then(() => window.location.reload()),
    t('errors.action'),
  );
  stepAside(app, (saved) => background(showClosed(draw, saved), t('errors.action')));
  draw(
    <HostProvider value={host}>
      <AppProvider app={app}>
        <SearchContext value={search}>
          <RouterProvider router={createAppRouter()} />
        </SearchContext>
      </AppProvider>
    </HostProvider>,
  );
  requestAnimationFrame(() =>
    markWhenReady(() => {
      background(started(), t('errors.action'));
      keepSafe(app, t);
    }),
  );
}

/** An address that was asked for is kept; else the first run is welcomed, and every other start shows the interviews. */
async function chooseFirstPlace({ app, firstRun }: Workspace, { launch }: HostInfo): Promise<void> {
  if (launch.sample) {
    const { loadSample } = await import('#renderer/features/onboarding/load-sample.ts');
    await loadSample(app);
  }
  const asked = window.location.hash.length > 2;
  if (asked) return;
  go({ kind: firstRun && !launch.sample ? 'onboarding' : 'interviews' }, { replace: true });
}

async function main(): Promise<void> {
  const info = await host.info();
  const { language, locale, dir } = speechOf(preferences().language, info.locale);
  const t = await loadTexts(language);
  document.documentElement.lang = locale;
  document.documentElement.dir = dir;
  followOtherWindows();
  followLooks(host, t('errors.theme'));
  keepScroll();
  const draw = (screen: ReactNode): void =>
    root.render(
      <StrictMode>
        <TextProvider text={t} locale={locale}>
          {screen}
        </TextProvider>
      </StrictMode>,
    );
  try {
    await start(info, t, draw);
  } catch (cause) {
    if (cause instanceof StartRefused) {
      await showRefused(draw, cause, host);
      return;
    }
    console.error('the start failed', cause);
    draw(<StartError cause={cause} />);
  }
}

await main();
