/** What stands between two `---` on top of a Markdown file: scalars and lists. Anything deeper stays as its text. */
export interface FrontMatter {
  /** Lines that it takes, the marks included; 0 where there is none. */
  readonly length: number;
  /** By name in lower case. */
  readonly fields: ReadonlyMap<string, FrontValue>;
}

export type FrontValue = string | readonly string[];

/** Reads the part of YAML that notes use. Never throws: a line that it does not understand belongs to the value before it. */
export function frontMatter(lines: readonly string[]): FrontMatter {
  const none: FrontMatter = { length: 0, fields: new Map() };
  if (lines[0]?.trimEnd() !== '---') return none;
  const end = lines.findIndex((line, at) => at > 0 && at <= MOST_LINES && /^(?:---|\.\.\.)\s*$/.test(line));
  if (end < 0) return none;
  const fields = new Map<string, FrontValue>();
  let name: string | null = null;
  let block = false;
  for (const line of lines.slice(1, end)) {
    const [, key, value = ''] = /^(["']?[\p{L}_][^:"']{0,80}["']?):(?:\s+(.*))?$/u.exec(line) ?? [];
    if (key !== undefined) {
      name = key.replace(/["']/g, '').trim().toLowerCase();
      block = /^[|>][+-]?$/.test(value.trim());
      fields.set(name, block ? '' : frontValue(value));
      continue;
    }
    if (name === null || line.trim() === '') continue;
    const item = block ? null : /^\s*-\s+(.*)$/.exec(line)?.[1];
    const now = fields.get(name) ?? '';
    if (item !== undefined && item !== null) fields.set(name, [...(typeof now === 'string' ? [] : now), scalar(item)]);
    else if (typeof now === 'string') fields.set(name, now === '' ? line.trim() : `${now}\n${line.trim()}`);
  }
  return { length: end + 1, fields };
}

/** The text of a field, a list as its items. */
export const frontList = (value: FrontValue | undefined): readonly string[] =>
  (value === undefined ? [] : typeof value === 'string' ? value.split(/[,\n]/) : value)
    .map((item) => item.trim())
    .filter((item) => item !== '');

const MOST_LINES = 500;

function frontValue(text: string): FrontValue {
  const value = text.trim();
  const list = /^\[(.*)\]$/.exec(value)?.[1];
  if (list !== undefined && !list.startsWith('[')) {
    return list
      .split(',')
      .map(scalar)
      .filter((item) => item !== '');
  }
  return scalar(value);
}

const scalar = (text: string): string =>
  text
    .trim()
    .replace(/^"(.*)"$/, (_, inner: string) => inner.replace(/\\(["\\])/g, '$1'))
    .replace(/^'(.*)'$/, (_, inner: string) => inner.replaceAll("''", "'"));
