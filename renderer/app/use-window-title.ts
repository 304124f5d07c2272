import { useEffect } from 'react';
import { useHost } from '#renderer/host/use-host.ts';
import { background } from '#renderer/ui/background.ts';
import { useCurrentPage } from '#renderer/ui/page-title.ts';
import { useText } from '#renderer/ui/text.tsx';

/** "view - Throughline", in the window and for assistive technology. */
export function useWindowTitle(): void {
  const t = useText();
  const host = useHost();
  const { title } = useCurrentPage();
  useEffect(() => {
    const full = title === '' ? t('shell.product') : `${title} - ${t('shell.product')}`;
    document.title = full;
    background(host.window.setTitle(full), t('errors.title'));
  }, [title, host, t]);
}
