import { readFileSync } from 'node:fs';
import { expect, type Page } from '@playwright/test';
import type { ConformanceIo, ConformanceResult } from '../host-conformance.ts';

/** Gives `io` to the conformance page and runs the suite there. Bytes cross as base64. */
export async function runConformance(page: Page, io: ConformanceIo): Promise<readonly ConformanceResult[]> {
  await page.exposeFunction('ioPick', (files: { name: string; base64: string }[] | null) =>
    io.pick(files?.map(({ name, base64 }) => ({ name, bytes: Buffer.from(base64, 'base64') })) ?? null),
  );
  await page.exposeFunction('ioSave', (answer: 'accept' | 'cancel') => io.save(answer));
  await page.exposeFunction('ioSaved', async (name: string) => {
    const bytes = await io.saved(name);
    return bytes === null ? null : Buffer.from(bytes).toString('base64');
  });
  const inline = await page.evaluate(() => document.documentElement.dataset.inline);
  expect(inline, "the page's inline script, which the policy stops").toBeUndefined();
  return page.evaluate(() => window.runConformance());
}

/** A file's bytes, or null where there is none. */
export function bytesOrNull(file: string): Buffer | null {
  try {
    return readFileSync(file);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
