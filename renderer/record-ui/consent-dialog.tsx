import { type ReactNode, useState } from 'react';
import { giveConsent } from '#renderer/data/actions/consent-actions.ts';
import { useApp } from '#renderer/data/use-live.ts';
import { background } from '#renderer/ui/background.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Checkbox } from '#renderer/ui/checkbox.tsx';
import { DateField } from '#renderer/ui/date-field.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { TextArea } from '#renderer/ui/text-area.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { toast } from '#renderer/ui/toasts.ts';
import { CONSENT_SCOPES, CONSENT_WAYS, type Consent, type ConsentScope } from '#shared/domain/consent.ts';
import type { Participant } from '#shared/domain/participant.ts';
import styles from './consent.module.css';
import { told } from './tell-problem.ts';

export interface ConsentDialogProps {
  readonly person: Participant;
  /** What holds already: it is proposed again. */
  readonly held: readonly ConsentScope[];
  readonly onClose: () => void;
}

/** What an interview is usually asked for; opened and confirmed, it takes two presses. */
const USUAL: readonly ConsentScope[] = ['record', 'analyse', 'quoteInside'];

export function ConsentDialog({ person, held, onClose }: ConsentDialogProps): ReactNode {
  const t = useText();
  const app = useApp();
  const [scopes, setScopes] = useState<ReadonlySet<ConsentScope>>(new Set(held.length > 0 ? held : USUAL));
  const [at, setAt] = useState(app.today());
  const [expiresAt, setExpires] = useState('');
  const [way, setWay] = useState<Consent['way']>('spoken');
  const [textVersion, setWording] = useState('');
  const [note, setNote] = useState('');
  const endsBefore = expiresAt !== '' && expiresAt < at;
  const isReady = scopes.size > 0 && at !== '' && !endsBefore;
  const save = async (): Promise<void> => {
    const input = { participantId: person.id, at, way, textVersion: textVersion.trim(), note: note.trim() };
    const chosen = CONSENT_SCOPES.filter((scope) => scopes.has(scope));
    const done = await giveConsent(app, { ...input, scopes: chosen, expiresAt: expiresAt === '' ? null : expiresAt });
    if (told(t, done) === null) return;
    toast({ text: t('consent.given', { alias: person.alias }) });
    onClose();
  };
  const footer = (
    <>
      <Button onClick={onClose}>{t('common.cancel')}</Button>
      <Button
        variant="primary"
        data-autofocus
        disabled={!isReady}
        onClick={() => background(save(), t('links.problem.storage'))}
      >
        {t('consent.record')}
      </Button>
    </>
  );
  return (
    <Dialog title={t('consent.dialog', { alias: person.alias })} onClose={onClose} footer={footer}>
      <div className={styles.form}>
        <ScopeBoxes legend={t('consent.scopes')} all={CONSENT_SCOPES} chosen={scopes} onChange={setScopes} />
        <div className={styles.row}>
          <Select
            label={t('consent.way')}
            value={way}
            options={CONSENT_WAYS.map((value) => ({ value, label: t(`consent.way.${value}`) }))}
            onChange={setWay}
          />
          <DateField label={t('consent.at')} value={at} max={app.today()} onChange={setAt} />
          <DateField
            label={t('consent.expires')}
            value={expiresAt}
            min={at}
            error={endsBefore ? t('consent.expires.before') : null}
            hint={t('consent.expires.hint')}
            onChange={setExpires}
          />
        </div>
        <TextField
          label={t('consent.wording')}
          placeholder={t('consent.wording.example')}
          value={textVersion}
          onChange={setWording}
        />
        <TextArea label={t('consent.note')} rows={2} value={note} onChange={setNote} />
      </div>
    </Dialog>
  );
}

export interface ScopeBoxesProps {
  readonly legend: string;
  readonly all: readonly ConsentScope[];
  readonly chosen: ReadonlySet<ConsentScope>;
  readonly onChange: (chosen: ReadonlySet<ConsentScope>) => void;
}

export function ScopeBoxes({ legend, all, chosen, onChange }: ScopeBoxesProps): ReactNode {
  const t = useText();
  const set = (scope: ConsentScope, isOn: boolean): void => {
    const next = new Set(chosen);
    if (isOn) next.add(scope);
    else next.delete(scope);
    onChange(next);
  };
  return (
    <fieldset className={styles.scopes}>
      <legend className={styles.legend}>{legend}</legend>
      {all.map((scope) => (
        <Checkbox
          key={scope}
          label={t(`consent.scope.${scope}`)}
          checked={chosen.has(scope)}
          onChange={(isOn) => set(scope, isOn)}
        />
      ))}
    </fieldset>
  );
}
