import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright';
import { assert } from '#shared/domain/assert.ts';
import type { JsonObject } from '#shared/domain/json.ts';
import type { TableName } from '#shared/domain/records.ts';
import { memorySink } from '#shared/exchange/archive/byte-sink.ts';
import { contentHash, emptyWorkspace } from '#shared/exchange/archive/workspace-content.ts';
import { NO_MEDIA, writeArchive } from '#shared/exchange/archive/write-archive.ts';
import { ADDRESS } from './browser.ts';
import { largeWorkspace } from './large-workspace.ts';

/** Puts the large workspace into a page whose profile is new, the way that a person does: its archive is opened and restored. */
export async function openLarge(page: Page): Promise<void> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'throughline-large-'));
  const file = path.join(folder, 'large.throughline');
  writeFileSync(file, await largeArchive());
  await page.addInitScript(() => {
    Reflect.deleteProperty(window, 'showOpenFilePicker');
  });
  await page.goto(ADDRESS);
  await page.getByRole('button', { name: /start empty/i }).click();
  await page.getByRole('heading', { level: 1, name: 'Studies' }).waitFor();
  await page.goto(`${ADDRESS}#/settings`);
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Open archive…' }).click();
  await (await chooser).setFiles(file);
  const patient = { timeout: 180_000 };
  await page.getByRole('button', { name: 'Restore…' }).click(patient);
  await Promise.all([
    page.waitForEvent('load', patient),
    page.getByRole('button', { name: 'Restore', exact: true }).click(patient),
  ]);
  await page.waitForSelector('body[data-ready]', patient);
  rmSync(folder, { recursive: true });
}

async function largeArchive(): Promise<Uint8Array> {
  const empty = emptyWorkspace('local', 'bench');
  // Records are JSON by their schemas.
  const made = Object.entries(largeWorkspace()) as unknown as [TableName, readonly JsonObject[]][];
  const rows = new Map<TableName, readonly JsonObject[]>([...empty.rows, ...made]);
  const head = { ...empty.head, stateSum: contentHash({ rows, unknown: empty.unknown }) };
  const sink = memorySink();
  const written = await writeArchive({ ...empty, rows, head }, sink, {
    media: NO_MEDIA,
    appVersion: '0.0.0',
    readerPage: null,
  });
  assert(written.ok, 'an archive of the large workspace');
  return sink.bytes();
}
