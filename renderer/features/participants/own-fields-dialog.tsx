import { Plus, X } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { setSettings } from '#renderer/data/actions/setting-actions.ts';
import { useApp } from '#renderer/data/use-live.ts';
import { told } from '#renderer/record-ui/tell-problem.ts';
import { background } from '#renderer/ui/background.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { TextArea } from '#renderer/ui/text-area.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { FIELD_KINDS, type ParticipantField } from '#shared/domain/participant-fields.ts';
import styles from './participants-page.module.css';
import type { PeopleSettings } from './people-settings.ts';

export interface OwnFieldsDialogProps {
  readonly settings: PeopleSettings;
  readonly onClose: () => void;
}

/** What this team asks everybody, and the segments that it tells people apart by. */
export function OwnFieldsDialog({ settings, onClose }: OwnFieldsDialogProps): ReactNode {
  const t = useText();
  const app = useApp();
  const [fields, setFields] = useState(settings.fields);
  const [segments, setSegments] = useState(settings.segments.join('\n'));
  const [tried, setTried] = useState(false);
  const change = (id: string, part: Partial<ParticipantField>): void =>
    setFields(fields.map((one) => (one.id === id ? { ...one, ...part } : one)));
  const save = async (): Promise<void> => {
    const value = fields.map(({ id, name, kind, choices }) => ({ id, name: name.trim(), kind, choices: [...choices] }));
    if (told(t, await setSettings(app, { participantFields: value, segments: linesOf(segments) })) === null) return;
    onClose();
  };
  const submit = (): void => {
    setTried(true);
    if (fields.every(({ name }) => name.trim() !== '')) background(save(), t('links.problem.storage'));
  };
  return (
    <Dialog
      title={t('participants.own.title')}
      width="wide"
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button variant="primary" onClick={submit}>
            {t('common.save')}
          </Button>
        </>
      }
    >
      <div className={styles.ownFields}>
        {fields.length === 0 && <p className={styles.hint}>{t('participants.own.none')}</p>}
        {fields.map((field) => (
          <div key={field.id} className={styles.ownField}>
            <TextField
              label={t('participants.own.name')}
              value={field.name}
              error={tried && field.name.trim() === '' ? t('participants.own.needed') : null}
              onChange={(name) => change(field.id, { name })}
            />
            <Select
              label={t('participants.own.kind')}
              value={field.kind}
              options={FIELD_KINDS.map((kind) => ({ value: kind, label: t(`participants.own.kind.${kind}`) }))}
              onChange={(kind) => change(field.id, { kind })}
            />
            {field.kind === 'choice' ? (
              <ChoicesField field={field} onChange={(choices) => change(field.id, { choices })} />
            ) : (
              <span />
            )}
            <IconButton
              icon={X}
              label={t('participants.own.remove', { name: field.name || t('common.untitled') })}
              title={t('participants.own.remove.why')}
              onClick={() => setFields(fields.filter((one) => one.id !== field.id))}
            />
          </div>
        ))}
        <Button
          icon={Plus}
          onClick={() => setFields([...fields, { id: app.newUuid(), name: '', kind: 'text', choices: [] }])}
        >
          {t('participants.own.add')}
        </Button>
        <TextArea
          label={t('participants.own.segments')}
          hint={t('participants.own.segments.hint')}
          rows={4}
          value={segments}
          onChange={setSegments}
        />
      </div>
    </Dialog>
  );
}

interface ChoicesFieldProps {
  readonly field: ParticipantField;
  readonly onChange: (choices: string[]) => void;
}

function ChoicesField({ field, onChange }: ChoicesFieldProps): ReactNode {
  const t = useText();
  const [words, setWords] = useState(field.choices.join('\n'));
  return (
    <TextArea
      label={t('participants.own.choices')}
      hint={t('participants.own.choices.hint')}
      rows={3}
      value={words}
      onChange={(next) => {
        setWords(next);
        onChange(linesOf(next));
      }}
    />
  );
}

const linesOf = (words: string): string[] => [
  ...new Set(
    words
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  ),
];
