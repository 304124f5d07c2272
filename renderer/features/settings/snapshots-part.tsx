import { Ellipsis } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { SnapshotProblem } from '#renderer/data/make-snapshot.ts';
import { useApp, useSnapshots } from '#renderer/data/use-live.ts';
import { wantSnapshot } from '#renderer/data/wanted-snapshot.ts';
import { background } from '#renderer/ui/background.ts';
import { Button } from '#renderer/ui/button.tsx';
import { ErrorBox } from '#renderer/ui/error-box.tsx';
import { MenuButton } from '#renderer/ui/menu-button.tsx';
import { DateTimeText } from '#renderer/ui/moments.tsx';
import { type Text, useFormat, useText } from '#renderer/ui/text.tsx';
import { toast } from '#renderer/ui/toasts.ts';
import type { SnapshotInfo } from '#shared/contract/host-storage.ts';
import styles from './backups-section.module.css';

/** So many are shown before somebody asks for all. */
const FEW = 8;

/** The snapshots on this computer, and what can be done with each. */
export function SnapshotsPart(): ReactNode {
  const t = useText();
  const { snapshots } = useApp();
  const state = useSnapshots();
  const [isAll, setAll] = useState(false);
  if (snapshots === null || state === null) return <p>{t('snapshots.unavailable')}</p>;
  const make = async (): Promise<void> => {
    const made = await snapshots.make('asked');
    if (made.ok) toast({ text: t('snapshots.made') });
    else if (made.problem.kind === 'nothing') toast({ text: t('snapshots.nothing') });
  };
  const list = state.list ?? [];
  const isLong = !isAll && list.length > FEW;
  return (
    <div className={styles.snapshots} aria-busy={state.isMaking}>
      <h3 className={styles.part}>{t('snapshots.title')}</h3>
      <p>{t('snapshots.text')}</p>
      <Shrunk list={list} onConfirm={() => background(snapshots.confirm(), t('errors.action'))} />
      {state.problem && <ErrorBox title={t('snapshots.failed', { why: why(t, state.problem) })} />}
      {state.list && list.length === 0 && <p>{t('snapshots.none')}</p>}
      {list.length > 0 && <List list={isLong ? list.slice(0, FEW) : list} />}
      <div className={styles.actions}>
        <Button disabled={state.isMaking} onClick={() => background(make(), t('errors.snapshot'))}>
          {t(state.isMaking ? 'snapshots.making' : 'snapshots.make')}
        </Button>
        {isLong && <Button onClick={() => setAll(true)}>{t('snapshots.all', { count: list.length })}</Button>}
      </div>
    </div>
  );
}

function List({ list }: { readonly list: readonly SnapshotInfo[] }): ReactNode {
  const t = useText();
  const format = useFormat();
  return (
    <table className={styles.table} aria-label={t('snapshots.list')}>
      <thead>
        <tr>
          <th scope="col">{t('snapshots.when')}</th>
          <th scope="col">{t('snapshots.why')}</th>
          <th scope="col" className={styles.figure}>
            {t('snapshots.records')}
          </th>
          <th scope="col" className={styles.figure}>
            {t('snapshots.size')}
          </th>
          <th scope="col">{t('snapshots.checked')}</th>
          <td />
        </tr>
      </thead>
      <tbody>
        {list.map((info) => (
          <tr key={info.id}>
            <th scope="row">
              <DateTimeText iso={info.at} />
            </th>
            <td>{t(`snapshots.reason.${info.reason}`)}</td>
            <td className={styles.figure}>{format.number(info.records)}</td>
            <td className={styles.figure}>{format.bytes(info.bytes)}</td>
            <td>{t(info.verifiedAt === null ? 'snapshots.checked.no' : 'snapshots.checked.yes')}</td>
            <td>
              <MenuButton
                label={t('snapshots.actions', { when: format.dateTime(info.at) })}
                icon={Ellipsis}
                iconOnly
                items={[
                  {
                    kind: 'item',
                    id: 'whole',
                    label: t('snapshots.restore'),
                    onSelect: () => wantSnapshot({ info, what: 'whole' }),
                  },
                  {
                    kind: 'item',
                    id: 'records',
                    label: t('snapshots.bringBack'),
                    onSelect: () => wantSnapshot({ info, what: 'records' }),
                  },
                ]}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Asks before anything older goes: far fewer records are as likely a loss as a wish. */
function Shrunk({
  list,
  onConfirm,
}: {
  readonly list: readonly SnapshotInfo[];
  readonly onConfirm: () => void;
}): ReactNode {
  const t = useText();
  const at = list.findIndex(({ isShrunk }) => isShrunk);
  const [small, before] = at < 0 ? [] : [list[at], list[at + 1]];
  if (small === undefined) return null;
  return (
    <ErrorBox
      title={t('snapshots.shrunk.title')}
      actions={<Button onClick={onConfirm}>{t('snapshots.shrunk.confirm')}</Button>}
    >
      {t('snapshots.shrunk.text', { now: small.records, before: before?.records ?? 0 })}
    </ErrorBox>
  );
}

function why(t: Text, problem: SnapshotProblem): string {
  if (problem.kind === 'disk-full') return t('snapshots.failed.disk-full');
  return problem.kind === 'unwritable' ? problem.message : t('snapshots.failed.other');
}
