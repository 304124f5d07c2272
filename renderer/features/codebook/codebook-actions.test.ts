import { expect, it } from 'vitest';
import { setFields } from '#renderer/data/actions/field-actions.ts';
import type { App } from '#renderer/data/app.ts';
import { liveRecords, ordered } from '#renderer/data/queries/record-queries.ts';
import { assert } from '#shared/domain/assert.ts';
import type { Id } from '#shared/domain/ids.ts';
import type { Result } from '#shared/domain/result.ts';
import { anApp } from '../../../test/builders.ts';
import { addTag, moveTag, renameTag, stepTag } from './codebook-actions.ts';

async function made(action: Promise<Result<Id<'tag'>, unknown>>): Promise<Id<'tag'>> {
  const result = await action;
  assert(result.ok, 'a tag that was made');
  return result.value;
}

/** A group "Theme" with the tags Pricing and Approval. */
async function aCodebook() {
  const app = await anApp();
  const group = await made(addTag(app, 'Theme', { parentId: null, codable: false }));
  const pricing = await made(addTag(app, 'Pricing', { parentId: group, codable: true }));
  const approval = await made(addTag(app, 'Approval', { parentId: group, codable: true }));
  return { app, group, pricing, approval };
}

const labels = async (app: App): Promise<string[]> => ordered(await liveRecords(app, 'tags')).map((tag) => tag.label);

it('makes a tag in the hue of its group, and no variant of one that is there', async () => {
  const { app, group, pricing } = await aCodebook();
  const hue = (await app.db.tags.get(group))?.hue;
  expect((await app.db.tags.get(pricing))?.hue).toBe(hue);
  expect(hue).not.toBe('grey');
  await setFields(app, 'tags', pricing, { aliases: ['Cost'] });
  for (const variant of ['pricing', ' PRICÍNG ', 'Pricings', 'costs']) {
    expect(await addTag(app, variant, { parentId: null, codable: true })).toMatchObject({
      ok: false,
      problem: { kind: 'exists', tag: { id: pricing } },
    });
  }
  expect(await labels(app)).toEqual(['Theme', 'Pricing', 'Approval']);
});

it('lets a group and a tag share a name, but not two groups', async () => {
  const { app, group } = await aCodebook();
  expect((await addTag(app, 'Theme', { parentId: group, codable: true })).ok).toBe(true);
  expect(await addTag(app, 'themes', { parentId: null, codable: false })).toMatchObject({
    problem: { kind: 'exists', tag: { id: group } },
  });
});

it('renames to another spelling of itself, and refuses the name of another', async () => {
  const { app, pricing, approval } = await aCodebook();
  expect((await renameTag(app, pricing, 'pricings')).ok).toBe(true);
  expect((await app.db.tags.get(pricing))?.labelKey).toBe('pricing');
  expect(await renameTag(app, pricing, 'Approvals')).toMatchObject({
    problem: { kind: 'exists', tag: { id: approval } },
  });
  expect(await labels(app)).toEqual(['Theme', 'pricings', 'Approval']);
});

it('moves a tag to another group, but not under itself, and undo puts it back', async () => {
  const { app, group, pricing, approval } = await aCodebook();
  await moveTag(app, pricing, approval);
  expect((await app.db.tags.get(pricing))?.parentId).toBe(approval);
  expect(await moveTag(app, approval, pricing)).toMatchObject({ problem: { kind: 'circle' } });
  await app.history.undo();
  expect((await app.db.tags.get(pricing))?.parentId).toBe(group);
});

it('steps among siblings, stops at the ends, and finds a place where two have the same key', async () => {
  const { app, pricing, approval, group } = await aCodebook();
  const refund = await made(addTag(app, 'Refund', { parentId: group, codable: true }));
  await stepTag(app, refund, -1);
  expect(await labels(app)).toEqual(['Theme', 'Pricing', 'Refund', 'Approval']);
  await stepTag(app, pricing, -1);
  expect(await labels(app)).toEqual(['Theme', 'Pricing', 'Refund', 'Approval']);
  await stepTag(app, pricing, 1);
  expect(await labels(app)).toEqual(['Theme', 'Refund', 'Pricing', 'Approval']);
  const same = (await app.db.tags.get(pricing))?.order ?? '';
  await setFields(app, 'tags', approval, { order: same });
  await stepTag(app, refund, 1);
  expect(await labels(app)).toEqual(['Theme', 'Pricing', 'Refund', 'Approval']);
});
