import type { ErasureReceipt } from '#renderer/data/erase-person.ts';
import type { Text } from '#renderer/ui/text.tsx';

/** An erasure in plain lines: facts, counts and ids, no promise about any law. */
export function receiptText(t: Text, receipt: ErasureReceipt): string {
  const counts = Object.entries(receipt.counts).map(([table, count]) => `  ${table}: ${count}`);
  const lines = [
    t('privacy.receipt.who', { id: receipt.participantId, at: receipt.at, by: receipt.by }),
    t('privacy.receipt.counts'),
    ...counts,
    t('privacy.receipt.covered', { count: receipt.covered }),
    t('privacy.receipt.left', { count: receipt.left }),
    t('privacy.receipt.media', { count: receipt.media }),
    t('privacy.receipt.generations', { count: receipt.generations }),
    t('privacy.receipt.snapshots', { count: receipt.snapshots.length }),
    ...receipt.snapshots.map((at) => `  ${at}`),
    t(`privacy.receipt.journal.${receipt.journal}`),
    t('privacy.receipt.remains'),
  ];
  return `${lines.join('\n')}\n`;
}
