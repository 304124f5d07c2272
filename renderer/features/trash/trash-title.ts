import type { AnyRecord } from '#shared/domain/records.ts';

/** What a record is called in a list; empty where it has no words of its own. People go by their alias. */
export function titleOf(record: AnyRecord): string {
  if ('alias' in record) return record.alias;
  if ('anchor' in record) return record.anchor.quote;
  if ('title' in record) return record.title;
  if ('label' in record) return record.label;
  if ('name' in record) return record.name;
  return 'text' in record ? record.text : '';
}
