import { type ReactNode, useState } from 'react';
import { type WithdrawalReach, withdrawalReach, withdrawConsent } from '#renderer/data/actions/consent-actions.ts';
import { useApp, useLive } from '#renderer/data/use-live.ts';
import { background } from '#renderer/ui/background.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { useFormat, useText } from '#renderer/ui/text.tsx';
import { TextArea } from '#renderer/ui/text-area.tsx';
import type { ConsentScope } from '#shared/domain/consent.ts';
import type { Participant } from '#shared/domain/participant.ts';
import styles from './consent.module.css';
import { ScopeBoxes } from './consent-dialog.tsx';
import { told } from './tell-problem.ts';

export interface WithdrawDialogProps {
  readonly person: Participant;
  readonly held: readonly ConsentScope[];
  readonly onClose: () => void;
}

/** Takes consent back: first what it stops, with counts, then a receipt of what was done. There is no undo for it. */
export function WithdrawDialog({ person, held, onClose }: WithdrawDialogProps): ReactNode {
  const t = useText();
  const app = useApp();
  const [scopes, setScopes] = useState<ReadonlySet<ConsentScope>>(new Set(held));
  const [note, setNote] = useState('');
  const [receipt, setReceipt] = useState<{ readonly scopes: readonly ConsentScope[]; readonly at: string } | null>(
    null,
  );
  const reach = useLive((a) => withdrawalReach(a, person.id), [person.id]);
  const withdraw = async (): Promise<void> => {
    const chosen = held.filter((scope) => scopes.has(scope));
    const at = app.today();
    const done = await withdrawConsent(app, { participantId: person.id, scopes: chosen, at, note: note.trim() });
    if (told(t, done) !== null) setReceipt({ scopes: chosen, at });
  };
  if (receipt !== null && reach !== undefined) {
    return <Receipt person={person} reach={reach} {...receipt} onClose={onClose} />;
  }
  const footer = (
    <>
      <Button data-autofocus onClick={onClose}>
        {t('common.cancel')}
      </Button>
      <Button
        variant="danger"
        disabled={scopes.size === 0 || reach === undefined}
        onClick={() => background(withdraw(), t('links.problem.storage'))}
      >
        {t('consent.withdraw.do')}
      </Button>
    </>
  );
  return (
    <Dialog title={t('consent.withdraw.title', { alias: person.alias })} onClose={onClose} footer={footer}>
      <div className={styles.form}>
        <ScopeBoxes legend={t('consent.withdraw.scopes')} all={held} chosen={scopes} onChange={setScopes} />
        {reach && (
          <div>
            <p>{t('consent.withdraw.effect')}</p>
            <Reach reach={reach} />
          </div>
        )}
        <p>{t('consent.withdraw.final')}</p>
        <TextArea label={t('consent.note')} rows={2} value={note} onChange={setNote} />
      </div>
    </Dialog>
  );
}

function Reach({ reach }: { readonly reach: WithdrawalReach }): ReactNode {
  const t = useText();
  const parts = ['quotes', 'interviews', 'recordings', 'insights', 'published'] as const;
  return (
    <ul className={styles.reach}>
      {parts.map((part) => (
        <li key={part}>{t(`consent.reach.${part}`, { count: reach[part] })}</li>
      ))}
    </ul>
  );
}

interface ReceiptProps {
  readonly person: Participant;
  readonly scopes: readonly ConsentScope[];
  readonly at: string;
  readonly reach: WithdrawalReach;
  readonly onClose: () => void;
}

function Receipt({ person, scopes, at, reach, onClose }: ReceiptProps): ReactNode {
  const t = useText();
  const format = useFormat();
  return (
    <Dialog
      title={t('consent.receipt.title')}
      onClose={onClose}
      footer={
        <Button variant="primary" data-autofocus onClick={onClose}>
          {t('common.close')}
        </Button>
      }
    >
      <div className={styles.form} role="status">
        <p>
          {t('consent.receipt', {
            alias: person.alias,
            date: format.date(at, 'long'),
            scopes: format.list(scopes.map((scope) => t(`consent.scope.${scope}`))),
          })}
        </p>
        <Reach reach={reach} />
        <p>{t('consent.receipt.outside')}</p>
      </div>
    </Dialog>
  );
}
