import { type ReactNode, useState } from 'react';
import { type EraseProblem, erasePerson, previewErasure } from '#renderer/data/erase-person.ts';
import { useApp, useLive } from '#renderer/data/use-live.ts';
import { go } from '#renderer/routes.ts';
import { background } from '#renderer/ui/background.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Checkbox } from '#renderer/ui/checkbox.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import type { ErasurePlan, Mention } from '#shared/domain/erasure-plan.ts';
import type { Participant } from '#shared/domain/participant.ts';
import type { TableName } from '#shared/domain/records.ts';
import styles from './erase-dialog.module.css';

export interface EraseDialogProps {
  readonly person: Participant;
  readonly onClose: () => void;
  /** Called when it is done: the page has to be loaded anew. */
  readonly onErased?: (() => void) | undefined;
}

/** Erases a person: first everything that goes, then each place in other people's words, then the alias typed by hand. */
export function EraseDialog({ person, onClose, onErased = loadAnew }: EraseDialogProps): ReactNode {
  const t = useText();
  const app = useApp();
  const [kept, setKept] = useState<ReadonlySet<string>>(new Set());
  const [typed, setTyped] = useState('');
  const [state, setState] = useState<'asking' | 'erasing' | EraseProblem['kind']>('asking');
  const plan = useLive((a) => previewErasure(a, person.id), [person.id]);
  const isErasing = state === 'erasing';
  const erase = async (): Promise<void> => {
    setState('erasing');
    const done = await erasePerson(app, person.id, kept);
    if (done.ok) onErased();
    else setState(done.problem.kind);
  };
  const toggle = ({ table, id }: Mention, isCovered: boolean): void => {
    const next = new Set(kept);
    if (isCovered) next.delete(`${table} ${id}`);
    else next.add(`${table} ${id}`);
    setKept(next);
  };
  const footer = (
    <>
      <Button data-autofocus disabled={isErasing} onClick={onClose}>
        {t('common.cancel')}
      </Button>
      <Button
        variant="danger"
        disabled={plan === undefined || isErasing || typed.trim() !== person.alias}
        onClick={() => background(erase(), t('links.problem.storage'))}
      >
        {t(isErasing ? 'participants.erase.running' : 'participants.erase.do')}
      </Button>
    </>
  );
  return (
    <Dialog
      role="alertdialog"
      title={t('participants.erase.title', { alias: person.alias })}
      onClose={() => !isErasing && onClose()}
      footer={footer}
    >
      <div className={styles.form} aria-busy={plan === undefined || isErasing}>
        {plan === undefined ? <p>{t('participants.erase.counting')}</p> : <Preview plan={plan} />}
        {plan && plan.mentions.length > 0 && (
          <fieldset className={styles.mentions}>
            <legend className={styles.legend}>
              {t('participants.erase.mentions', { count: plan.mentions.length })}
            </legend>
            {plan.mentions.map((mention) => (
              <Checkbox
                key={`${mention.table} ${mention.id}`}
                label={mention.excerpt}
                checked={!kept.has(`${mention.table} ${mention.id}`)}
                onChange={(isCovered) => toggle(mention, isCovered)}
              />
            ))}
          </fieldset>
        )}
        <p>{t('participants.erase.everywhere')}</p>
        <TextField
          label={t('participants.erase.type', { alias: person.alias })}
          value={typed}
          disabled={isErasing}
          onChange={setTyped}
        />
        {state !== 'asking' && state !== 'erasing' && <p role="alert">{t(`participants.erase.problem.${state}`)}</p>}
      </div>
    </Dialog>
  );
}

function loadAnew(): void {
  go({ kind: 'settings' });
  window.location.reload();
}

function Preview({ plan }: { readonly plan: ErasurePlan }): ReactNode {
  const t = useText();
  const shown = SHOWN.filter((table) => (plan.counts[table] ?? 0) > 0);
  return (
    <div>
      <p>{t('participants.erase.goes')}</p>
      <ul className={styles.counts}>
        {shown.map((table) => (
          <li key={table}>{t(`participants.erase.count.${table}`, { count: plan.counts[table] ?? 0 })}</li>
        ))}
      </ul>
    </div>
  );
}

const SHOWN = [
  'participants',
  'interviews',
  'segments',
  'notes',
  'highlights',
  'evidence',
  'memos',
  'media',
  'consents',
  'scores',
  'tasks',
] as const satisfies readonly TableName[];
