import { must } from '../assert.ts';
import { insert } from '../change.ts';
import { newTag } from '../tag.ts';
import { ORIGIN, type SamplePlan } from './sample-plan.ts';
import { TAG_GROUPS } from './sample-tags.ts';

export function planTags(plan: SamplePlan): void {
  const { newId, orderKeys, after } = plan.input;
  const groups = Object.values(TAG_GROUPS);
  const count = groups.reduce((sum, group) => sum + 1 + Object.keys(group.tags).length, 0);
  const order = [...orderKeys(after.tags, count)];
  for (const { tags, ...group } of groups) {
    const parentId = newId('tag');
    const own = { order: must(order.shift(), 'an order key'), codable: false, origin: ORIGIN };
    plan.ops.push(insert('tags', newTag(parentId, { ...group, ...own }, plan.input)));
    for (const [key, tag] of Object.entries(tags)) {
      const id = newId('tag');
      plan.tagIds.set(key, id);
      const fields = {
        ...tag,
        aliases: [...tag.aliases],
        parentId,
        order: must(order.shift(), 'an order key'),
        origin: ORIGIN,
      };
      plan.ops.push(insert('tags', newTag(id, fields, plan.input)));
    }
  }
}
