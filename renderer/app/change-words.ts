import type { Text, TextKey } from '#renderer/ui/text.tsx';
import type { ChangeLabel } from '#shared/domain/change.ts';

/** What a change did, in words: "Tag Pricing on 12 highlights". */
export function changeWords(t: Text, { key, values }: ChangeLabel): string {
  // Labels are stored with the change, perhaps by a newer version: a key that is not known stands for itself.
  return t(key as TextKey, values);
}
