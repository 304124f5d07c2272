import { insert, label, type Op, ops, update } from '#shared/domain/change.ts';
import type { Json } from '#shared/domain/json.ts';
import type { Result } from '#shared/domain/result.ts';
import { newSetting, type SettingName, settingId } from '#shared/domain/setting.ts';
import { type App, authorship } from '../app.ts';
import type { CommitProblem } from '../commit.ts';

/** Sets settings of the workspace in one step: they travel with the archive, and can be undone. */
export async function setSettings(
  app: App,
  values: Partial<Readonly<Record<SettingName, Json>>>,
): Promise<Result<unknown, CommitProblem>> {
  const parts: (Op | null)[] = [];
  // Object.entries widens the keys to string, and `Partial` adds an undefined that no caller passes.
  for (const [name, value] of Object.entries(values) as [SettingName, Json][]) {
    const now = await app.db.settings.get(settingId(name));
    parts.push(
      now
        ? update('settings', now, { value, deletedAt: null })
        : insert('settings', newSetting(name, value, authorship(app))),
    );
  }
  return app.run({ label: label('change.settings'), ops: ops(...parts) });
}

/** What stands in a setting; undefined while nobody has set it. */
export async function settingValue(app: App, name: SettingName): Promise<Json | undefined> {
  const setting = await app.db.settings.get(settingId(name));
  return setting === undefined || setting.deletedAt !== null ? undefined : setting.value;
}
