import type { App } from '#renderer/data/app.ts';
import { liveRecords } from '#renderer/data/queries/record-queries.ts';
import { saveAll } from '#renderer/host/save-all.ts';
import type { Text } from '#renderer/ui/text.tsx';
import { toast } from '#renderer/ui/toasts.ts';
import type { Tag } from '#shared/domain/tag.ts';
import { writeCodebookCsv } from '#shared/exchange/codebook-csv.ts';
import { writeQdc } from '#shared/exchange/qda/write-codes.ts';

/** `qdc`: what other programs for qualitative analysis read (REFI-QDA codebook). `csv`: a table for people and spreadsheets. */
export type CodebookFormat = keyof typeof FORMATS;

/** Saves the codebook as a file, and says so. */
export async function exportCodebook(app: App, t: Text, format: CodebookFormat): Promise<void> {
  const { version } = await app.host.info();
  const { mime, write } = FORMATS[format];
  const words = write(await liveRecords(app, 'tags'), version);
  if (words === null) {
    toast({ text: t('codebook.export.empty') });
    return;
  }
  const type = { label: t('codebook.title'), extension: format, mime };
  const saved = await saveAll(
    app.host.files,
    t(`codebook.export.name.${format}`),
    type,
    new TextEncoder().encode(words),
  );
  if (!saved.ok) toast({ text: t('codebook.export.failed'), tone: 'error' });
  else if (saved.value !== null) toast({ text: t('codebook.export.done', { name: saved.value }) });
}

interface Format {
  readonly mime: string;
  readonly write: (tags: readonly Tag[], version: string) => string | null;
}

const FORMATS = {
  qdc: { mime: 'application/xml', write: (tags, version) => writeQdc(tags, { version }) },
  csv: { mime: 'text/csv', write: (tags) => writeCodebookCsv(tags, { forExcel: true }) },
} as const satisfies Readonly<Record<string, Format>>;
