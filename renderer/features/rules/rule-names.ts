import type { App } from '#renderer/data/app.ts';
import { liveRecords, ordered } from '#renderer/data/queries/record-queries.ts';
import { RECORD_ICONS } from '#renderer/record-ui/record-kind.ts';
import type { PickOption } from '#renderer/record-ui/record-picker.tsx';
import type { Text } from '#renderer/ui/text.tsx';
import { type AnyId, kindOfId } from '#shared/domain/ids.ts';
import { readSegmentNames } from '#shared/domain/participant-fields.ts';
import type { Rule } from '#shared/domain/rule.ts';
import { settingId } from '#shared/domain/setting.ts';

/** What rules can be about: the live tags, insights and needs by their ids, and the segments of people. */
export interface RuleParts {
  readonly tags: readonly PickOption[];
  readonly claims: readonly PickOption[];
  readonly titles: ReadonlyMap<string, string>;
  readonly segments: readonly string[];
}

export async function ruleParts(app: App): Promise<RuleParts> {
  const [tags, insights, needs, people, setting] = await Promise.all([
    liveRecords(app, 'tags').then(ordered),
    liveRecords(app, 'insights'),
    liveRecords(app, 'needs').then(ordered),
    liveRecords(app, 'participants'),
    app.db.settings.get(settingId('segments')),
  ]);
  const groups = new Map<string, string>(tags.map(({ id, label }) => [id, label]));
  const usable = tags.filter(({ codable, archived }) => codable && !archived);
  const claims = [...needs, ...insights];
  const used = people.map(({ segment }) => segment.trim()).filter((segment) => segment !== '');
  return {
    tags: usable.map(({ id, label, parentId }) => ({
      id,
      title: label,
      detail: groups.get(parentId ?? ''),
      icon: RECORD_ICONS.tag,
    })),
    claims: claims.map(({ id, title }) => ({ id, title, icon: RECORD_ICONS[kindOfId(id) ?? 'need'] })),
    titles: new Map([
      ...tags.map(({ id, label }) => [id, label] as const),
      ...claims.map(({ id, title }) => [id, title] as const),
    ]),
    segments: [
      ...new Set([...readSegmentNames(setting?.deletedAt === null ? setting.value : undefined), ...used.sort()]),
    ],
  };
}

export const isBroken = ({ whenTagId, targetId }: Rule, { titles }: RuleParts): boolean =>
  !titles.has(whenTagId) || !titles.has(targetId);

/** "When a highlight gets “Price” from Small teams, propose the need “Know the cost”." */
export function ruleSentence(t: Text, rule: Rule, { titles }: RuleParts): string {
  const nameOf = (id: AnyId): string => {
    const title = titles.get(id);
    return title === undefined ? t('rules.gone') : title || t('common.untitled');
  };
  const kind = kindOfId(rule.targetId);
  const to = kind === 'tag' || kind === 'insight' ? kind : 'need';
  const values = { tag: nameOf(rule.whenTagId), target: nameOf(rule.targetId) };
  const segment = rule.whenSegment.trim();
  return segment === '' ? t(`rules.sentence.${to}`, values) : t(`rules.sentence.from.${to}`, { ...values, segment });
}
