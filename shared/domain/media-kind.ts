import type { Media } from './media.ts';

/** What can be played, by the ending of the file's name: its kind and its type for the player. */
const PLAYABLE: Readonly<Record<string, readonly [kind: 'audio' | 'video', mime: string]>> = {
  mp3: ['audio', 'audio/mpeg'],
  m4a: ['audio', 'audio/mp4'],
  aac: ['audio', 'audio/aac'],
  wav: ['audio', 'audio/wav'],
  ogg: ['audio', 'audio/ogg'],
  oga: ['audio', 'audio/ogg'],
  opus: ['audio', 'audio/ogg'],
  flac: ['audio', 'audio/flac'],
  weba: ['audio', 'audio/webm'],
  mp4: ['video', 'video/mp4'],
  m4v: ['video', 'video/mp4'],
  mov: ['video', 'video/quicktime'],
  webm: ['video', 'video/webm'],
  mkv: ['video', 'video/x-matroska'],
};

export const PLAYABLE_ENDINGS: readonly string[] = Object.keys(PLAYABLE);

/** Kind and type of a recording by its name; null for a file that is none. */
export function playableKind(name: string): Pick<Media, 'kind' | 'mime'> | null {
  const ending = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  const found = Object.hasOwn(PLAYABLE, ending) ? PLAYABLE[ending] : undefined;
  return found ? { kind: found[0], mime: found[1] } : null;
}
