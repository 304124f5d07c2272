import { type ReactNode, useState } from 'react';
import { liveRecords } from '#renderer/data/queries/record-queries.ts';
import { useLive } from '#renderer/data/use-live.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { useFormat, useText } from '#renderer/ui/text.tsx';
import { type DuplicatePair, duplicateParticipants } from '#shared/domain/duplicate-participants.ts';
import { MergeDialog } from './merge-dialog.tsx';
import styles from './participants-page.module.css';

/** Pairs that may be one person, with why; nothing is merged by itself. */
export function DuplicatesDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const t = useText();
  const format = useFormat();
  const [merging, setMerging] = useState<DuplicatePair | null>(null);
  const pairs = useLive(async (app) => duplicateParticipants(await liveRecords(app, 'participants')), []);
  if (merging) {
    const { first, second } = merging;
    return <MergeDialog first={first} second={second} onClose={() => setMerging(null)} />;
  }
  return (
    <Dialog
      title={t('participants.duplicates.title')}
      onClose={onClose}
      footer={<Button onClick={onClose}>{t('common.close')}</Button>}
    >
      {pairs?.length === 0 && <p>{t('participants.duplicates.none')}</p>}
      <ul className={styles.pairs}>
        {pairs?.map((pair) => {
          const { first, second, reasons } = pair;
          const names = { first: first.alias, second: second.alias };
          return (
            <li key={`${first.id} ${second.id}`} className={styles.pair}>
              <div>
                <p className={styles.alias}>{t('participants.duplicates.pair', names)}</p>
                <p className={styles.hint}>
                  {format.list(reasons.map((reason) => t(`participants.duplicates.reason.${reason}`)))}
                </p>
              </div>
              <Button aria-label={t('participants.duplicates.merge', names)} onClick={() => setMerging(pair)}>
                {t('participants.merge.do')}
              </Button>
            </li>
          );
        })}
      </ul>
    </Dialog>
  );
}
