import { FolderInput, Plus } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { liveRecords } from '#renderer/data/queries/record-queries.ts';
import { useApp, useLive } from '#renderer/data/use-live.ts';
import { RecordLink } from '#renderer/record-ui/record-link.tsx';
import { go, hrefOf, type PlaceProps } from '#renderer/routes.ts';
import { Button } from '#renderer/ui/button.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { DateText } from '#renderer/ui/moments.tsx';
import { Page } from '#renderer/ui/page.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { NewRoundDialog } from './new-round-dialog.tsx';
import styles from './round-page.module.css';
import { useRoundExchange } from './use-round-exchange.ts';

/** Rounds in which a team rates alone before it talks. */
export function RoundsPage(_props: PlaceProps<'rounds'>): ReactNode {
  const t = useText();
  const today = useApp().today();
  const rounds = useLive((app) => liveRecords(app, 'rounds'), []);
  const [adding, setAdding] = useState(false);
  const exchange = useRoundExchange();
  const all = (rounds ?? []).toSorted((a, b) =>
    a.status === b.status ? (a.id < b.id ? 1 : -1) : a.status === 'open' ? -1 : 1,
  );
  return (
    <Page
      title={t('rounds.title')}
      subtitle={all.length > 0 && t('rounds.count', { count: all.length })}
      width="content"
      toolbar={
        <>
          <Button icon={FolderInput} onClick={exchange.takeIn}>
            {t('rounds.file.open')}
          </Button>
          <Button variant="primary" icon={Plus} onClick={() => setAdding(true)}>
            {t('rounds.new')}
          </Button>
        </>
      }
    >
      {rounds && all.length === 0 && (
        <EmptyState
          title={t('rounds.empty')}
          primary={
            <Button variant="primary" onClick={() => setAdding(true)}>
              {t('rounds.new')}
            </Button>
          }
        />
      )}
      <ul className={styles.rounds}>
        {all.map((round) => (
          <li key={round.id} className={styles.round}>
            <RecordLink id={round.id} title={round.title} href={hrefOf({ kind: 'round', id: round.id })}>
              {t(`rounds.status.${round.status}`)} · {t('rounds.items', { count: round.itemIds.length })}
              {round.dueAt && (
                <>
                  {' · '}
                  <span className={round.status === 'open' && round.dueAt < today ? styles.warn : undefined}>
                    {t('rounds.due')} <DateText iso={round.dueAt} style="short" />
                  </span>
                </>
              )}
            </RecordLink>
            {round.question !== '' && <p dir="auto">{round.question}</p>}
          </li>
        ))}
      </ul>
      {adding && (
        <NewRoundDialog
          onClose={() => setAdding(false)}
          onMade={(id) => {
            setAdding(false);
            go({ kind: 'round', id });
          }}
        />
      )}
    </Page>
  );
}
