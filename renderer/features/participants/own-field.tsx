import { type ReactNode, useState } from 'react';
import { setFields } from '#renderer/data/actions/field-actions.ts';
import { useApp } from '#renderer/data/use-live.ts';
import { told } from '#renderer/record-ui/tell-problem.ts';
import { useFieldDraft } from '#renderer/record-ui/use-field-draft.ts';
import { background } from '#renderer/ui/background.ts';
import { DateField } from '#renderer/ui/date-field.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import type { Participant } from '#shared/domain/participant.ts';
import { type ParticipantField, readAttribute, type ValueProblem } from '#shared/domain/participant-fields.ts';

export interface OwnFieldProps {
  readonly person: Participant;
  readonly field: ParticipantField;
}

/** The value of a field of the team's own, by the kind that the field has. What is odd stays as typed and is answered in words. */
export function OwnField({ person, field }: OwnFieldProps): ReactNode {
  const t = useText();
  const app = useApp();
  const [problem, setProblem] = useState<ValueProblem | null>(null);
  const stored = person.attributes[field.id];
  const save = async (typed: string, session?: string): Promise<void> => {
    const read = readAttribute(field, typed);
    setProblem(read.ok ? null : read.problem);
    if (!read.ok) return;
    const now = (await app.db.participants.get(person.id))?.attributes ?? {};
    const { [field.id]: _before, ...others } = now;
    const attributes = read.value === null ? others : { ...others, [field.id]: read.value };
    told(t, await setFields(app, 'participants', person.id, { attributes }, session));
  };
  const words = stored === undefined ? '' : String(stored);
  const draft = useFieldDraft(`${person.id}/own/${field.id}`, words, save);
  const choose = (value: string): void => background(save(value), t('links.problem.storage'));
  if (field.kind === 'date') return <DateField label={field.name} value={words} onChange={choose} />;
  if (field.kind === 'choice' || field.kind === 'yes-no') {
    const offered =
      field.kind === 'yes-no'
        ? [
            { value: 'true', label: t('participants.own.yes') },
            { value: 'false', label: t('participants.own.no') },
          ]
        : field.choices.map((choice) => ({ value: choice, label: choice }));
    // A value that is no longer offered is shown until another one is chosen.
    const known = words === '' || offered.some(({ value }) => value === words);
    return (
      <Select
        label={field.name}
        value={words}
        options={[
          { value: '', label: t('participants.own.empty') },
          ...offered,
          ...(known ? [] : [{ value: words, label: words, disabled: true }]),
        ]}
        onChange={choose}
      />
    );
  }
  return (
    <TextField
      label={field.name}
      value={draft.value}
      error={problem && t(`participants.own.odd.${problem}`)}
      onChange={draft.onChange}
      onBlur={draft.onBlur}
    />
  );
}
