import type { ReactNode } from 'react';
import { restoreRecord } from '#renderer/data/actions/field-actions.ts';
import { useApp } from '#renderer/data/use-live.ts';
import { hrefOf } from '#renderer/routes.ts';
import { background } from '#renderer/ui/background.ts';
import { Button } from '#renderer/ui/button.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { LinkButton } from '#renderer/ui/link-button.tsx';
import { Page } from '#renderer/ui/page.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { AnyId } from '#shared/domain/ids.ts';
import type { TableName } from '#shared/domain/records.ts';
import { told } from './tell-problem.ts';

export interface RecordGoneProps {
  readonly table: TableName;
  readonly id: AnyId;
  /** The record as it lies in the trash; null when there is none of that id. */
  readonly trashed: { readonly title: string } | null;
}

/** What the page of a record shows when it lies in the trash, or was never here. */
export function RecordGone({ table, id, trashed }: RecordGoneProps): ReactNode {
  const t = useText();
  const app = useApp();
  const restore = async (): Promise<void> => {
    told(t, await restoreRecord(app, table, id));
  };
  if (trashed === null) {
    return (
      <Page title={t('links.gone.unknown')}>
        <EmptyState title={t('links.gone.unknown.why')} drawing="search" />
      </Page>
    );
  }
  return (
    <Page title={trashed.title || t('common.untitled')}>
      <EmptyState
        title={t('links.gone.trashed')}
        primary={
          <Button variant="primary" onClick={() => background(restore(), t('links.problem.storage'))}>
            {t('common.restore')}
          </Button>
        }
        secondary={<LinkButton href={hrefOf({ kind: 'trash' })}>{t('links.gone.openTrash')}</LinkButton>}
      />
    </Page>
  );
}
