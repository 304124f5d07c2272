import type { ReactNode } from 'react';
import { canChoose, settleConflict } from '#renderer/data/actions/conflict-actions.ts';
import { type OpenConflict, openConflicts } from '#renderer/data/queries/conflict-queries.ts';
import { useApp, useLive } from '#renderer/data/use-live.ts';
import { kindWord } from '#renderer/record-ui/record-kind.ts';
import { told } from '#renderer/record-ui/tell-problem.ts';
import { hrefOf, type PlaceProps, placeOfRecord } from '#renderer/routes.ts';
import { background } from '#renderer/ui/background.ts';
import { Button } from '#renderer/ui/button.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { announce } from '#renderer/ui/live-region.tsx';
import { DateTimeText } from '#renderer/ui/moments.tsx';
import { Page } from '#renderer/ui/page.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { kindOfId } from '#shared/domain/ids.ts';
import { conflictTitle, fieldWord, valueWords } from './conflict-words.ts';
import styles from './conflicts-page.module.css';

/** What a merge left to a person: each value with who wrote it and when, and one press to choose. */
export function ConflictsPage(_: PlaceProps<'conflicts'>): ReactNode {
  const t = useText();
  const conflicts = useLive(openConflicts, []);
  const isEmpty = conflicts?.length === 0;
  return (
    <Page
      title={t('merge.conflicts.title')}
      subtitle={!isEmpty && t('merge.conflicts.subtitle')}
      width="read"
      busy={conflicts === undefined ? t('merge.conflicts.looking') : undefined}
    >
      {isEmpty && <EmptyState title={t('merge.conflicts.none')} />}
      {conflicts && !isEmpty && (
        <ul className={styles.list}>
          {conflicts.map((one) => (
            <li key={one.conflict.id}>
              <Conflict open={one} />
            </li>
          ))}
        </ul>
      )}
    </Page>
  );
}

function Conflict({ open }: { readonly open: OpenConflict }): ReactNode {
  const t = useText();
  const app = useApp();
  const { conflict, row, writers } = open;
  const id = `conflict-${conflict.id}`;
  const place = placeOfRecord(conflict.record);
  const title = conflictTitle(row) || t('common.untitled');
  const kind = kindOfId(conflict.record) ?? 'note';
  const settle = async (choice: number | null): Promise<void> => {
    if (told(t, await settleConflict(app, conflict, choice)) !== null) announce(t('merge.conflicts.settled'));
  };
  return (
    <article className={styles.conflict} aria-labelledby={id}>
      <h2 id={id} className={styles.title}>
        {kindWord(t, kind)}: {place ? <a href={hrefOf(place)}>{title}</a> : <bdi>{title}</bdi>}
      </h2>
      <p className={styles.why}>{t(`merge.conflict.${conflict.kind}`, { field: fieldWord(t, conflict.field) })}</p>
      <ol className={styles.values}>
        {conflict.values.map(({ stamp, value }, i) => {
          const writer = writers[i];
          return (
            <li key={stamp.join(' ')} className={styles.value}>
              <blockquote className={styles.words} dir="auto">
                {valueWords(t, conflict, value)}
              </blockquote>
              <p className={styles.writer}>
                {i === 0 && <strong>{t('merge.conflict.shown')} </strong>}
                {writer && (
                  <>
                    {writer.name || t('merge.conflict.someone')} · <DateTimeText iso={writer.at} />
                  </>
                )}
              </p>
              {canChoose(conflict) && (
                <Button onClick={() => background(settle(i), t('errors.action'))}>
                  {t(i === 0 ? 'merge.conflict.keep' : 'merge.conflict.use')}
                </Button>
              )}
            </li>
          );
        })}
      </ol>
      {(conflict.kind === 'block' || !canChoose(conflict)) && (
        <Button variant="quiet" onClick={() => background(settle(null), t('errors.action'))}>
          {t(conflict.kind === 'block' ? 'merge.conflict.both' : 'merge.conflict.leave')}
        </Button>
      )}
    </article>
  );
}
