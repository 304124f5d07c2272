import { type BodyContent, readBodyContent } from '#shared/domain/body.ts';
import { type AnyId, kindOfId } from '#shared/domain/ids.ts';
import { saveBody } from './actions/body-actions.ts';
import type { App } from './app.ts';
import { forgetWords, keepWords, keptKeys, keptWords } from './kept-words.ts';
import { bodyOf } from './queries/interview-queries.ts';
import { recordById } from './queries/record-queries.ts';

/** Keeps a rich text whose last words the database has not answered for, as its page goes away. */
export const keepBody = (app: App, ownerId: AnyId, content: BodyContent): void =>
  keepWords(keyOf(ownerId), { at: app.now(), value: content });

export const forgetBody = (ownerId: AnyId): void => forgetWords(keyOf(ownerId));

/** A rich text that was kept, and that nobody has written since. */
export interface KeptBody {
  readonly key: string;
  readonly ownerId: AnyId;
  readonly content: BodyContent;
}

/** What was kept when the last page went away. Where another window has written since, that is newer, and what was kept is let go. */
export async function keptBodies(app: App): Promise<readonly KeptBody[]> {
  const found: KeptBody[] = [];
  for (const key of keptKeys()) {
    if (!key.startsWith(PREFIX)) continue;
    const ownerId = key.slice(PREFIX.length);
    const kept = keptWords(key);
    const content = readBodyContent(kept?.value);
    if (kept === null || content === null || !isOwner(ownerId) || (await isNewer(app, ownerId, kept.at))) {
      forgetWords(key);
    } else found.push({ key, ownerId, content });
  }
  return found;
}

/** Writes them: the first thing at the next start, as a step that undo can take back. What the database refuses stays kept. */
export async function restoreKeptBodies(app: App, bodies: readonly KeptBody[]): Promise<void> {
  for (const { key, ownerId, content } of bodies) {
    const done = await saveBody(app, ownerId, content, `kept:${ownerId}`);
    if (done.ok) forgetWords(key);
  }
}

const PREFIX = 'body.';
const keyOf = (ownerId: AnyId): string => PREFIX + ownerId;

/** True as well where the text's owner is no more. */
async function isNewer(app: App, ownerId: AnyId, at: string): Promise<boolean> {
  const body = await bodyOf(app, ownerId);
  if (body !== null) return body.updatedAt > at;
  return (await recordById(app, ownerId)) === null;
}

const isOwner = (id: string): id is AnyId => kindOfId(id) !== null;
