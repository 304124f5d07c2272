import { ArrowLeftRight } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { mergePeople, recordsNaming } from '#renderer/data/actions/merge-actions.ts';
import { useApp, useLive } from '#renderer/data/use-live.ts';
import { told } from '#renderer/record-ui/tell-problem.ts';
import { undoToast } from '#renderer/record-ui/undo-toast.ts';
import { go } from '#renderer/routes.ts';
import { background } from '#renderer/ui/background.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { type Text, useFormat, useText } from '#renderer/ui/text.tsx';
import { type MergeField, mergedValues, type NamingRecord } from '#shared/domain/merge-participants.ts';
import type { Participant } from '#shared/domain/participant.ts';
import styles from './participants-page.module.css';

export interface MergeDialogProps {
  readonly first: Participant;
  readonly second: Participant;
  readonly onClose: () => void;
}

/** What becomes of two records of one person, before it happens. */
export function MergeDialog({ first, second, onClose }: MergeDialogProps): ReactNode {
  const t = useText();
  const app = useApp();
  const format = useFormat();
  const [keptId, setKeptId] = useState<string>(first.id);
  const [from, setFrom] = useState<ReadonlySet<MergeField>>(new Set());
  const [kept, gone] = keptId === first.id ? [first, second] : [second, first];
  const naming = useLive((a) => recordsNaming(a, gone.id), [gone.id]);
  const values = mergedValues(kept, gone, from).filter((one) => one.kept !== '' || one.other !== '');
  const merge = async (): Promise<void> => {
    if (told(t, await mergePeople(app, kept.id, gone.id, from)) === null) return;
    undoToast(app, t, t('participants.merge.done', { gone: gone.alias, kept: kept.alias }));
    onClose();
    go({ kind: 'participant', id: kept.id });
  };
  const swap = (field: MergeField): void => {
    const next = new Set(from);
    if (!next.delete(field)) next.add(field);
    setFrom(next);
  };
  const names = { first: first.alias, second: second.alias };
  const counted = naming && countsOf(t, naming);
  return (
    <Dialog
      title={t('participants.merge.title', names)}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button variant="primary" onClick={() => background(merge(), t('links.problem.storage'))}>
            {t('participants.merge.do')}
          </Button>
        </>
      }
    >
      <div className={styles.merge}>
        <Select
          label={t('participants.merge.keep')}
          value={keptId}
          options={[first, second].map(({ id, alias, name }) => ({
            value: id as string,
            label: [alias, name].filter((word) => word !== '').join(' · '),
          }))}
          onChange={(id) => {
            setKeptId(id);
            setFrom(new Set());
          }}
        />
        <table className={styles.values}>
          <thead>
            <tr>
              <th scope="col">{t('participants.merge.field')}</th>
              <th scope="col">{t('participants.merge.value')}</th>
              <th scope="col">{t('participants.merge.other')}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {values.map(({ field, kept: stays, other, differs }) => (
              <tr key={field}>
                <th scope="row">{t(`participants.${field}`)}</th>
                <td dir="auto">{stays}</td>
                <td dir="auto" className={styles.hint}>
                  {other === stays ? '' : other}
                </td>
                <td>
                  {differs && (
                    <IconButton
                      icon={ArrowLeftRight}
                      size="small"
                      label={t('participants.merge.swap', { field: t(`participants.${field}`) })}
                      pressed={from.has(field)}
                      onClick={() => swap(field)}
                    />
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        {counted && (
          <p>
            {counted.length === 0
              ? t('participants.merge.follow.none', { alias: gone.alias })
              : t('participants.merge.follow', { list: format.list(counted), alias: kept.alias })}
          </p>
        )}
        <p className={styles.hint}>{t('participants.merge.gone', { alias: gone.alias })}</p>
      </div>
    </Dialog>
  );
}

const COUNTED = ['interviews', 'highlights', 'transcripts', 'consents', 'scores', 'tasks', 'memos'] as const;

/** "3 interviews", "12 highlights": what follows to the one that stays. */
function countsOf(t: Text, naming: readonly NamingRecord[]): string[] {
  const of = (table: string): number => naming.filter((one) => one.table === table).length;
  const known = COUNTED.flatMap((table) => {
    const count = of(table);
    return count === 0 ? [] : [t(`participants.table.${table}`, { count })];
  });
  const rest = naming.filter(({ table }) => !COUNTED.some((one) => one === table)).length;
  return rest === 0 ? known : [...known, t('participants.table.other', { count: rest })];
}
