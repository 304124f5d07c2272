/** Numbers, dates and lists as the person's language writes them. Times of day are in the computer's time zone. */
export interface Format {
  readonly locale: string;
  readonly number: (value: number, digits?: number) => string;
  /** `share` is 0..1. */
  readonly percent: (share: number) => string;
  readonly date: (at: string | Date, style?: 'short' | 'medium' | 'long') => string;
  readonly time: (at: string | Date) => string;
  readonly dateTime: (at: string | Date) => string;
  readonly month: (at: string | Date) => string;
  /** A length in words: "48 min", "1 hr 12 min". */
  readonly duration: (milliseconds: number) => string;
  /** A place in a recording: "12:04", "1:02:03". */
  readonly clock: (milliseconds: number) => string;
  /** "3 days ago", "in 2 weeks"; `now` is an argument so that a test can say what it is. */
  readonly relative: (at: string | Date, now: string | Date) => string;
  readonly list: (items: readonly string[], kind?: 'and' | 'or') => string;
  /** Somebody's own words, between the quotation marks of the language. */
  readonly quoted: (words: string) => string;
  /** A label as a word inside a sentence: German nouns keep their capital. */
  readonly inSentence: (label: string) => string;
  readonly bytes: (count: number) => string;
  /** For sorting words: numbers in them by value, case and accents last. */
  readonly compare: (a: string, b: string) => number;
}

export function formatFor(locale: string): Format {
  const dates = {
    short: new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' }),
    medium: new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric' }),
    long: new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }),
  };
  const time = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' });
  const dateTime = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
  const month = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric' });
  // Making a formatter costs far more than using it, and figures are formatted by the thousand.
  const numbers = new Map<number, Intl.NumberFormat>();
  const numberFormat = (digits: number): Intl.NumberFormat => {
    const made = numbers.get(digits) ?? new Intl.NumberFormat(locale, { maximumFractionDigits: digits });
    numbers.set(digits, made);
    return made;
  };
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
  const lists = {
    and: new Intl.ListFormat(locale, { type: 'conjunction' }),
    or: new Intl.ListFormat(locale, { type: 'disjunction' }),
  };
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const collator = new Intl.Collator(locale, { numeric: true });
  const language = locale.split('-')[0] ?? '';
  const isGerman = language === 'de';
  const marks = QUOTATION_MARKS[language] ?? ENGLISH_MARKS;
  return {
    locale,
    number: (value, digits = 0) => numberFormat(digits).format(value),
    percent: (share) => percent.format(share),
    date: (at, style = 'medium') => dates[style].format(asDate(at)),
    time: (at) => time.format(asDate(at)),
    dateTime: (at) => dateTime.format(asDate(at)),
    month: (at) => month.format(asDate(at)),
    duration: (milliseconds) => durationWords(locale, milliseconds),
    clock,
    relative: (at, now) => relativeWords(relative, asDate(at), asDate(now)),
    list: (items, kind = 'and') => lists[kind].format(items),
    quoted: (words) => `${marks[0]}${words}${marks[1]}`,
    inSentence: (label) => (isGerman ? label : label.toLocaleLowerCase(locale)),
    bytes: (count) => bytesWords(locale, count),
    compare: (a, b) => collator.compare(a, b),
  };
}

const ENGLISH_MARKS = ['“', '”'] as const;
const QUOTATION_MARKS: Readonly<Record<string, readonly [string, string]>> = { de: ['„', '“'], es: ['«', '»'] };

/** A day without a time is that day everywhere, so it is read as local midnight rather than as midnight in Greenwich. */
function asDate(at: string | Date): Date {
  if (at instanceof Date) return at;
  return /^\d{4}-\d{2}-\d{2}$/.test(at) ? new Date(`${at}T00:00:00`) : new Date(at);
}

function unit(locale: string, value: number, name: string, digits = 0): string {
  const style = { style: 'unit', unit: name, unitDisplay: 'short', maximumFractionDigits: digits } as const;
  return new Intl.NumberFormat(locale, style).format(value);
}

function durationWords(locale: string, milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  if (seconds < 60) return unit(locale, seconds, 'second');
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return unit(locale, minutes, 'minute');
  const rest = minutes % 60;
  const hours = unit(locale, Math.floor(minutes / 60), 'hour');
  return rest === 0 ? hours : `${hours} ${unit(locale, rest, 'minute')}`;
}

function clock(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  const two = (n: number): string => String(n).padStart(2, '0');
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${two(m)}:${two(s)}`;
}

const STEPS = [
  ['year', 31_556_952],
  ['month', 2_629_746],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
] as const;

function relativeWords(format: Intl.RelativeTimeFormat, at: Date, now: Date): string {
  const seconds = (at.getTime() - now.getTime()) / 1000;
  for (const [name, size] of STEPS) {
    if (Math.abs(seconds) >= size) return format.format(Math.trunc(seconds / size), name);
  }
  return format.format(0, 'second');
}

function bytesWords(locale: string, count: number): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'];
  const step = count < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(count) / 3));
  return unit(locale, count / 1000 ** step, units[step] ?? 'byte', step === 0 ? 0 : 1);
}
