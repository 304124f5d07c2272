import { ChevronDown, ChevronRight } from 'lucide-react';
import { memo, type ReactNode, useId, useState } from 'react';
import { Checkbox } from '#renderer/ui/checkbox.tsx';
import { Chip } from '#renderer/ui/chip.tsx';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { ProgressBar } from '#renderer/ui/progress-bar.tsx';
import { useFormat, useText } from '#renderer/ui/text.tsx';
import type { Need } from '#shared/domain/need.ts';
import type { Participant } from '#shared/domain/participant.ts';
import type { FileReadOptions } from '#shared/exchange/read-any.ts';
import styles from './import-card.module.css';
import { holdsRecords, type ImportFile } from './import-file.ts';
import type { ImportItem } from './import-items.ts';
import { ImportProblems } from './import-problems.tsx';
import type { ReadImport } from './import-read.ts';
import type { ImportSession } from './import-session.ts';
import { ImportTables } from './import-tables.tsx';
import { ImportTalk } from './import-talk.tsx';

export interface ImportCardProps {
  readonly item: ImportItem;
  readonly participants: readonly Participant[];
  readonly needs: readonly Need[];
  /** Its details stand open from the start. */
  readonly open: boolean;
  readonly edit: ImportSession['edit'];
  readonly again: ImportSession['again'];
}

/** One file of perhaps hundreds: drawn anew only when it changes itself. How far it is read, what was found in it, and what will be made of it. */
export const ImportCard = memo(function ImportCard(props: ImportCardProps): ReactNode {
  const { item, participants, needs, open, edit, again } = props;
  const t = useText();
  const details = useId();
  const [isOpen, setOpen] = useState(open);
  const { file } = item;
  if (file === null) return <NotYet item={item} />;
  const onEdit = (fields: Partial<ImportFile>): void => edit(item.key, fields);
  const onAgain = (options: FileReadOptions, choices?: ImportFile['speakers']): void => again(item, options, choices);
  const { read } = file;
  const holds = holdsRecords(read);
  const opens = read.as === 'talk' || read.as === 'tables';
  return (
    <section className={styles.card} aria-label={item.name}>
      <div className={styles.head}>
        {holds ? (
          <Checkbox label={item.name} checked={file.chosen} onChange={(chosen) => onEdit({ chosen })} />
        ) : (
          <p className={styles.name}>{item.name}</p>
        )}
        <Found file={file} />
        {opens && (
          <IconButton
            icon={isOpen ? ChevronDown : ChevronRight}
            label={t('import.details', { name: item.name })}
            aria-expanded={isOpen}
            aria-controls={details}
            onClick={() => setOpen(!isOpen)}
          />
        )}
      </div>
      {file.importedAs !== null && <p className={styles.hint}>{t('import.already')}</p>}
      {read.as === 'archive' && <p className={styles.hint}>{t('import.archive')}</p>}
      {opens && isOpen && (
        <div id={details} className={styles.details}>
          {read.as === 'talk' && (
            <ImportTalk file={file} talk={read.talk} participants={participants} onEdit={onEdit} onAgain={onAgain} />
          )}
          {read.as === 'tables' && (
            <ImportTables file={file} read={read} needs={needs} onEdit={onEdit} onAgain={onAgain} />
          )}
        </div>
      )}
      <ImportProblems problems={read.problems} open={!holds} />
    </section>
  );
});

function NotYet({ item }: { readonly item: ImportItem }): ReactNode {
  const t = useText();
  if (item.failure !== null) {
    return (
      <section className={styles.card} aria-label={item.name}>
        <p className={styles.name}>{item.name}</p>
        <p className={styles.failure} role="alert">
          {t(`import.failure.${item.failure}`)}
        </p>
      </section>
    );
  }
  const value = item.size === 0 ? undefined : item.read / item.size;
  return (
    <section className={styles.card} aria-label={item.name}>
      <p className={styles.name}>{item.name}</p>
      <ProgressBar label={t('import.readingFile', { name: item.name })} value={value} />
    </section>
  );
}

function Found({ file }: { readonly file: ImportFile }): ReactNode {
  const t = useText();
  const { read } = file;
  const problems = read.problems.length;
  return (
    <p className={styles.found}>
      <What read={read} file={file} />
      {problems > 0 && (
        <Chip tone={holdsRecords(read) ? 'warn' : 'danger'}>{t('import.problems', { count: problems })}</Chip>
      )}
      {file.importedAs !== null && <Chip tone="neutral">{t('import.alreadyShort')}</Chip>}
    </p>
  );
}

function What({ read, file }: { readonly read: ReadImport; readonly file: ImportFile }): ReactNode {
  const t = useText();
  const format = useFormat();
  if (read.as === 'talk') {
    const { turns, words, language, encoding } = read.talk;
    return (
      <>
        <Chip>{t(`import.format.${read.talk.format}`)}</Chip>
        <span>{turns === 0 ? t('import.asNote') : t('import.turns', { count: turns })}</span>
        <span>{t('import.words', { count: words })}</span>
        {language !== null && <span>{language}</span>}
        {encoding !== 'utf-8' && <span>{encoding}</span>}
      </>
    );
  }
  if (read.as === 'tables') {
    const uses = [...new Set(file.tables.map(({ use }) => t(`import.use.${use}`)))];
    const rows = read.tables.reduce((sum, table) => sum + table.rows, 0);
    return (
      <>
        <Chip>{format.list(uses)}</Chip>
        <span>{t('import.rows', { count: rows })}</span>
        <span>{t('import.columns', { count: read.tables.reduce((sum, { columns }) => sum + columns.length, 0) })}</span>
      </>
    );
  }
  if (read.as === 'records') {
    return (
      <>
        <Chip>{t(`import.records.${RECORD_FORMATS.find((one) => one === read.format) ?? 'other'}`)}</Chip>
        {(['interviews', 'segments', 'highlights', 'tags'] as const).map((kind) => {
          const count = read.counts[kind] ?? 0;
          return count > 0 && <span key={kind}>{`${format.number(count)} ${t(`import.table.${kind}`)}`}</span>;
        })}
      </>
    );
  }
  return read.as === 'archive' ? <Chip>{t('import.format.throughline')}</Chip> : null;
}

/** Readers of records that have a name people know. */
const RECORD_FORMATS = ['refi-qda', 'codebook', 'taguette', 'qualcoder', 'notion', 'obsidian', 'throughline'] as const;
