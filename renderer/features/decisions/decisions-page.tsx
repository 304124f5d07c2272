import { Plus, Vote } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { liveRecords } from '#renderer/data/queries/record-queries.ts';
import { useApp, useLive } from '#renderer/data/use-live.ts';
import { told } from '#renderer/record-ui/tell-problem.ts';
import { useTrash } from '#renderer/record-ui/use-trash.tsx';
import { go, hrefOf, type PlaceProps } from '#renderer/routes.ts';
import { background } from '#renderer/ui/background.ts';
import { Button } from '#renderer/ui/button.tsx';
import { useCommand } from '#renderer/ui/commands.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { LinkButton } from '#renderer/ui/link-button.tsx';
import { DateText } from '#renderer/ui/moments.tsx';
import { Page } from '#renderer/ui/page.tsx';
import { RecordGrid } from '#renderer/ui/record-grid.tsx';
import type { Column } from '#renderer/ui/record-grid-row.tsx';
import { SearchField } from '#renderer/ui/search-field.tsx';
import { useFormat, useText } from '#renderer/ui/text.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import type { Decision } from '#shared/domain/decision.ts';
import { createDecision } from './decision-actions.ts';
import styles from './decision-page.module.css';

/** What was decided, when, and what is due to be looked at again. */
export function DecisionsPage({ place }: PlaceProps<'decisions'>): ReactNode {
  const t = useText();
  const decisions = useLive((app) => liveRecords(app, 'decisions'), []);
  const [adding, setAdding] = useState(false);
  const words = (place.q ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  const matches = ({ title, choice }: Decision): boolean =>
    words.every((word) => `${title} ${choice}`.toLowerCase().includes(word));
  const all = decisions ?? [];
  const chosen = all.filter(matches).toSorted(newestFirst);
  return (
    <Page
      title={t('decisions.title')}
      subtitle={all.length > 0 && t('decisions.count', { count: chosen.length })}
      scroll={false}
      toolbar={
        <>
          {all.length > 0 && (
            <SearchField
              label={t('decisions.find')}
              value={place.q ?? ''}
              onChange={(q) => go({ ...place, q }, { replace: true })}
            />
          )}
          <LinkButton icon={Vote} href={hrefOf({ kind: 'rounds' })}>
            {t('decisions.rounds')}
          </LinkButton>
          <Button variant="primary" icon={Plus} onClick={() => setAdding(true)}>
            {t('decisions.new')}
          </Button>
        </>
      }
    >
      {adding && <NewDecision onLeave={() => setAdding(false)} />}
      {decisions && all.length === 0 && !adding && (
        <EmptyState
          title={t('decisions.empty')}
          primary={
            <Button variant="primary" onClick={() => setAdding(true)}>
              {t('decisions.new')}
            </Button>
          }
          secondary={<LinkButton href={hrefOf({ kind: 'needs' })}>{t('decisions.empty.needs')}</LinkButton>}
        />
      )}
      {all.length > 0 && chosen.length === 0 && (
        <EmptyState
          drawing="search"
          title={t('decisions.filterEmpty', { words: place.q ?? '' })}
          primary={
            <Button onClick={() => go({ kind: 'decisions' }, { replace: true })}>{t('common.clearFilters')}</Button>
          }
        />
      )}
      {chosen.length > 0 && <DecisionGrid decisions={chosen} />}
    </Page>
  );
}

function NewDecision({ onLeave }: { readonly onLeave: () => void }): ReactNode {
  const t = useText();
  const app = useApp();
  const [title, setTitle] = useState('');
  const make = async (): Promise<void> => {
    const id = told(t, await createDecision(app, title));
    if (id !== null) go({ kind: 'decision', id });
  };
  return (
    <div className={styles.adding}>
      <TextField
        label={t('decisions.new.label')}
        placeholder={t('decisions.new.placeholder')}
        value={title}
        onChange={setTitle}
        autoFocus
        onEnter={() => background(make(), t('links.problem.storage'))}
        onEscape={onLeave}
        onBlur={() => title.trim() === '' && onLeave()}
      />
    </div>
  );
}

function DecisionGrid({ decisions }: { readonly decisions: readonly Decision[] }): ReactNode {
  const t = useText();
  const format = useFormat();
  const today = useApp().today();
  const { trash, dialog } = useTrash();
  const [focused, setFocused] = useState<string | null>(null);
  const current = decisions.find(({ id }) => id === focused);
  useCommand('record.trash', {
    run: () => current && trash({ table: 'decisions', id: current.id, title: current.title }),
    enabled: current !== undefined,
  });
  const columns: readonly Column<Decision>[] = [
    {
      id: 'title',
      header: t('decisions.question.head'),
      width: 'minmax(14rem, 1fr)',
      cell: ({ title }) => <bdi title={title}>{title || t('common.untitled')}</bdi>,
    },
    {
      id: 'choice',
      header: t('decisions.choice'),
      width: 'minmax(8rem, 0.7fr)',
      cell: ({ choice }) => <bdi title={choice}>{choice}</bdi>,
    },
    { id: 'status', header: t('decisions.status'), width: '6rem', cell: (one) => t(`decisions.status.${one.status}`) },
    {
      id: 'decided',
      header: t('decisions.decidedAt'),
      width: '7.5rem',
      cell: ({ decidedAt }) => decidedAt && <DateText iso={decidedAt} />,
    },
    {
      id: 'review',
      header: t('decisions.reviewAt'),
      width: '9rem',
      cell: ({ reviewAt, status }) =>
        reviewAt &&
        (status === 'decided' && reviewAt <= today ? (
          <span className={styles.due}>{t('decisions.due', { date: format.date(reviewAt, 'short') })}</span>
        ) : (
          <DateText iso={reviewAt} />
        )),
    },
  ];
  return (
    <>
      <RecordGrid
        label={t('decisions.title')}
        rows={decisions}
        columns={columns}
        keyOf={(one) => one.id}
        focused={focused}
        onFocusedChange={setFocused}
        onOpen={({ id }) => go({ kind: 'decision', id })}
      />
      {dialog}
    </>
  );
}

const newestFirst = (a: Decision, b: Decision): number =>
  (a.decidedAt ?? '9999') === (b.decidedAt ?? '9999')
    ? a.id < b.id
      ? 1
      : -1
    : (a.decidedAt ?? '9999') < (b.decidedAt ?? '9999')
      ? 1
      : -1;
