import { type ReactNode, useState } from 'react';
import { setSettings, settingValue } from '#renderer/data/actions/setting-actions.ts';
import { audit } from '#renderer/data/audit-log.ts';
import { liveRecords } from '#renderer/data/queries/record-queries.ts';
import { useApp, useLive } from '#renderer/data/use-live.ts';
import { told } from '#renderer/record-ui/tell-problem.ts';
import { background } from '#renderer/ui/background.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Checkbox } from '#renderer/ui/checkbox.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { useFormat, useText } from '#renderer/ui/text.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { toast } from '#renderer/ui/toasts.ts';
import type { Json } from '#shared/domain/json.ts';
import {
  confirmRedactions,
  proposeRedactions,
  REDACTION_KINDS,
  type Redaction,
  type RedactionKind,
  readRedactions,
} from '#shared/domain/redaction.ts';
import { exportGate } from '#shared/exchange/export-gate.ts';
import type { InterviewData } from './interview-data.ts';
import styles from './redact-dialog.module.css';
import { redactedCopy } from './redacted-copy.ts';

export interface RedactDialogProps {
  readonly data: InterviewData;
  readonly onClose: () => void;
}

/** A redacted copy of a transcript: the rules propose, a person confirms each word, and what is left over is listed before it is saved. */
export function RedactDialog({ data, onClose }: RedactDialogProps): ReactNode {
  const t = useText();
  const app = useApp();
  const [refused, setRefused] = useState<ReadonlySet<string>>(new Set());
  const [added, setAdded] = useState<readonly Pick<Redaction, 'kind' | 'words'>[]>([]);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const known = useLive(async (a) => {
    const [value, people, consents] = await Promise.all([
      settingValue(a, 'redaction'),
      liveRecords(a, 'participants'),
      liveRecords(a, 'consents'),
    ]);
    return { before: readRedactions(value), people, consents };
  }, []);
  const { model, interview, highlights } = data;
  if (known === undefined || model === null) return null;
  const texts = model.segments.map(({ text }) => text);
  const before = known.before.filter((one) => !refused.has(keyOf(one)));
  const proposals = proposeRedactions(texts, known.people);
  const wanted = [...proposals.filter((one) => chosen.has(keyOf(one))), ...added];
  const redactions = confirmRedactions(before, wanted);
  const { people, consents } = known;
  const gate = exportGate({
    audience: 'anonymous',
    participants: people,
    interviews: [interview],
    consents,
    day: app.today(),
  });
  const copy = redactedCopy({
    transcript: model.transcript,
    segments: model.segments,
    highlights,
    people,
    redactions,
    gate,
  });
  const isOn = (key: string): boolean => redactions.some((one) => keyOf(one) === key);
  const toggle = (key: string, on: boolean): void => {
    setChosen(changed(chosen, key, on));
    setRefused(changed(refused, key, !on));
  };
  const save = async (): Promise<void> => {
    // Redactions are JSON by their parts.
    if (told(t, await setSettings(app, { redaction: redactions as unknown as Json })) === null) return;
    const type = { label: t('transcript.redact.type'), extension: 'md', mime: 'text/markdown' };
    const begun = await app.host.files.beginSave(t('transcript.redact.file'), type);
    if (!begun.ok || begun.value === null) return;
    const written = await app.host.files.writeChunk(begun.value, new TextEncoder().encode(copy.text));
    const done = written.ok ? await app.host.files.finishSave(begun.value) : written;
    if (!done.ok || done.value === undefined) {
      await app.host.files.abandonSave(begun.value);
      toast({ text: t('export.failed'), tone: 'error' });
      return;
    }
    await audit(app, 'redact', interview.id, redactions.length);
    toast({ text: t('export.saved', { name: done.value }) });
    onClose();
  };
  return (
    <Dialog
      title={t('transcript.redact')}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button variant="primary" onClick={() => background(save(), t('export.failed'))}>
            {t('transcript.redact.save')}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <p>{t('transcript.redact.hint')}</p>
        <fieldset className={styles.words}>
          <legend className={styles.legend}>{t('transcript.redact.words')}</legend>
          {proposals.length + added.length === 0 && <p>{t('transcript.redact.none')}</p>}
          {[...proposals, ...added].map((one) => (
            <Checkbox
              key={keyOf(one)}
              label={t('transcript.redact.word', { words: one.words, kind: t(`transcript.redact.kind.${one.kind}`) })}
              checked={isOn(keyOf(one))}
              onChange={(on) => toggle(keyOf(one), on)}
            />
          ))}
        </fieldset>
        <AddWords onAdd={(one) => setAdded([...added, one])} />
        <Summary copy={copy} />
      </div>
    </Dialog>
  );
}

const keyOf = ({ kind, words }: Pick<Redaction, 'kind' | 'words'>): string => `${kind} ${words.toLowerCase()}`;

function changed(set: ReadonlySet<string>, key: string, isIn: boolean): ReadonlySet<string> {
  const next = new Set(set);
  if (isIn) next.add(key);
  else next.delete(key);
  return next;
}

/** Words that no rule knows: places above all. */
function AddWords({ onAdd }: { readonly onAdd: (one: Pick<Redaction, 'kind' | 'words'>) => void }): ReactNode {
  const t = useText();
  const [words, setWords] = useState('');
  const [kind, setKind] = useState<RedactionKind>('place');
  const add = (): void => {
    if (words.trim().length < 2) return;
    onAdd({ kind, words: words.trim() });
    setWords('');
  };
  return (
    <div className={styles.row}>
      <TextField label={t('transcript.redact.also')} value={words} onChange={setWords} onEnter={add} />
      <Select
        label={t('transcript.redact.kind')}
        value={kind}
        options={REDACTION_KINDS.map((value) => ({ value, label: t(`transcript.redact.kind.${value}`) }))}
        onChange={setKind}
      />
      <Button onClick={add}>{t('transcript.redact.add')}</Button>
    </div>
  );
}

function Summary({ copy }: { readonly copy: ReturnType<typeof redactedCopy> }): ReactNode {
  const t = useText();
  const format = useFormat();
  return (
    <div className={styles.summary} role="status">
      <p>{t('transcript.redact.highlights', { count: copy.highlights })}</p>
      {copy.withheld > 0 && <p>{t('transcript.redact.withheld', { count: copy.withheld })}</p>}
      {copy.leftovers.length > 0 && (
        <p className={styles.warning}>
          {t('transcript.redact.left', { words: format.list(copy.leftovers.map(({ words }) => words)) })}
        </p>
      )}
    </div>
  );
}
