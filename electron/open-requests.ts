import type { OpenRequest } from '#shared/contract/host.ts';
import { parseDeepLink } from './deep-link.ts';

/**
 * The one way in for links and second starts, whoever brings them (command line, system event, second process). Requests wait
 * until a page has said that it listens.
 */
export class OpenRequests {
  #waiting: OpenRequest[] = [];
  #deliver: ((request: OpenRequest) => void) | null = null;

  /** A link of any origin; a malformed one only brings the window forward. */
  link(text: string): void {
    const link = parseDeepLink(text);
    this.#push(link === null ? { kind: 'second-start' } : { kind: 'link', link });
  }

  secondStart(links: readonly string[]): void {
    if (links.length === 0) this.#push({ kind: 'second-start' });
    for (const link of links.slice(0, MOST)) this.link(link);
  }

  /** A page listens from now on: returns what waited, later requests go to `deliver`. */
  take(deliver: (request: OpenRequest) => void): readonly OpenRequest[] {
    this.#deliver = deliver;
    return this.#waiting.splice(0);
  }

  /** The page went away (reload, close): wait for the next one. */
  pause(): void {
    this.#deliver = null;
  }

  #push(request: OpenRequest): void {
    if (this.#deliver !== null) this.#deliver(request);
    else if (this.#waiting.length < MOST) this.#waiting.push(request);
  }
}

/** More than a person can mean at once. */
const MOST = 20;
