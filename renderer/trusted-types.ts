/**
 * The only two ways from a string to something that runs or is drawn as markup. The content policy knows these two names and no
 * default: every other way throws.
 */
export function workerAddress(address: string): string {
  // The DOM types know no TrustedScriptURL, which `new Worker` takes in place of a string.
  return (workerPolicy?.createScriptURL(address) ?? ownWorker(address)) as string;
}

/** A function from foreign markup to markup without scripts, styles, frames and addresses that load. The cleaner loads once. */
export async function loadHtmlCleaner(): Promise<(dirty: string) => string> {
  const { default: purify } = await import('dompurify');
  const clean = (dirty: string): string => purify.sanitize(dirty, CLEAN);
  htmlPolicy ??= window.trustedTypes?.createPolicy('throughline-html', { createHTML: clean });
  // The DOM types know no TrustedHTML, which the parsers take in place of a string.
  return (dirty) => (htmlPolicy?.createHTML(dirty) ?? clean(dirty)) as string;
}

const CLEAN = {
  ALLOWED_TAGS: [
    ...[
      'p',
      'br',
      'hr',
      'h1',
      'h2',
      'h3',
      'h4',
      'h5',
      'h6',
      'blockquote',
      'pre',
      'code',
      'ul',
      'ol',
      'li',
      'dl',
      'dt',
      'dd',
    ],
    ...['strong', 'b', 'em', 'i', 'u', 's', 'del', 'sub', 'sup', 'mark', 'span', 'div', 'a', 'time'],
    ...['table', 'caption', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td'],
  ],
  ALLOWED_ATTR: ['href', 'lang', 'dir', 'title', 'datetime', 'colspan', 'rowspan', 'start', 'value'],
  ALLOWED_URI_REGEXP: /^(?:https:|mailto:|#)/i,
  ALLOW_DATA_ATTR: false,
  ALLOW_ARIA_ATTR: false,
  RETURN_TRUSTED_TYPE: false as const,
};

/** A worker of our own build: beside this document, named as the build names workers. */
function ownWorker(address: string): string {
  const url = new URL(address, document.baseURI);
  const ours = url.host === location.host && url.protocol === location.protocol && WORKER_FILE.test(url.pathname);
  if (!ours) throw new TypeError(`expected: a worker of this build, not ${url.pathname}`);
  return url.href;
}

const WORKER_FILE = /\/[a-z0-9-]+\.worker(-[\w-]+)?\.(js|ts)$/;

interface Policy {
  readonly createHTML: (dirty: string) => unknown;
  readonly createScriptURL: (address: string) => unknown;
}

interface PolicyRules {
  readonly createHTML?: (dirty: string) => string;
  readonly createScriptURL?: (address: string) => string;
}

declare global {
  interface Window {
    readonly trustedTypes?: { createPolicy(name: string, rules: PolicyRules): Policy };
  }
}

const workerPolicy = window.trustedTypes?.createPolicy('throughline-worker', { createScriptURL: ownWorker });
let htmlPolicy: Policy | undefined;
