import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { useApp, useGraph } from '#renderer/data/use-live.ts';
import { told } from '#renderer/record-ui/tell-problem.ts';
import { background } from '#renderer/ui/background.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Checkbox } from '#renderer/ui/checkbox.tsx';
import { DateField } from '#renderer/ui/date-field.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { NumberField } from '#renderer/ui/number-field.tsx';
import { SearchField } from '#renderer/ui/search-field.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import type { AnyId, Id } from '#shared/domain/ids.ts';
import { ROUND_METHODS, type Round } from '#shared/domain/round.ts';
import { createRound } from './round-actions.ts';
import styles from './round-page.module.css';

export interface NewRoundDialogProps {
  readonly onMade: (id: Id<'round'>) => void;
  readonly onClose: () => void;
}

const SHOWN = 200;

/** What is rated, how, and until when. */
export function NewRoundDialog({ onMade, onClose }: NewRoundDialogProps): ReactNode {
  const t = useText();
  const app = useApp();
  const graph = useGraph();
  const form = useId();
  const [title, setTitle] = useState('');
  const [question, setQuestion] = useState(t('rounds.question.usual'));
  const [method, setMethod] = useState<Round['method']>('importance');
  const [dots, setDots] = useState<number | null>(6);
  const [dueAt, setDueAt] = useState('');
  const [find, setFind] = useState('');
  const [chosen, setChosen] = useState<ReadonlySet<AnyId>>(new Set());
  const words = find.toLowerCase().split(/\s+/).filter(Boolean);
  const { needs = [], links = [] } = graph?.records ?? {};
  const titles = new Map<string, string>(needs.map((need) => [need.id, need.title]));
  // Links from a need to a goal can be rated too: "does this serve that?"
  const items: readonly { readonly id: AnyId; readonly title: string }[] = [
    ...needs,
    ...links
      .filter(({ from, to }) => from.startsWith('nd_') && to.startsWith('gl_'))
      .map(({ id, from, to }) => {
        const goal = graph?.records.goals.find((one) => one.id === to)?.title ?? '';
        return { id, title: t('rounds.item.link', { from: titles.get(from) ?? '', to: goal }) };
      }),
  ];
  const shown = items
    .filter((item) => chosen.has(item.id) || words.every((word) => item.title.toLowerCase().includes(word)))
    .slice(0, SHOWN);
  const make = async (): Promise<void> => {
    const input = {
      title,
      question,
      method,
      dots: method === 'dots' ? dots : null,
      dueAt: dueAt || null,
      itemIds: items.map(({ id }) => id).filter((id) => chosen.has(id)),
    };
    const id = told(t, await createRound(app, input));
    if (id !== null) onMade(id);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (chosen.size > 0) background(make(), t('links.problem.storage'));
  };
  const toggle = (id: AnyId, on: boolean): void => {
    const next = new Set(chosen);
    if (on) next.add(id);
    else next.delete(id);
    setChosen(next);
  };
  return (
    <Dialog
      title={t('rounds.new')}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button
            variant="primary"
            type="submit"
            form={form}
            disabled={chosen.size === 0 || title.trim() === ''}
            title={chosen.size === 0 ? t('rounds.new.first') : undefined}
          >
            {t('rounds.new.open', { count: chosen.size })}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit} className={styles.form}>
        <TextField label={t('rounds.name')} value={title} onChange={setTitle} autoFocus />
        <TextField label={t('rounds.question')} value={question} onChange={setQuestion} />
        <div className={styles.pair}>
          <Select
            label={t('rounds.method')}
            value={method}
            options={ROUND_METHODS.map((value) => ({ value, label: t(`rounds.method.${value}`) }))}
            onChange={setMethod}
          />
          {method === 'dots' && (
            <NumberField label={t('rounds.dots')} min={1} max={100} value={dots} onChange={setDots} />
          )}
          <DateField label={t('rounds.until')} value={dueAt} onChange={setDueAt} />
        </div>
        <SearchField label={t('rounds.find')} value={find} onChange={setFind} />
        <fieldset className={styles.items}>
          <legend className={styles.meta}>{t('rounds.chosen', { count: chosen.size })}</legend>
          {shown.map((item) => (
            <Checkbox
              key={item.id}
              label={item.title || t('common.untitled')}
              checked={chosen.has(item.id)}
              onChange={(on) => toggle(item.id, on)}
            />
          ))}
          {items.length === 0 && <p className={styles.meta}>{t('rounds.noItems')}</p>}
        </fieldset>
      </form>
    </Dialog>
  );
}
