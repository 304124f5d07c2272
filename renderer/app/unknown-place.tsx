import type { ReactNode } from 'react';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { LinkButton } from '#renderer/ui/link-button.tsx';
import { Page } from '#renderer/ui/page.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { hrefOf } from '../routes.ts';

/** An address that means nothing here: a link from another workspace, or a record that is gone. */
export function UnknownPlace(): ReactNode {
  const t = useText();
  const back = <LinkButton href={hrefOf({ kind: 'interviews' })}>{t('shell.unknown.action')}</LinkButton>;
  return (
    <Page title={t('shell.unknown.title')}>
      <EmptyState title={t('shell.unknown.text')} drawing="search" primary={back} />
    </Page>
  );
}
