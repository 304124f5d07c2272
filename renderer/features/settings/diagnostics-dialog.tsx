import { type ReactNode, useEffect, useState } from 'react';
import type { App } from '#renderer/data/app.ts';
import { useApp } from '#renderer/data/use-live.ts';
import { background } from '#renderer/ui/background.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { announce } from '#renderer/ui/live-region.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { toast } from '#renderer/ui/toasts.ts';
import { TABLES } from '#shared/domain/records.ts';
import styles from './privacy-section.module.css';
import { saveText } from './save-text.ts';

export interface DiagnosticsDialogProps {
  readonly onClose: () => void;
}

/** What helps to find a fault, whole and as it would be sent: the person reads it, then copies or saves it. Nothing is sent from here. */
export function DiagnosticsDialog({ onClose }: DiagnosticsDialogProps): ReactNode {
  const t = useText();
  const app = useApp();
  const [text, setText] = useState<string | null>(null);
  useEffect(() => {
    const read = async (): Promise<void> => setText(await diagnosticsOf(app));
    background(read(), t('errors.action'));
  }, [app, t]);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(text ?? '');
    announce(t('settings.diagnostics.copied'));
  };
  const save = async (): Promise<void> => {
    const { files } = app.host;
    const saved = await saveText(files, t('settings.diagnostics.file'), t('privacy.receipt.type'), text ?? '');
    if (!saved.ok) toast({ text: t('export.failed'), tone: 'error' });
    else if (saved.value !== null) toast({ text: t('export.saved', { name: saved.value }) });
  };
  const footer = (
    <>
      <Button onClick={onClose}>{t('common.close')}</Button>
      <Button disabled={text === null} onClick={() => background(save(), t('export.failed'))}>
        {t('privacy.receipt.save')}
      </Button>
      <Button
        variant="primary"
        data-autofocus
        disabled={text === null}
        onClick={() => background(copy(), t('settings.diagnostics.notCopied'))}
      >
        {t('settings.diagnostics.copy')}
      </Button>
    </>
  );
  return (
    <Dialog title={t('settings.diagnostics')} width="wide" onClose={onClose} footer={footer}>
      <p>{t('settings.diagnostics.text')}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls has to be reached by the keyboard */}
      <section className={styles.scroll} tabIndex={0} aria-label={t('settings.diagnostics')} aria-busy={text === null}>
        <pre className={styles.text}>{text}</pre>
      </section>
    </Dialog>
  );
}

/** What the host says, and how much there is of each kind. */
async function diagnosticsOf(app: App): Promise<string> {
  const counts = await Promise.all(TABLES.map(async (table) => `${table} ${await app.db[table].count()}`));
  const head = await app.db.meta.get('head');
  return [await app.host.out.diagnostics(), '', `changes ${head?.seq ?? 0}, ${counts.join(', ')}`].join('\n');
}
