import type { ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { bindKeys } from '#renderer/app/command-registry.ts';
import { EnglishTexts } from '#renderer/app/i18n/english-texts.tsx';
import type { App } from '#renderer/data/app.ts';
import { AppProvider } from '#renderer/data/use-live.ts';
import { LiveRegion } from '#renderer/ui/live-region.tsx';
import { ToastList } from '#renderer/ui/toast-list.tsx';
import '#renderer/ui/base.css';
import '#renderer/ui/tokens.css';

export interface ScreenFrame {
  readonly element: HTMLElement;
  readonly show: (content: ReactNode) => void;
  readonly close: () => void;
}

/** A page of the app on a real screen, over a real database, with keys, toasts and the live region. */
export function openScreen(app: App): ScreenFrame {
  const element = document.createElement('div');
  element.style.height = '700px';
  document.body.append(element);
  const root = createRoot(element);
  const unbind = bindKeys({ mac: false, host: 'memory' });
  return {
    element,
    show: (content) =>
      root.render(
        <EnglishTexts>
          <AppProvider app={app}>
            {content}
            <ToastList />
            <LiveRegion />
          </AppProvider>
        </EnglishTexts>,
      ),
    close() {
      unbind();
      root.unmount();
      element.remove();
      window.location.hash = '';
    },
  };
}
