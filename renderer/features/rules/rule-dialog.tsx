import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { type AnyId, isId } from '#shared/domain/ids.ts';
import type { Rule } from '#shared/domain/rule.ts';
import { PickField } from './pick-field.tsx';
import type { RuleInput } from './rule-actions.ts';
import type { RuleParts } from './rule-names.ts';
import { RuleReadingText } from './rule-reading-text.tsx';
import styles from './rules-page.module.css';

export interface RuleDialogProps {
  /** The rule that is changed; null for a new one. */
  readonly rule: Rule | null;
  readonly parts: RuleParts;
  readonly onSave: (input: RuleInput, run: boolean) => void;
  readonly onClose: () => void;
}

const ACTS = ['propose', 'tag'] as const;
const SHOWN = 5;

/** When, from whom, then what; and what a run would do, while it is being written. */
export function RuleDialog({ rule, parts, onSave, onClose }: RuleDialogProps): ReactNode {
  const t = useText();
  const form = useId();
  const [title, setTitle] = useState(rule?.title ?? '');
  const [tag, setTag] = useState<string | null>(rule?.whenTagId ?? null);
  const [segment, setSegment] = useState(rule?.whenSegment ?? '');
  const [act, setAct] = useState<Rule['act']>(rule?.act ?? 'propose');
  const [target, setTarget] = useState<string | null>(rule?.targetId ?? null);
  const targets = act === 'tag' ? parts.tags : parts.claims;
  const input = ruleInput({
    title,
    tag,
    segment,
    act,
    target: targets.some(({ id }) => id === target) ? target : null,
  });
  const isSame = act === 'tag' && tag !== null && tag === target;
  const save = (run: boolean): void => {
    if (input === null) return;
    const name = t('rules.name.auto', {
      tag: parts.titles.get(input.whenTagId) ?? '',
      target: parts.titles.get(input.targetId) ?? '',
    });
    onSave({ ...input, title: input.title || name }, run);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    save(false);
  };
  const disabled = input === null;
  const why = disabled ? t('rules.incomplete') : undefined;
  return (
    <Dialog
      title={t(rule ? 'rules.edit' : 'rules.new')}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button disabled={disabled} title={why} onClick={() => save(true)}>
            {t('rules.saveAndRun')}
          </Button>
          <Button variant="primary" type="submit" form={form} disabled={disabled} title={why}>
            {t('rules.save')}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit} className={styles.form}>
        <PickField
          label={t('rules.when')}
          title={t('rules.choose.tag')}
          options={parts.tags}
          value={tag}
          onChange={setTag}
          autoFocus
        />
        <Select
          label={t('rules.from')}
          value={segment}
          options={[
            { value: '', label: t('rules.from.anybody') },
            ...[...new Set([...parts.segments, segment])].filter(Boolean).map((value) => ({ value, label: value })),
          ]}
          onChange={setSegment}
        />
        <Select
          label={t('rules.act')}
          value={act}
          options={ACTS.map((value) => ({ value, label: t(`rules.act.${value}`) }))}
          onChange={setAct}
        />
        <PickField
          label={t(`rules.target.${act}`)}
          title={t(act === 'tag' ? 'rules.choose.tag' : 'rules.choose.claim')}
          options={targets}
          value={target}
          onChange={setTarget}
          error={isSame ? t('rules.same') : null}
        />
        <TextField label={t('rules.name')} hint={t('rules.name.hint')} value={title} onChange={setTitle} />
        {input && (
          <section aria-label={t('rules.preview')}>
            <RuleReadingText rule={draftOf(input, rule)} quotes={SHOWN} />
          </section>
        )}
      </form>
    </Dialog>
  );
}

interface Typed {
  readonly title: string;
  readonly tag: string | null;
  readonly segment: string;
  readonly act: Rule['act'];
  readonly target: string | null;
}

/** Null until it is whole. */
function ruleInput({ title, tag, segment, act, target }: Typed): RuleInput | null {
  if (tag === null || !isId('tag', tag) || target === null || tag === target) return null;
  // Both come from the options, which are records' ids.
  return { title: title.trim(), whenTagId: tag, whenSegment: segment, act, targetId: target as AnyId };
}

/** What is being written, as a rule to be looked through; it is never stored. */
const draftOf = (input: RuleInput, known: Rule | null): Rule => ({
  id: known?.id ?? 'ru_draft',
  on: known?.on ?? true,
  order: known?.order ?? '',
  createdAt: known?.createdAt ?? '',
  updatedAt: known?.updatedAt ?? '',
  by: known?.by ?? 'au_draft',
  rev: known?.rev ?? 0,
  origin: null,
  deletedAt: null,
  ...input,
});
