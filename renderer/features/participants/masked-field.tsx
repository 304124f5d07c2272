import { Eye, EyeOff } from 'lucide-react';
import type { ReactNode } from 'react';
import { setFields } from '#renderer/data/actions/field-actions.ts';
import { useApp } from '#renderer/data/use-live.ts';
import { hide, reveal, useRevealed } from '#renderer/record-ui/revealed.ts';
import { told } from '#renderer/record-ui/tell-problem.ts';
import { useFieldDraft } from '#renderer/record-ui/use-field-draft.ts';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import type { Participant } from '#shared/domain/participant.ts';
import styles from './participant-page.module.css';

export interface MaskedFieldProps {
  readonly person: Participant;
  readonly field: 'name' | 'email' | 'phone';
}

/** A name or a way to reach somebody: not for every eye that falls on the screen, so it is hidden until it is asked for. */
export function MaskedField({ person, field }: MaskedFieldProps): ReactNode {
  const t = useText();
  const app = useApp();
  const key = `${person.id}/${field}`;
  const isShown = useRevealed(key);
  const show = (): void => reveal(app, key, person.id, t('links.problem.storage'));
  const draft = useFieldDraft(`${person.id}/${field}`, person[field], async (value, session) => {
    told(t, await setFields(app, 'participants', person.id, { [field]: value.trim() }, session));
  });
  const name = t(`participants.${field}`);
  // Nothing to hide: it can be filled in at once.
  const isHidden = !isShown && person[field] !== '' && draft.value === person[field];
  return (
    <div className={styles.masked}>
      {isHidden ? (
        <div className={styles.hidden}>
          <span className={styles.hiddenLabel}>{name}</span>
          <span title={t('participants.masked')}>
            <span aria-hidden="true">{MASK}</span>
            <span className={styles.forReader}>{t('participants.masked')}</span>
          </span>
        </div>
      ) : (
        <TextField
          label={name}
          type={field === 'email' ? 'email' : 'text'}
          value={draft.value}
          onChange={(value) => {
            // Who writes it knows it: nothing was hidden from them.
            show();
            draft.onChange(value);
          }}
          onBlur={draft.onBlur}
        />
      )}
      {person[field] !== '' && (
        <IconButton
          icon={isHidden ? Eye : EyeOff}
          label={t(isHidden ? 'participants.reveal' : 'participants.hide', { field: name })}
          onClick={() => (isHidden ? show() : hide(key))}
        />
      )}
    </div>
  );
}

const MASK = '••••••••';
