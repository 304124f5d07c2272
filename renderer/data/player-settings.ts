import type { App } from './app.ts';

/** How recordings are played on this computer. */
export interface PlayerSettings {
  /** 0.5 to 3. */
  readonly rate: number;
  /** The text scrolls along. */
  readonly follow: boolean;
}

const USUAL_PLAYER: PlayerSettings = { rate: 1, follow: true };
const KEY = 'player';

export async function playerSettings(app: App): Promise<PlayerSettings> {
  const value = (await app.db.savedState.get(KEY))?.value;
  if (typeof value !== 'object' || value === null) return USUAL_PLAYER;
  const { rate, follow } = value as Readonly<Record<string, unknown>>;
  return {
    rate: typeof rate === 'number' && rate >= 0.5 && rate <= 3 ? rate : USUAL_PLAYER.rate,
    follow: follow !== false,
  };
}

export async function keepPlayerSettings(app: App, settings: PlayerSettings): Promise<void> {
  await app.db.savedState.put({ key: KEY, value: settings });
}

const peaksKey = (mediaId: string): string => `peaks:${mediaId}`;

/** The stored picture of a recording, as it was stored; undefined while there is none. */
export async function storedPeaks(app: App, mediaId: string): Promise<unknown> {
  return (await app.db.savedState.get(peaksKey(mediaId)))?.value;
}

/** Derived from the recording: it can be made again at any time, and is in no archive. */
export async function storePeaks(app: App, mediaId: string, peaks: unknown): Promise<void> {
  await app.db.savedState.put({ key: peaksKey(mediaId), value: peaks });
}
