import type { ReactNode } from 'react';
import { readAudit } from '#renderer/data/audit-log.ts';
import { type ErasureReceipt, erasureReceipts } from '#renderer/data/erase-person.ts';
import { consentsEnding } from '#renderer/data/queries/consent-queries.ts';
import { useApp, useLive } from '#renderer/data/use-live.ts';
import { hrefOf } from '#renderer/routes.ts';
import { background } from '#renderer/ui/background.ts';
import { Button } from '#renderer/ui/button.tsx';
import { DateTimeText } from '#renderer/ui/moments.tsx';
import { useFormat, useText } from '#renderer/ui/text.tsx';
import { toast } from '#renderer/ui/toasts.ts';
import styles from './privacy-section.module.css';
import { receiptText } from './receipt-text.ts';
import { RetentionSection } from './retention-section.tsx';
import { saveText } from './save-text.ts';

/** What protects people's words here, what does not, and what was done with them. */
export function PrivacySection(): ReactNode {
  const t = useText();
  const format = useFormat();
  const ending = useLive(consentsEnding, []);
  return (
    <section className={styles.section} aria-labelledby="settings-privacy">
      <h2 id="settings-privacy" className={styles.name}>
        {t('privacy.title')}
      </h2>
      <p>{t('privacy.atRest')}</p>
      {ending && ending.length > 0 && (
        <div>
          <h3 className={styles.part}>{t('consent.ending')}</h3>
          <ul className={styles.list}>
            {ending.map(({ participant, ends }) => (
              <li key={participant.id}>
                <a href={hrefOf({ kind: 'participant', id: participant.id })}>
                  {t('consent.ending.line', { alias: participant.alias, date: format.date(ends, 'medium') })}
                </a>
              </li>
            ))}
          </ul>
        </div>
      )}
      <RetentionSection />
      <Receipts />
      <AuditLog />
    </section>
  );
}

function Receipts(): ReactNode {
  const t = useText();
  const app = useApp();
  const receipts = useLive(erasureReceipts, []);
  if (!receipts || receipts.length === 0) return null;
  const save = async (receipt: ErasureReceipt): Promise<void> => {
    const name = t('privacy.receipt.file', { date: receipt.at.slice(0, 10) });
    const saved = await saveText(app.host.files, name, t('privacy.receipt.type'), receiptText(t, receipt));
    if (!saved.ok) toast({ text: t('export.failed'), tone: 'error' });
    else if (saved.value !== null) toast({ text: t('export.saved', { name: saved.value }) });
  };
  return (
    <div>
      <h3 className={styles.part}>{t('privacy.receipts')}</h3>
      <ul className={styles.list}>
        {receipts.map((receipt) => (
          <li key={`${receipt.participantId} ${receipt.at}`} className={styles.receipt}>
            <details>
              <summary>
                <DateTimeText iso={receipt.at} />
              </summary>
              <pre className={styles.text}>{receiptText(t, receipt)}</pre>
            </details>
            <Button onClick={() => background(save(receipt), t('export.failed'))}>{t('privacy.receipt.save')}</Button>
          </li>
        ))}
      </ul>
    </div>
  );
}

const SHOWN = 200;

function AuditLog(): ReactNode {
  const t = useText();
  const log = useLive(readAudit, []);
  if (!log) return null;
  return (
    <div>
      <h3 className={styles.part}>{t('privacy.audit')}</h3>
      <p>{t('privacy.audit.hint')}</p>
      {log.brokenAt === null ? (
        <p>{t('privacy.audit.whole', { count: log.entries.length })}</p>
      ) : (
        <p role="alert" className={styles.broken}>
          {t('privacy.audit.broken', { seq: log.brokenAt })}
        </p>
      )}
      {log.entries.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls has to be reached by the keyboard
        <section className={styles.scroll} tabIndex={0} aria-label={t('privacy.audit')}>
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">{t('privacy.audit.when')}</th>
                <th scope="col">{t('privacy.audit.what')}</th>
                <th scope="col">{t('privacy.audit.about')}</th>
                <th scope="col">{t('privacy.audit.count')}</th>
              </tr>
            </thead>
            <tbody>
              {log.entries.slice(0, SHOWN).map(({ seq, at, action, objectId, n }) => (
                <tr key={seq}>
                  <td>
                    <DateTimeText iso={at} />
                  </td>
                  <td>{t(`privacy.audit.action.${action}`)}</td>
                  <td className={styles.id}>{objectId ?? ''}</td>
                  <td className={styles.number}>{n}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </div>
  );
}
