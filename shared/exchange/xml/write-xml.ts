/** An element to be written. Attributes that are null or undefined are left out. */
export interface XmlNode {
  readonly name: string;
  readonly attributes?: Readonly<Record<string, string | number | boolean | null | undefined>> | undefined;
  readonly children?: readonly (XmlNode | null)[] | undefined;
  readonly text?: string | undefined;
}

/** XML 1.0 with its declaration: LF, two spaces for each level, the same bytes for the same nodes. */
export function writeXml(root: XmlNode): string {
  const parts = ['<?xml version="1.0" encoding="utf-8"?>\n'];
  write(root, 0, parts);
  return parts.join('');
}

/** A text for between tags. What XML cannot hold becomes the replacement character. */
export const xmlText = (text: string): string => xmlPlain(text).replace(/[&<>\r]/g, (char) => ESCAPES[char] ?? char);

/** A text for an attribute: line ends and tabs are kept as references, else a reader makes spaces of them. */
export const xmlAttribute = (text: string): string =>
  xmlPlain(text).replace(/[&<>"\r\n\t]/g, (char) => ESCAPES[char] ?? char);

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
  '\n': '&#10;',
  '\t': '&#9;',
};

/** XML 1.0 has no place for control characters, for halves of pairs and for U+FFFE and U+FFFF. */
export const xmlPlain = (text: string): string =>
  text.replace(/\p{Cc}|\p{Cs}|[\u{fffe}\u{ffff}]/gu, (char) => (KEPT.test(char) ? char : '\u{fffd}'));
const KEPT = /[\t\n\r\u{7f}-\u{9f}]/u;

function write({ name, attributes = {}, children = [], text }: XmlNode, depth: number, parts: string[]): void {
  const indent = '  '.repeat(depth);
  parts.push(`${indent}<${name}`);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined) parts.push(` ${key}="${xmlAttribute(String(value))}"`);
  }
  const inner = children.filter((child) => child !== null);
  if (text !== undefined) parts.push(`>${xmlText(text)}</${name}>\n`);
  else if (inner.length === 0) parts.push('/>\n');
  else {
    parts.push('>\n');
    for (const child of inner) write(child, depth + 1, parts);
    parts.push(`${indent}</${name}>\n`);
  }
}
