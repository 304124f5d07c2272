import { type ReactNode, useState } from 'react';
import { Button } from '#renderer/ui/button.tsx';
import { type Text, useText } from '#renderer/ui/text.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { readFormula } from '#shared/analysis/formula.ts';
import { FORMULA_FUNCTIONS, type FormulaProblem } from '#shared/analysis/formula-parse.ts';
import { unitWords } from '#shared/analysis/formula-units.ts';
import { formulaUnits } from '#shared/analysis/frameworks.ts';
import type { PrioritySettings } from '#shared/analysis/priority-settings.ts';
import styles from './prioritise-page.module.css';

export interface FormulaFieldProps {
  readonly settings: PrioritySettings;
  readonly onSave: (formula: string) => void;
}

/** A formula of one's own, read while it is typed: what is wrong is said with its place, and only a right one is kept. */
export function FormulaField({ settings, onSave }: FormulaFieldProps): ReactNode {
  const t = useText();
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed ?? settings.formula;
  const units = formulaUnits(settings);
  const read = readFormula(text, units);
  const isEmpty = text.trim() === '';
  const isNew = text !== settings.formula;
  const save = (): void => {
    onSave(text);
    setTyped(null);
  };
  return (
    <form
      className={styles.group}
      onSubmit={(event) => {
        event.preventDefault();
        if (isNew && (read.ok || isEmpty)) save();
      }}
    >
      <TextField
        label={t('prioritise.formula')}
        placeholder={t('prioritise.formula.placeholder')}
        value={text}
        error={read.ok || isEmpty ? null : formulaProblem(t, read.problem)}
        hint={
          read.ok
            ? read.value.unit === ''
              ? t('prioritise.formula.plain')
              : t('prioritise.formula.unit', { unit: read.value.unit })
            : undefined
        }
        onChange={setTyped}
      />
      <div>
        <Button type="submit" disabled={!isNew || !(read.ok || isEmpty)}>
          {t('prioritise.formula.keep')}
        </Button>
      </div>
      <p className={styles.note}>
        {t('prioritise.formula.names', {
          names: Object.entries(units)
            .map(
              ([name, unit]) =>
                `${/^[\p{L}_][\p{L}\p{N}_]*$/u.test(name) ? name : `[${name}]`}${suffix(unitWords(unit))}`,
            )
            .join(', '),
          functions: FORMULA_FUNCTIONS.join(', '),
        })}
      </p>
    </form>
  );
}

const suffix = (unit: string): string => (unit === '' ? '' : ` (${unit})`);

/** What is wrong, and at which column. */
function formulaProblem(t: Text, { kind, column, what = '', units }: FormulaProblem): string {
  return t(`prioritise.formula.problem.${kind}`, { column, what, one: units?.[0] || '1', other: units?.[1] || '1' });
}
