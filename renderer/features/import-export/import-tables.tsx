import { type ReactNode, useState } from 'react';
import { Select } from '#renderer/ui/select.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import type { Need } from '#shared/domain/need.ts';
import type { FileReadOptions } from '#shared/exchange/read-any.ts';
import type { TextEncodingName } from '#shared/exchange/transcript.ts';
import { ColumnMapper } from './column-mapper.tsx';
import styles from './import-card.module.css';
import { EncodingField } from './import-encoding.tsx';
import type { ImportFile } from './import-file.ts';
import type { ReadTableFile } from './import-read.ts';
import { rolesFor, TABLE_USES, type TableChoice } from './table-choice.ts';

export interface ImportTablesProps {
  readonly file: ImportFile;
  readonly read: ReadTableFile;
  readonly needs: readonly Need[];
  readonly onEdit: (fields: Partial<ImportFile>) => void;
  readonly onAgain: (options: FileReadOptions) => void;
}

/** What the tables of a file become, and what their columns are for. */
export function ImportTables({ file, read, needs, onEdit, onAgain }: ImportTablesProps): ReactNode {
  const t = useText();
  const edit = (at: number, fields: Partial<TableChoice>): void => {
    const tables = file.tables.map((own, i) => (i === at ? { ...own, ...fields } : own));
    // Saying what the rows are means wanting them.
    const chosen = fields.use === undefined ? {} : { chosen: tables.some(({ use }) => use !== 'none') };
    onEdit({ tables, ...chosen });
  };
  const uses = TABLE_USES.map((use) => ({ value: use, label: t(`import.use.${use}`) }));
  const orders = (['auto', 'dmy', 'mdy'] as const).map((order) => ({
    value: order,
    label: t(`import.dateOrder.${order}`),
  }));
  return (
    <>
      {read.tables.map((table, i) => {
        const choice = file.tables[i];
        if (!choice) return null;
        return (
          <div key={table.name} className={styles.table}>
            {read.tables.length > 1 && <h3 className={styles.caption}>{table.name}</h3>}
            <div className={styles.fields}>
              <Select
                label={t('import.field.use')}
                value={choice.use}
                options={uses}
                onChange={(use) => edit(i, { use, roles: rolesFor(table, use), scores: {} })}
              />
              {choice.use === 'survey' && (
                <TextField
                  label={t('import.field.survey')}
                  value={choice.title}
                  onChange={(title) => edit(i, { title })}
                />
              )}
              <Select
                label={t('import.field.dateOrder')}
                value={choice.dateOrder ?? 'auto'}
                options={orders}
                onChange={(order) => edit(i, { dateOrder: order === 'auto' ? null : order })}
              />
              {read.delimited && <Reading onAgain={onAgain} />}
            </div>
            {choice.use === 'none' && read.tables.length === 1 && <p className={styles.hint}>{t('import.unclear')}</p>}
            {choice.use !== 'none' && (
              <ColumnMapper table={table} choice={choice} needs={needs} onEdit={(fields) => edit(i, fields)} />
            )}
          </div>
        );
      })}
    </>
  );
}

const DELIMITERS = { auto: undefined, comma: ',', semicolon: ';', tab: '\t', bar: '|' } as const;

/** How the text is cut into cells, where the guess was wrong. */
function Reading({ onAgain }: Pick<ImportTablesProps, 'onAgain'>): ReactNode {
  const t = useText();
  const [{ delimiter, encoding }, setReading] = useState<Reading>({ delimiter: 'auto', encoding: 'auto' });
  const choose = (next: Reading): void => {
    setReading(next);
    onAgain({
      delimiter: DELIMITERS[next.delimiter],
      encoding: next.encoding === 'auto' ? undefined : next.encoding,
    });
  };
  const names = ['auto', 'comma', 'semicolon', 'tab', 'bar'] as const;
  return (
    <>
      <Select
        label={t('import.field.delimiter')}
        value={delimiter}
        options={names.map((name) => ({ value: name, label: t(`import.delimiter.${name}`) }))}
        onChange={(name) => choose({ delimiter: name, encoding })}
      />
      <EncodingField value={encoding} onChange={(name) => choose({ delimiter, encoding: name })} />
    </>
  );
}

interface Reading {
  readonly delimiter: keyof typeof DELIMITERS;
  readonly encoding: TextEncodingName | 'auto';
}
