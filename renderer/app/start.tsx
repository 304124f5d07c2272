import './styles.css';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { AppProvider } from '#renderer/data/use-live.ts';
import { openWorkspace, type Workspace } from '#renderer/data/workspace.ts';
import { pickHost } from '#renderer/host/pick-host.ts';
import { HostProvider } from '#renderer/host/use-host.ts';
import { createSearchClient } from '#renderer/search/create-search-client.ts';
import { SearchContext } from '#renderer/search/use-search.ts';
import { followOtherWindows } from '#renderer/ui/preferences.ts';
import { type Text, TextProvider } from '#renderer/ui/text.tsx';
import type { HostInfo } from '#shared/contract/host.ts';
import { must } from '#shared/domain/assert.ts';
import { version } from '../../package.json';
import { go } from '../routes.ts';
import { bindKeys } from './command-registry.ts';
import { connectHost } from './connect-host.ts';
import { loadTexts } from './i18n/texts.ts';
import { PROJECT, realOutside } from './outside.ts';
import { markWhenReady } from './ready.ts';
import { createAppRouter } from './router.tsx';
import { StartError } from './start-error.tsx';
import { followLooks } from './theme.ts';

const host = pickHost(version);
const outside = realOutside(host);
const root = createRoot(must(document.getElementById('root'), 'the root element'));

async function start(info: HostInfo, t: Text, locale: string): Promise<void> {
  const workspace = await openWorkspace(outside, PROJECT);
  const { app } = workspace;
  const search = createSearchClient(PROJECT, outside.now);
  await chooseFirstPlace(workspace, info);
  bindKeys({ mac: info.platform === 'mac', host: host.kind });
  connectHost(app, info, t);
  root.render(
    <StrictMode>
      <TextProvider text={t} locale={locale}>
        <HostProvider value={host}>
          <AppProvider app={app}>
            <SearchContext value={search}>
              <RouterProvider router={createAppRouter()} />
            </SearchContext>
          </AppProvider>
        </HostProvider>
      </TextProvider>
    </StrictMode>,
  );
  requestAnimationFrame(markWhenReady);
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
  const asked = import.meta.env.DEV ? new URLSearchParams(window.location.search).get('locale') : null;
  const t = await loadTexts(asked ?? 'en');
  const locale = asked === 'pseudo' ? 'en' : info.locale;
  followOtherWindows();
  followLooks(host, t('errors.theme'));
  await start(info, t, locale).catch((cause: unknown) => {
    console.error('the start failed', cause);
    root.render(
      <TextProvider text={t} locale={locale}>
        <StartError cause={cause} />
      </TextProvider>,
    );
  });
}

await main();
