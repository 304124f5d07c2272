import type { App } from '#renderer/data/app.ts';
import type { Pending } from '#renderer/data/pending.ts';
import { saveAll } from '#renderer/host/save-all.ts';
import type { Text } from '#renderer/ui/text.tsx';
import { toast } from '#renderer/ui/toasts.ts';
import { plainText, readBodyContent } from '#shared/domain/body.ts';
import type { Op } from '#shared/domain/change.ts';
import { changeWords } from './change-words.ts';

/** Saves what could not be written as a file that people and programs can read. Everything stays in the window as well. */
export async function exportDraft(app: App, t: Text): Promise<void> {
  const bytes = new TextEncoder().encode(draftText(t, app.pending()));
  const type = { label: t('shell.draft.type'), extension: 'md', mime: 'text/markdown' };
  const saved = await saveAll(app.host.files, t('shell.draft.name'), type, bytes);
  if (!saved.ok) toast({ text: t('shell.draft.failed'), tone: 'error' });
  else if (saved.value !== null) toast({ text: t('shell.draft.done', { name: saved.value }) });
}

/** The words first, then all of it as JSON, so that nothing depends on how it reads. */
export function draftText(t: Text, pending: Pending): string {
  const texts = pending.words.map(([key, { at, value }]) => {
    const body = readBodyContent(value);
    const field = typeof value === 'object' && value !== null && 'typed' in value ? value.typed : null;
    const words = body ? plainText(body) : typeof field === 'string' ? field : JSON.stringify(value);
    return `## ${t(body ? 'shell.draft.text' : 'shell.draft.field')} (${key}, ${at})\n\n${words}`;
  });
  const changes = pending.unsent.map(({ draft }) => {
    const words = draft.ops.flatMap(wordsOf).map((word) => `- ${word}`);
    return `## ${t('shell.draft.change')}: ${changeWords(t, draft.label)}\n\n${words.join('\n')}`;
  });
  const all = [...texts, ...changes];
  const parts = all.length > 0 ? all : [t('shell.draft.none')];
  const data = `## ${t('shell.draft.data')}\n\n\`\`\`json\n${JSON.stringify(pending, null, 1)}\n\`\`\`\n`;
  return [`# ${t('shell.draft.title')}`, ...parts, data].join('\n\n');
}

/** What a person would miss of a change: its texts. */
function wordsOf({ after }: Op): string[] {
  return Object.entries(after ?? {}).flatMap(([field, value]) => {
    if (typeof value === 'string' && value !== '') return [`${field}: ${value}`];
    if (value === null || typeof value !== 'object' || !('text' in value)) return [];
    return [`${field}: ${String(value.text)}`];
  });
}
