/** The headers of every answer. `nonce` is fresh for each one and admits the few style elements that the page's own parts make. */
export function documentHeaders(nonce: string): Headers {
  return new Headers({
    'content-security-policy': contentPolicy(nonce),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': PERMISSIONS,
  });
}

/** Puts `nonce` where the build left its placeholder, and the launch mark before the end of the head. */
export function withNonce(html: string, nonce: string, sample: boolean): string {
  const marked = sample ? html.replace('</head>', '<meta name="throughline-launch" content="sample"></head>') : html;
  return marked.replaceAll(NONCE_PLACEHOLDER, nonce);
}

function contentPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' blob: data:",
    "media-src 'self' blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-src 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types throughline-html throughline-worker dompurify',
  ].join('; ');
}

/** The build's `html.cspNonce` (vite.config.ts). */
const NONCE_PLACEHOLDER = 'throughline-nonce';

const PERMISSIONS = [
  'microphone=(self)',
  ...['camera', 'geolocation', 'display-capture', 'usb', 'serial', 'hid', 'midi', 'payment'].map(
    (name) => `${name}=()`,
  ),
].join(', ');
