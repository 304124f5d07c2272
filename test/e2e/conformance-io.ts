import { readFileSync } from 'node:fs';
import { expect, type Page } from '@playwright/test';
import { must } from '#shared/domain/assert.ts';
import type { ConformanceIo, ConformanceResult } from '../host-conformance.ts';
import { entriesAfter, markAt, NOTHING } from '../journal-entries.ts';

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

/** Writes a journal, drafts, a project and a medium, and answers what a later start must find. */
export async function leaveSomething(page: Page): Promise<unknown> {
  const entries = entriesAfter(NOTHING, 12, { pad: 'words '.repeat(100) });
  const sha256 = await page.evaluate(async (given) => {
    const { journal, projects, media } = window.conformanceHost;
    await projects.put('left', 'Left behind');
    await journal.keepPending('left', 'a draft');
    const token = await media.begin();
    if (!token.ok) throw new Error('expected: a medium begun');
    await media.write(token.value, new Uint8Array([1, 2, 3]));
    const finished = await media.finish(token.value);
    if (!finished.ok) throw new Error('expected: a medium finished');
    const done = await journal.append({ projectId: 'left', generation: 1 }, given);
    if (!done.ok) throw new Error('expected: a journal written');
    return finished.value.sha256;
  }, entries);
  return {
    entries: { ok: true, value: entries },
    head: markAt(12, must(entries.at(-1), 'a last entry').hash),
    draft: { ok: true, value: 'a draft' },
    title: 'Left behind',
    media: [{ sha256, size: 3 }],
  };
}

/** What `leaveSomething` left, as the page finds it now. */
export function findSomething(page: Page): Promise<unknown> {
  return page.evaluate(async () => {
    const { journal, projects, media } = window.conformanceHost;
    const at = { projectId: 'left', generation: 1 };
    const witness = await journal.witness(at);
    const list = await projects.list();
    const files = await media.list();
    return {
      entries: await journal.read(at, 1, 1_000_000),
      head: witness.ok ? witness.value.head : witness.problem,
      draft: await journal.pending('left'),
      title: list.ok ? list.value.find(({ projectId }) => projectId === 'left')?.title : list.problem,
      media: files.ok ? files.value : files.problem,
    };
  });
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
