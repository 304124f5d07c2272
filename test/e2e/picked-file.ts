import { mkdtempSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** A file for an open dialog: a path, or a name and what stands in it. */
export type PickedFile = string | NamedContent;

export interface NamedContent {
  readonly name: string;
  readonly content: string | Uint8Array;
}

/** Puts the content into a folder of its own inside `folder`, so that equal names do not meet. Answers its path. */
export function written(folder: string, { name, content }: NamedContent): string {
  const at = path.join(mkdtempSync(path.join(folder, 'picked-')), name);
  writeFileSync(at, content);
  return at;
}
