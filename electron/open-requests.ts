import type { OpenRequest } from '#shared/contract/host.ts';
import { parseDeepLink } from './deep-link.ts';

/** A request on its way: an archive is a path still, which no page sees. */
export type Asked =
  | Exclude<OpenRequest, { readonly kind: 'file' | 'bad-file' }>
  | { readonly kind: 'path'; readonly path: string };

/**
 * The one way in for links, archives and second starts, whoever brings them (command line, system event, second process). Requests wait
 * until a page has said that it listens.
 */
export class OpenRequests {
  #waiting: Asked[] = [];
  #deliver: ((request: Asked) => void) | null = null;

  /** A link of any origin; of a malformed one the page only hears that there was one. */
  link(text: string): void {
    const link = parseDeepLink(text);
    this.#push(link === null ? { kind: 'bad-link' } : { kind: 'link', link });
  }

  /** An archive of the system's choice. */
  file(path: string): void {
    this.#push({ kind: 'path', path });
  }

  secondStart(links: readonly string[], files: readonly string[] = []): void {
    if (links.length + files.length === 0) this.#push({ kind: 'second-start' });
    for (const link of links.slice(0, MOST)) this.link(link);
    // The page has one place to look into an archive.
    for (const file of files.slice(0, 1)) this.file(file);
  }

  /** A page listens from now on: returns what waited, later requests go to `deliver`. */
  take(deliver: (request: Asked) => void): readonly Asked[] {
    this.#deliver = deliver;
    return this.#waiting.splice(0);
  }

  /** The page went away (reload, close): wait for the next one. */
  pause(): void {
    this.#deliver = null;
  }

  #push(request: Asked): void {
    if (this.#deliver !== null) this.#deliver(request);
    else if (this.#waiting.length < MOST) this.#waiting.push(request);
  }
}

/** More than a person can mean at once. */
const MOST = 20;
