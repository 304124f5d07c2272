import * as v from 'valibot';
import type { Id } from './ids.ts';
import type { Json } from './json.ts';
import { type Authorship, baseEntries, type Fresh, freshBase, idSchema } from './record-base.ts';

/** The settings of a workspace, each one record; their values are read by those who use them. */
export const SETTING_NAMES = [
  'synonyms',
  'codebookLocked',
  'measures',
  'maps',
  'participantFields',
  'segments',
  'marks',
  'erased',
  'redaction',
  'settled',
  'retention',
] as const;
export type SettingName = (typeof SETTING_NAMES)[number];

export const SettingSchema = v.object({
  id: idSchema('setting'),
  ...baseEntries,
  name: v.picklist(SETTING_NAMES),
  value: v.custom<Json>(() => true),
});
/** A setting that belongs to the workspace and travels with it. Those of this computer are `savedState`. */
export type Setting = Readonly<v.InferOutput<typeof SettingSchema>>;

/** One id per name: two copies set the same record. */
export const settingId = (name: SettingName): Id<'setting'> => `se_${name}`;

export function newSetting(name: SettingName, value: Json, who: Authorship): Fresh<Setting> {
  return { id: settingId(name), ...freshBase(who), name, value };
}
