import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing';
import { uuidv7 } from 'uuidv7';
import type { Outside } from '#renderer/data/create-app.ts';
import { createSnapshotClient } from '#renderer/features/backup/snapshot-client.ts';
import type { Host } from '#shared/contract/host.ts';

/** There is one workspace on a computer so far; its name is part of the database's and of links into it. */
export const PROJECT = 'local';

/** The clock, chance and order keys of the running app. Everything below gets them as arguments. */
export function realOutside(host: Host): Outside {
  return {
    host,
    now: () => new Date().toISOString(),
    today,
    newUuid: uuidv7,
    orderBetween: (before, after) => generateKeyBetween(before, after),
    orderKeys: (before, count) => generateNKeysBetween(before, null, count),
    snapshotDesk: createSnapshotClient,
  };
}

/** The local calendar date: near midnight the date in Greenwich is another one. */
function today(): string {
  const now = new Date();
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
