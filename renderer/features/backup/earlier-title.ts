import type { Earlier } from '#shared/domain/bring-back.ts';
import type { Json } from '#shared/domain/json.ts';

/** What a record of an earlier state is called; empty where it has no words of its own. People go by their alias. */
export function earlierTitle({ row }: Earlier): string {
  const { alias, anchor, title, label, name, text } = row;
  return [alias, quoteOf(anchor), title, label, name, text].find(isWords) ?? '';
}

function quoteOf(anchor: Json | undefined): Json | undefined {
  return anchor !== null && typeof anchor === 'object' && 'quote' in anchor ? anchor.quote : undefined;
}

const isWords = (value: Json | undefined): value is string => typeof value === 'string' && value !== '';
