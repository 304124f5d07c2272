import type { Media } from '../domain/media.ts';

/** The media type of a file by its name; that of mere bytes where the ending is not known. */
export const mimeOf = (name: string): string =>
  MIMES[/\.([A-Za-z0-9]{1,8})$/.exec(name)?.[1]?.toLowerCase() ?? ''] ?? 'application/octet-stream';

/** What a file is by its name. */
export function mediaKindOf(name: string): Media['kind'] {
  const [kind] = mimeOf(name).split('/');
  return kind === 'audio' || kind === 'video' || kind === 'image' ? kind : 'file';
}

const MIMES: Readonly<Record<string, string>> = {
  mp3: 'audio/mpeg',
  m4a: 'audio/mp4',
  wav: 'audio/wav',
  ogg: 'audio/ogg',
  mp4: 'video/mp4',
  webm: 'video/webm',
  mov: 'video/quicktime',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  gif: 'image/gif',
  webp: 'image/webp',
  pdf: 'application/pdf',
};
