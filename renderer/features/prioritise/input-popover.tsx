import { type FormEvent, type ReactNode, useState } from 'react';
import { useApp } from '#renderer/data/use-live.ts';
import { told } from '#renderer/record-ui/tell-problem.ts';
import { background } from '#renderer/ui/background.ts';
import { Button } from '#renderer/ui/button.tsx';
import { DateField } from '#renderer/ui/date-field.tsx';
import { NumberField } from '#renderer/ui/number-field.tsx';
import { Popover } from '#renderer/ui/popover.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { useFormat, useText } from '#renderer/ui/text.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { type FrameworkInput, inputsOf } from '#shared/analysis/frameworks.ts';
import type { Framework } from '#shared/analysis/priority-settings.ts';
import { frameworkName, inputName, inputValue, scoreText } from './framework-words.ts';
import { InputHistory } from './input-history.tsx';
import styles from './prioritise-page.module.css';
import { estimate } from './priority-actions.ts';
import type { PriorityRow } from './priority-rows.ts';
import { SurveyInputs } from './survey-inputs.tsx';
import type { Priorities } from './use-priorities.ts';

export interface InputPopoverProps {
  readonly anchor: HTMLElement;
  readonly row: PriorityRow;
  readonly framework: Framework;
  readonly priorities: Priorities;
  readonly onClose: () => void;
}

/** The inputs behind one score: what they are, who said them when, and a form for new ones. */
export function InputPopover({ anchor, row, framework, priorities, onClose }: InputPopoverProps): ReactNode {
  const t = useText();
  const format = useFormat();
  const { settings } = priorities;
  const score = row.scores.get(framework);
  const name = frameworkName(t, framework, settings);
  const fields = inputsOf(framework, settings);
  return (
    <Popover anchor={anchor} label={t('prioritise.inputs', { name })} onClose={onClose}>
      <div className={styles.inputs}>
        <p className={styles.inputsTitle}>{name}</p>
        <p className={styles.note} dir="auto">
          {row.need.title || t('common.untitled')}
        </p>
        {score && <p>{scoreText(t, format, framework, score)}</p>}
        <p className={styles.note}>{t(`prioritise.about.${framework}`)}</p>
        {framework === 'opportunitySurvey' || framework === 'kano' ? (
          <SurveyInputs framework={framework} inputs={row.inputs} />
        ) : fields.length === 0 ? (
          <p className={styles.note}>{t(`prioritise.noInputs.${framework === 'weighted' ? 'weighted' : 'formula'}`)}</p>
        ) : (
          <>
            <EstimateForm row={row} fields={fields} onSaved={onClose} />
            <InputHistory row={row} fields={fields} authors={priorities.authors} />
          </>
        )}
      </div>
    </Popover>
  );
}

interface EstimateFormProps {
  readonly row: PriorityRow;
  readonly fields: readonly FrameworkInput[];
  readonly onSaved: () => void;
}

const keyOf = ({ kind, name }: FrameworkInput): string => `${kind} ${name}`;

function EstimateForm({ row, fields, onSaved }: EstimateFormProps): ReactNode {
  const t = useText();
  const format = useFormat();
  const app = useApp();
  const [typed, setTyped] = useState<ReadonlyMap<string, number | null>>(new Map());
  const [at, setAt] = useState(app.today());
  const [note, setNote] = useState('');
  const [missing, setMissing] = useState(false);
  const now = (field: FrameworkInput): number | null => row.inputs.estimate(field.kind, field.name)?.value ?? null;
  const set = (field: FrameworkInput, value: number | null): void =>
    setTyped(new Map([...typed, [keyOf(field), value]]));
  const save = async (): Promise<void> => {
    const values = fields.flatMap((field) => {
      const value = typed.get(keyOf(field));
      return value === null || value === undefined || value === now(field) ? [] : [{ ...field, value }];
    });
    if (values.length === 0) return setMissing(true);
    const done = await estimate(app, row.need.id, values, { at, note: note.trim() });
    if (done.ok) onSaved();
    else told(t, done);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (at !== '') background(save(), t('links.problem.storage'));
  };
  return (
    <form className={styles.form} aria-label={t('prioritise.estimate')} onSubmit={submit} noValidate>
      {fields.map((field) => {
        const value = typed.get(keyOf(field)) ?? now(field);
        const label = field.name || inputName(t, field.kind);
        const { steps } = field;
        return steps ? (
          <Select
            key={keyOf(field)}
            label={label}
            value={value === null ? '' : String(value)}
            options={[
              { value: '', label: t('prioritise.choose'), disabled: true },
              ...steps.map((step) => ({ value: String(step), label: inputValue(t, format, field, step) })),
            ]}
            onChange={(chosen) => set(field, Number(chosen))}
          />
        ) : (
          <NumberField
            key={keyOf(field)}
            label={label}
            hint={
              field.most === null
                ? t('prioritise.from', { least: field.least })
                : t('prioritise.range', { least: field.least, most: field.most })
            }
            value={value}
            min={field.least}
            max={field.most ?? undefined}
            onChange={(next) => set(field, next)}
          />
        );
      })}
      <DateField label={t('prioritise.at')} value={at} onChange={setAt} />
      <TextField
        label={t('prioritise.note')}
        placeholder={t('prioritise.note.placeholder')}
        value={note}
        onChange={setNote}
      />
      {missing && (
        <p role="alert" className={styles.wrong}>
          {t('prioritise.nothingNew')}
        </p>
      )}
      <Button type="submit" variant="primary">
        {t('prioritise.save')}
      </Button>
    </form>
  );
}
