import type { DiscoverySummary, SummaryBlock } from './discovery-summary.ts';

/** A summary as CommonMark. What people said or typed is escaped: it is text, never structure. Ends in a line feed. */
export function summaryMarkdown(summary: DiscoverySummary): string {
  const front = [
    '---',
    'type: discovery-summary',
    `title: ${JSON.stringify(oneLine(summary.title))}`,
    `date: ${summary.date}`,
    `scope: ${summary.scope.kind}`,
    `id: ${JSON.stringify(summary.scope.id)}`,
    `lang: ${summary.language}`,
    '---',
  ].join('\n');
  const parts = [front, `# ${markdownLine(summary.title)}`, ...summary.blocks.map(blockMarkdown)];
  return `${parts.join('\n\n')}\n`;
}

function blockMarkdown(block: SummaryBlock): string {
  switch (block.kind) {
    case 'heading': {
      const title =
        block.label === '' ? markdownLine(block.title) : `${markdownLine(block.label)}: ${markdownLine(block.title)}`;
      return `${'#'.repeat(block.level)} ${title}`;
    }
    case 'text': {
      const text = markdownLine(block.text);
      return block.tone === 'plain' ? text : block.tone === 'gap' ? `*${text}*` : `**${text}**`;
    }
    case 'facts': {
      const head = `| ${markdownLine(block.title)} | ${block.rows.map(([name]) => markdownLine(name)).join(' | ')} |`;
      const rule = `| --- |${' --- |'.repeat(block.rows.length)}`;
      return [head, rule, `| | ${block.rows.map(([, value]) => markdownLine(value)).join(' | ')} |`].join('\n');
    }
    case 'quotes':
      return block.groups
        .map(({ title, quotes }) => {
          const list = quotes.map(({ words, source }) => `${markdownQuote(words)}\n>\n> — ${markdownLine(source)}`);
          return (title === '' ? list : [`**${markdownLine(title)}**`, ...list]).join('\n\n');
        })
        .join('\n\n');
    case 'list':
      return block.items.map(({ text }) => `- ${markdownLine(text)}`).join('\n');
  }
}

/** Words as a block quote, line by line. */
export function markdownQuote(words: string): string {
  const lines = words.split(LINE_END).map((line) => markdownLine(line));
  return lines.map((line, i) => (line === '' ? '>' : `> ${line}${needsBreak(lines, i) ? '\\' : ''}`)).join('\n');
}

/** A line feed within a paragraph is a break only where a backslash says so. */
const needsBreak = (lines: readonly string[], i: number): boolean => (lines[i + 1] ?? '') !== '';

const LINE_END = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/;

const oneLine = (text: string): string =>
  text
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replace(/ {2,}/g, ' ')
    .trim();

/**
 * Text on one line that reads as itself: what could be emphasis, code, a link, HTML, an entity, a table edge or, at the start of a
 * line, a heading, list, rule or quote has a backslash before it. Direction marks are closed, so that they end with the text.
 */
export function markdownLine(text: string): string {
  const escaped = oneLine(text)
    .replace(/[\\`*_[\]<>&|~]/g, '\\$&')
    .replace(/:\/\//g, '\\://')
    .replace(/\b(www)\./gi, '$1\\.')
    .replace(/@/g, '\\@')
    .replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2')
    .replace(/^[#+=:-]/, '\\$&');
  return closed(escaped);
}

/** Ends the overrides and isolates that a text opened (Unicode, UAX 9), the last one first. */
function closed(text: string): string {
  const open: string[] = [];
  for (const mark of text.match(/[\u202a-\u202e\u2066-\u2069]/g) ?? []) {
    if (mark === '\u202c' || mark === '\u2069') {
      if (open.at(-1) === mark) open.pop();
    } else open.push(mark >= '\u2066' ? '\u2069' : '\u202c');
  }
  return text + open.reverse().join('');
}
