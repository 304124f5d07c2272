/** The parts of a parsed address that the rule reads; a `URL` is one. */
export interface AddressParts {
  readonly protocol: string;
  readonly username: string;
  readonly password: string;
  readonly hostname: string;
  readonly pathname: string;
  readonly search: string;
}

/**
 * Whether an address may leave the app: plain https, or mailto that only addresses and fills in a message. `parsed` is `text`
 * parsed by the platform's URL, or null where that threw.
 */
export function isExternalAddress(text: string, parsed: AddressParts | null): boolean {
  if (parsed === null || text.length > LONGEST || UNCLEAN.test(text)) return false;
  if (parsed.username !== '' || parsed.password !== '') return false;
  if (parsed.protocol === 'https:') return /^https:\/\/[^/]/i.test(text) && parsed.hostname !== '';
  return parsed.protocol === 'mailto:' && isPlainMail(parsed);
}

const LONGEST = 2048;
/** Controls, white space, backslashes and invisible marks: a parser that drops them reads another address than a person does. */
const UNCLEAN = /[\p{Cc}\p{Cf}\p{Z}\\]/u;
/** Fields that fill in a message. `attach` and its relatives name files and stay out. */
const MAIL_FIELDS = new Set(['subject', 'body', 'cc', 'bcc', 'to']);

function isPlainMail({ pathname, search, hostname }: AddressParts): boolean {
  if (hostname !== '' || hasControl(pathname)) return false;
  const fields = search === '' ? [] : search.slice(1).split('&');
  return fields.every((field) => {
    const [name = '', ...rest] = field.split('=');
    const key = decoded(name)?.toLowerCase();
    if (key === undefined || !MAIL_FIELDS.has(key)) return false;
    const value = decoded(rest.join('='));
    if (value === null) return false;
    // A line break ends a header: only the body may have one.
    return key === 'body' ? !/[^\P{Cc}\r\n\t]/u.test(value) : !/\p{Cc}/u.test(value);
  });
}

function hasControl(part: string): boolean {
  const plain = decoded(part);
  return plain === null || /\p{Cc}/u.test(plain);
}

function decoded(part: string): string | null {
  try {
    return decodeURIComponent(part);
  } catch {
    return null;
  }
}
