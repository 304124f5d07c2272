import { Plus, X } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useApp } from '#renderer/data/use-live.ts';
import { told } from '#renderer/record-ui/tell-problem.ts';
import { background } from '#renderer/ui/background.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Checkbox } from '#renderer/ui/checkbox.tsx';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { NumberField } from '#renderer/ui/number-field.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { FRAMEWORKS, type PrioritySettings, type WeightedCriterion } from '#shared/analysis/priority-settings.ts';
import { FormulaField } from './formula-field.tsx';
import styles from './prioritise-page.module.css';
import type { PrioritiseView } from './prioritise-page.tsx';
import { setPriorities } from './priority-actions.ts';

/** Which frameworks stand side by side, and how each of them counts. A change is one undo step, and ranks follow at once. */
export function FrameworksTab({ view }: { readonly view: PrioritiseView }): ReactNode {
  const t = useText();
  const app = useApp();
  const { settings } = view;
  const set = (part: Partial<PrioritySettings>): void => {
    const save = async (): Promise<void> => {
      told(t, await setPriorities(app, { ...settings, ...part }));
    };
    background(save(), t('links.problem.storage'));
  };
  return (
    <div className={styles.frameworks}>
      <fieldset className={styles.group}>
        <legend className={styles.legend}>{t('prioritise.shown')}</legend>
        {FRAMEWORKS.map((framework) => (
          <div key={framework}>
            <Checkbox
              label={t(`prioritise.framework.${framework}`)}
              checked={settings.shown.includes(framework)}
              onChange={(isShown) =>
                set({ shown: FRAMEWORKS.filter((one) => (one === framework ? isShown : settings.shown.includes(one))) })
              }
            />
            <p className={styles.note}>{t(`prioritise.about.${framework}`)}</p>
          </div>
        ))}
      </fieldset>
      <div className={styles.group}>
        <fieldset className={styles.group}>
          <legend className={styles.legend}>{t('prioritise.criteria')}</legend>
          <Criteria settings={settings} onChange={(criteria) => set({ criteria })} />
        </fieldset>
        <Select
          label={t('prioritise.ice')}
          value={settings.iceHow}
          options={[
            { value: 'product', label: t('prioritise.ice.product') },
            { value: 'mean', label: t('prioritise.ice.mean') },
          ]}
          onChange={(iceHow) => set({ iceHow })}
        />
        <Saved
          key={settings.reachPeriod}
          label={t('prioritise.reachPeriod')}
          placeholder={t('prioritise.reachPeriod.placeholder')}
          stored={settings.reachPeriod}
          onSave={(reachPeriod) => set({ reachPeriod })}
        />
        <fieldset className={styles.group}>
          <legend className={styles.legend}>{t('prioritise.edges')}</legend>
          <div className={styles.edges}>
            {EDGES.map((edge) => (
              <EdgeField
                key={`${edge} ${settings.edges[edge]}`}
                label={t(`prioritise.band.${edge}`)}
                value={settings.edges[edge]}
                onSave={(value) => set({ edges: { ...settings.edges, [edge]: value } })}
              />
            ))}
          </div>
        </fieldset>
        <FormulaField settings={settings} onSave={(formula) => set({ formula })} />
      </div>
    </div>
  );
}

interface CriteriaProps {
  readonly settings: PrioritySettings;
  readonly onChange: (criteria: PrioritySettings['criteria']) => void;
}

function Criteria({ settings, onChange }: CriteriaProps): ReactNode {
  const t = useText();
  const [name, setName] = useState('');
  const { criteria } = settings;
  const wanted = name.trim();
  const isTaken = criteria.some((one) => one.name.toLowerCase() === wanted.toLowerCase());
  const isOdd = /[[\]]/.test(wanted);
  const add = (): void => {
    if (wanted === '' || isTaken || isOdd) return;
    onChange([...criteria, { name: wanted, weight: 1 }]);
    setName('');
  };
  return (
    <>
      <ul className={styles.criteria}>
        {criteria.map((one) => (
          <li key={one.name} className={styles.criterion}>
            <WeightField
              key={one.weight}
              criterion={one}
              onSave={(weight) => onChange(criteria.map((each) => (each === one ? { ...one, weight } : each)))}
            />
            <IconButton
              icon={X}
              label={t('prioritise.criteria.remove', { name: one.name })}
              onClick={() => onChange(criteria.filter((each) => each !== one))}
            />
          </li>
        ))}
      </ul>
      <form
        className={styles.criterion}
        onSubmit={(event) => {
          event.preventDefault();
          add();
        }}
      >
        <TextField
          label={t('prioritise.criteria.new')}
          placeholder={t('prioritise.criteria.placeholder')}
          value={name}
          error={isTaken ? t('prioritise.criteria.taken') : isOdd ? t('prioritise.criteria.odd') : null}
          onChange={setName}
        />
        <Button type="submit" icon={Plus}>
          {t('common.add')}
        </Button>
      </form>
    </>
  );
}

const EDGES = ['solid', 'high', 'extreme'] as const;

interface EdgeFieldProps {
  readonly label: string;
  readonly value: number;
  readonly onSave: (value: number) => void;
}

function EdgeField({ label, value, onSave }: EdgeFieldProps): ReactNode {
  const [typed, setTyped] = useState<number | null>(value);
  const save = (): void => {
    if (typed !== null && typed !== value) onSave(typed);
  };
  return <NumberField label={label} value={typed} min={0} max={20} onChange={setTyped} onBlur={save} />;
}

interface WeightFieldProps {
  readonly criterion: WeightedCriterion;
  readonly onSave: (weight: number) => void;
}

/** A weight that counts once the field is left, or with Enter: typing 12 must not rank by 1 first. */
function WeightField({ criterion, onSave }: WeightFieldProps): ReactNode {
  const t = useText();
  const [typed, setTyped] = useState<number | null>(criterion.weight);
  const save = (): void => {
    if (typed !== null && typed !== criterion.weight) onSave(typed);
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <NumberField
        label={criterion.name}
        value={typed}
        min={0}
        unit={t('prioritise.weight')}
        onChange={setTyped}
        onBlur={save}
      />
    </form>
  );
}

interface SavedProps {
  readonly label: string;
  readonly placeholder: string;
  readonly stored: string;
  readonly onSave: (value: string) => void;
}

/** A short text that is stored when the field is left. */
function Saved({ label, placeholder, stored, onSave }: SavedProps): ReactNode {
  const [typed, setTyped] = useState(stored);
  return (
    <TextField
      label={label}
      placeholder={placeholder}
      value={typed}
      onChange={setTyped}
      onBlur={() => typed.trim() !== stored && onSave(typed.trim())}
    />
  );
}
