import { describe, expect, it } from 'vitest';
import { must } from '#shared/domain/assert.ts';
import { blocksInOrder } from '#shared/domain/report.ts';
import { sha256 } from '#shared/domain/sha256.ts';
import { anApp } from '../../../test/builders.ts';
import {
  addBlock,
  createReport,
  moveBlock,
  publishReport,
  removeBlock,
  reopenReport,
  setBlock,
} from './report-actions.ts';

async function aReport() {
  const app = await anApp();
  const made = await createReport(app, {
    title: 'Spring',
    blocks: [
      { kind: 'heading', options: { text: 'One', level: 2 } },
      { kind: 'text', options: { text: 'Two' } },
      { kind: 'gaps', options: {} },
    ],
  });
  const id = must(made.ok ? made.value : null, 'a report');
  const report = async () => must(await app.db.reports.get(id), 'the report');
  const kinds = async () => blocksInOrder(await report()).map(({ kind }) => kind);
  return { app, id, report, kinds };
}

describe('the blocks of a report', () => {
  it('stand in their order, move and come back by undo', async () => {
    const { app, report, kinds } = await aReport();
    expect(await kinds()).toEqual(['heading', 'text', 'gaps']);
    const [heading] = blocksInOrder(await report());
    await moveBlock(app, await report(), must(heading, 'a block').id, 2);
    expect(await kinds()).toEqual(['text', 'gaps', 'heading']);
    await app.history.undo();
    expect(await kinds()).toEqual(['heading', 'text', 'gaps']);
  });

  it('are added behind the chosen one, changed and taken out', async () => {
    const { app, id, report, kinds } = await aReport();
    const [heading] = blocksInOrder(await report());
    const added = await addBlock(app, await report(), 'quote', must(heading, 'a block').id);
    const block = must(added.ok ? added.value : null, 'a block');
    expect(await kinds()).toEqual(['heading', 'quote', 'text', 'gaps']);
    await setBlock(app, id, block, { id: 'hl_1', quotes: 2 });
    await setBlock(app, id, block, { quotes: undefined });
    expect((await report()).blocks[block]?.options).toEqual({ id: 'hl_1' });
    await removeBlock(app, id, block);
    expect(await kinds()).toEqual(['heading', 'text', 'gaps']);
  });

  it('of two windows do not undo each other: each change is of its block alone', async () => {
    const { app, id, report } = await aReport();
    const [first, second] = blocksInOrder(await report());
    await Promise.all([
      setBlock(app, id, must(first, 'a block').id, { text: 'Changed' }),
      setBlock(app, id, must(second, 'a block').id, { text: 'Changed too' }),
    ]);
    expect(blocksInOrder(await report()).map(({ options }) => options.text)).toEqual([
      'Changed',
      'Changed too',
      undefined,
    ]);
  });
});

it('a published report keeps what it said, and is a draft again on demand', async () => {
  const { app, id, report } = await aReport();
  const doc = {
    title: 'Spring',
    language: 'en',
    date: '2026-03-02',
    nodes: [{ kind: 'paragraph', text: 'Two', tone: 'plain' }],
  } as const;
  await publishReport(app, id, { doc, blocks: [] });
  const { status, frozen } = await report();
  const { text, sha256: hash } = must(frozen, 'what was published');
  expect(status).toBe('published');
  expect(JSON.parse(text)).toEqual({ title: 'Spring', language: 'en', nodes: doc.nodes });
  expect(hash).toBe(sha256(text));
  await reopenReport(app, id);
  expect(await report()).toMatchObject({ status: 'draft', frozen });
});
