import { type ReactNode, useState } from 'react';
import { Button } from '#renderer/ui/button.tsx';
import { SearchField } from '#renderer/ui/search-field.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { useFormat, useText } from '#renderer/ui/text.tsx';
import type { Need } from '#shared/domain/need.ts';
import { IGNORE } from '#shared/exchange/table/column-roles.ts';
import styles from './column-mapper.module.css';
import { useRoleLabel } from './column-words.ts';
import type { TableOutline } from './import-read.ts';
import { ScoreField } from './score-field.tsx';
import { rolesOf, type TableChoice, withRole } from './table-choice.ts';

export interface ColumnMapperProps {
  readonly table: TableOutline;
  readonly choice: TableChoice;
  readonly needs: readonly Need[];
  readonly onEdit: (fields: Partial<TableChoice>) => void;
}

/** What each column is for: guessed, with the first cells beside it, and the person has the last word. */
export function ColumnMapper({ table, choice, needs, onEdit }: ColumnMapperProps): ReactNode {
  const t = useText();
  const format = useFormat();
  const labelOf = useRoleLabel(choice.use);
  const [filter, setFilter] = useState('');
  const words = filter.trim().toLocaleLowerCase();
  const columns = table.columns.map((column, at) => ({ ...column, at, role: choice.roles[at] ?? IGNORE }));
  const shown = words === '' ? columns : columns.filter((one) => matches(one.heading, labelOf(one.role), words));
  const options = rolesOf(choice.use).map((role) => ({ value: role, label: labelOf(role) }));
  const used = choice.roles.filter((role) => role !== IGNORE).length;
  const kept = new Set(shown.map(({ at }) => at));
  const choose = (at: number, role: string): void => {
    const { [at]: _gone, ...scores } = choice.scores;
    onEdit({ roles: withRole(choice, at, role), ...(role === 'rating' ? {} : { scores }) });
  };
  return (
    <div className={styles.mapper}>
      <div className={styles.tools}>
        <SearchField
          label={t('import.columns.filter')}
          placeholder={t('import.columns.filter')}
          value={filter}
          onChange={setFilter}
        />
        <p className={styles.count} role="status">
          {words === ''
            ? t('import.columns.used', { used, count: columns.length })
            : t('import.columns.shown', { shown: shown.length, count: columns.length })}
        </p>
        {words !== '' && shown.length > 0 && (
          <Button onClick={() => onEdit({ roles: choice.roles.map((role, at) => (kept.has(at) ? role : IGNORE)) })}>
            {t('import.columns.ignoreOthers')}
          </Button>
        )}
      </div>
      <div className={styles.scroll}>
        <table className={styles.columns}>
          <thead>
            <tr>
              <th scope="col">{t('import.columns.heading')}</th>
              <th scope="col">{t('import.columns.cells')}</th>
              <th scope="col" className={styles.number}>
                {t('import.columns.filled')}
              </th>
              <th scope="col">{t('import.columns.role')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ heading, samples, filled, at, role }) => (
              <tr key={heading} className={role === IGNORE ? styles.out : undefined}>
                <th scope="row" dir="auto">
                  {heading}
                </th>
                <td dir="auto" className={styles.samples}>
                  {samples.join(' · ')}
                </td>
                <td className={styles.number}>{format.number(filled)}</td>
                <td>
                  <Select
                    label={t('import.columns.roleOf', { heading })}
                    labelHidden
                    value={role}
                    options={options}
                    onChange={(chosen) => choose(at, chosen)}
                  />
                  {choice.use === 'survey' && role === 'rating' && needs.length > 0 && (
                    <ScoreField
                      heading={heading}
                      needs={needs}
                      value={choice.scores[at] ?? null}
                      onChange={(target) => {
                        const { [at]: _before, ...others } = choice.scores;
                        onEdit({ scores: target === null ? others : { ...others, [at]: target } });
                      }}
                    />
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        {shown.length === 0 && <p className={styles.none}>{t('import.columns.none')}</p>}
      </div>
    </div>
  );
}

const matches = (heading: string, role: string, words: string): boolean =>
  heading.toLocaleLowerCase().includes(words) || role.toLocaleLowerCase() === words;
