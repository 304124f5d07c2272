import { MoreHorizontal, Plus, UsersRound } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useApp, useLive } from '#renderer/data/use-live.ts';
import { ALL_NAMES, hide, reveal, useRevealed } from '#renderer/record-ui/revealed.ts';
import { useTrash } from '#renderer/record-ui/use-trash.tsx';
import { go, type PlaceProps } from '#renderer/routes.ts';
import { Button } from '#renderer/ui/button.tsx';
import { runCommand, useCommand } from '#renderer/ui/commands.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { MenuButton } from '#renderer/ui/menu-button.tsx';
import { Page } from '#renderer/ui/page.tsx';
import { RecordGrid } from '#renderer/ui/record-grid.tsx';
import type { Column } from '#renderer/ui/record-grid-row.tsx';
import { SearchField } from '#renderer/ui/search-field.tsx';
import { useFormat, useText } from '#renderer/ui/text.tsx';
import { DuplicatesDialog } from './duplicates-dialog.tsx';
import { OwnFieldsDialog } from './own-fields-dialog.tsx';
import { chosenParticipants, type ParticipantRow, participantRows } from './participant-queries.ts';
import styles from './participants-page.module.css';
import { peopleSettings } from './people-settings.ts';

/** Everybody who was heard, by alias. */
export function ParticipantsPage({ place }: PlaceProps<'participants'>): ReactNode {
  const t = useText();
  const format = useFormat();
  const rows = useLive(participantRows, []);
  const app = useApp();
  const isNamed = useRevealed(ALL_NAMES);
  const settings = useLive(peopleSettings, []);
  const [open, setOpen] = useState<'duplicates' | 'fields' | null>(null);
  const show = (part: Partial<typeof place>): void => go({ ...place, ...part }, { replace: true });
  const chosen = rows && chosenParticipants(rows, place, format.compare);
  const isEmpty = rows?.length === 0;
  const create = (
    <Button variant="primary" icon={Plus} onClick={() => runCommand('participant.new')}>
      {t('participants.new')}
    </Button>
  );
  return (
    <Page
      title={t('participants.title')}
      subtitle={chosen && !isEmpty && t('participants.count', { count: chosen.length })}
      scroll={!chosen?.length}
      toolbar={
        rows &&
        !isEmpty && (
          <>
            <Button icon={UsersRound} onClick={() => setOpen('duplicates')}>
              {t('participants.duplicates')}
            </Button>
            <SearchField label={t('participants.find')} value={place.q ?? ''} onChange={(q) => show({ q })} />
            {create}
            <MenuButton
              iconOnly
              icon={MoreHorizontal}
              label={t('participants.more')}
              items={[
                {
                  kind: 'item',
                  id: 'names',
                  label: t(isNamed ? 'participants.names.hide' : 'participants.names.show'),
                  onSelect: () =>
                    isNamed ? hide(ALL_NAMES) : reveal(app, ALL_NAMES, null, t('links.problem.storage'), rows.length),
                },
                {
                  kind: 'item',
                  id: 'fields',
                  label: t('participants.own.edit'),
                  onSelect: () => setOpen('fields'),
                },
              ]}
            />
          </>
        )
      }
    >
      {isEmpty && (
        <EmptyState
          title={t('participants.empty')}
          primary={<Button onClick={() => runCommand('import.open')}>{t('participants.import')}</Button>}
          secondary={create}
        />
      )}
      {!isEmpty && chosen?.length === 0 && (
        <EmptyState
          drawing="search"
          title={place.q ? t('participants.none.words', { words: place.q }) : t('participants.none.study')}
          primary={<Button onClick={() => show({ q: undefined, study: undefined })}>{t('common.clearFilters')}</Button>}
        />
      )}
      {chosen && chosen.length > 0 && (
        <ParticipantsGrid rows={chosen} sort={place.sort ?? 'alias'} onSort={(sort) => show({ sort })} />
      )}
      {open === 'duplicates' && <DuplicatesDialog onClose={() => setOpen(null)} />}
      {open === 'fields' && settings && <OwnFieldsDialog settings={settings} onClose={() => setOpen(null)} />}
    </Page>
  );
}

interface ParticipantsGridProps {
  readonly rows: readonly ParticipantRow[];
  readonly sort: string;
  readonly onSort: (sort: string) => void;
}

function ParticipantsGrid({ rows, sort, onSort }: ParticipantsGridProps): ReactNode {
  const t = useText();
  const columns = useColumns(useRevealed(ALL_NAMES));
  const { trash, dialog } = useTrash();
  const [focused, setFocused] = useState<string | null>(null);
  const current = rows.find(({ participant }) => participant.id === focused)?.participant;
  useCommand('record.trash', {
    run: () => current && trash({ table: 'participants', id: current.id, title: current.alias }),
    enabled: current !== undefined,
  });
  return (
    <>
      <RecordGrid
        label={t('participants.title')}
        rows={rows}
        columns={columns}
        keyOf={keyOf}
        sort={{ column: sort.replace(/^-/, ''), descending: sort.startsWith('-') }}
        onSort={({ column, descending }) => onSort(descending ? `-${column}` : column)}
        focused={focused}
        onFocusedChange={setFocused}
        onOpen={({ participant }) => go({ kind: 'participant', id: participant.id })}
      />
      {dialog}
    </>
  );
}

/** Not for every eye that falls on the screen. */
function HiddenName(): ReactNode {
  const t = useText();
  return (
    <span role="img" aria-label={t('participants.masked')} title={t('participants.masked')}>
      ••••••
    </span>
  );
}

const keyOf = ({ participant }: ParticipantRow): string => participant.id;

function useColumns(isNamed: boolean): readonly Column<ParticipantRow>[] {
  const t = useText();
  const format = useFormat();
  const words = (field: 'name' | 'company' | 'role' | 'segment'): Column<ParticipantRow> => ({
    id: field,
    header: t(`participants.${field}`),
    sortable: true,
    cell: ({ participant }) => <bdi title={participant[field]}>{participant[field]}</bdi>,
  });
  const figure = (field: 'interviews' | 'quotes'): Column<ParticipantRow> => ({
    id: field,
    header: t(`participants.${field}`),
    width: '6rem',
    align: 'end',
    sortable: true,
    sortFirst: 'descending',
    cell: (row) => format.number(row[field]),
  });
  return [
    {
      id: 'alias',
      header: t('participants.alias'),
      width: '6rem',
      sortable: true,
      cell: ({ participant }) => <bdi className={styles.alias}>{participant.alias}</bdi>,
    },
    isNamed
      ? words('name')
      : { ...words('name'), cell: ({ participant }) => participant.name !== '' && <HiddenName /> },
    words('company'),
    words('role'),
    words('segment'),
    figure('interviews'),
    figure('quotes'),
  ];
}
