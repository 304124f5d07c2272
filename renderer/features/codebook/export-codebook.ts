import type { App } from '#renderer/data/app.ts';
import { liveRecords } from '#renderer/data/queries/record-queries.ts';
import { saveAll } from '#renderer/host/save-all.ts';
import type { Text } from '#renderer/ui/text.tsx';
import { toast } from '#renderer/ui/toasts.ts';
import { writeQdc } from '#shared/exchange/qda/write-codes.ts';

/** Saves the codebook as a file that other programs for qualitative analysis read (REFI-QDA codebook). */
export async function exportCodebook(app: App, t: Text): Promise<void> {
  const { version } = await app.host.info();
  const words = writeQdc(await liveRecords(app, 'tags'), { version });
  if (words === null) {
    toast({ text: t('codebook.export.empty') });
    return;
  }
  const type = { label: t('codebook.title'), extension: 'qdc', mime: 'application/xml' };
  const saved = await saveAll(app.host.files, t('codebook.export.name'), type, new TextEncoder().encode(words));
  if (!saved.ok) toast({ text: t('codebook.export.failed'), tone: 'error' });
  else if (saved.value !== null) toast({ text: t('codebook.export.done', { name: saved.value }) });
}
