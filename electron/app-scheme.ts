import { randomBytes } from 'node:crypto';
import { readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { documentHeaders, withNonce } from './content-policy.ts';

export interface AppSchemeOptions {
  /** Tells the page, by a meta element, that the sample project was asked for. */
  readonly sample?: boolean | undefined;
}

export type AppHandler = (request: Request) => Promise<Response>;

/**
 * Serves the bundle in `folder`, to `app://bundle` and to the browser alike. Every answer, a refusal too, carries the content
 * policy. Whatever is not a known type inside the folder does not exist (404).
 */
export function createAppHandler(folder: string, { sample = false }: AppSchemeOptions = {}): AppHandler {
  return async (request) => {
    const nonce = randomBytes(16).toString('base64url');
    const headers = documentHeaders(nonce);
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      headers.set('allow', 'GET, HEAD');
      return new Response(null, { status: 405, headers });
    }
    const found = await findFile(folder, request.url);
    if (found === null) return new Response(null, { status: 404, headers });
    headers.set('content-type', found.type);
    headers.set('cache-control', cacheRule(found.relative));
    const bytes = await readFile(found.file);
    const body = found.type.startsWith('text/html') ? withNonce(bytes.toString('utf8'), nonce, sample) : bytes;
    headers.set('content-length', String(Buffer.byteLength(body)));
    return new Response(request.method === 'HEAD' ? null : body, { headers });
  };
}

/** A path of the bundle, or null for one that is no plain relative path. Decodes once: what is encoded twice stays a strange name. */
export function bundlePath(url: string): string | null {
  const raw = /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*([^?#]*)/i.exec(url)?.[1];
  if (raw === undefined) return null;
  let plain: string;
  try {
    plain = decodeURIComponent(raw);
  } catch {
    return null;
  }
  // A colon is a drive letter or a named stream on Windows; a leading dot is never ours.
  if (/[\p{Cc}\\:]/u.test(plain)) return null;
  const parts = plain === '' || plain === '/' ? ['index.html'] : plain.replace(/^\//, '').split('/');
  return parts.every((part) => part !== '' && !part.startsWith('.')) ? parts.join('/') : null;
}

interface FoundFile {
  readonly file: string;
  readonly relative: string;
  readonly type: string;
}

async function findFile(folder: string, url: string): Promise<FoundFile | null> {
  const relative = bundlePath(url);
  const type = relative === null ? undefined : TYPES[path.posix.extname(relative).toLowerCase()];
  if (relative === null || type === undefined) return null;
  try {
    const root = await realpath(folder);
    const file = await realpath(path.join(root, relative));
    const isInside = file.startsWith(root + path.sep);
    return isInside && (await stat(file)).isFile() ? { file, relative, type } : null;
  } catch {
    return null;
  }
}

/** Names under assets/ carry a hash of their content. */
function cacheRule(relative: string): string {
  if (relative.endsWith('.html')) return 'no-store';
  return relative.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'no-cache';
}

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};
