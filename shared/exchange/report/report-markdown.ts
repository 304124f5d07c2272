import type { OutCell } from '../csv-out.ts';
import { markdownLine, markdownQuote } from '../discovery-summary-markdown.ts';
import { lineMermaid } from '../mermaid.ts';
import type { DocNode, ReportDoc } from './report-doc.ts';

/** A report as CommonMark with tables; sources of quotes are footnotes. What people said or typed is text, never structure. */
export function reportMarkdown(doc: ReportDoc): string {
  const notes: string[] = [];
  const note = (source: string): string => `[^${notes.push(source)}]`;
  const front = [
    '---',
    'type: report',
    `title: ${JSON.stringify(doc.title)}`,
    `date: ${doc.date}`,
    `lang: ${doc.language}`,
    '---',
  ];
  const body = doc.nodes.map((node) => nodeMarkdown(node, note));
  const sources = notes.map((source, i) => `[^${i + 1}]: ${markdownLine(source)}`);
  return `${[front.join('\n'), `# ${markdownLine(doc.title)}`, ...body, ...sources].join('\n\n')}\n`;
}

function nodeMarkdown(node: DocNode, note: (source: string) => string): string {
  switch (node.kind) {
    case 'heading': {
      const label = node.label === '' ? '' : `${markdownLine(node.label)}: `;
      return `${'#'.repeat(node.level)} ${label}${markdownLine(node.title)}`;
    }
    case 'paragraph': {
      const text = node.text.split('\n').map(markdownLine).filter(Boolean).join('\\\n');
      return node.tone === 'gap' ? `*${text}*` : text;
    }
    case 'quote': {
      const stance = node.stanceText === '' ? '' : `**${markdownLine(node.stanceText)}**\n\n`;
      return `${stance}${markdownQuote(node.words)}${note(node.source)}`;
    }
    case 'list':
      return node.items.map(({ text }) => `- ${markdownLine(text)}`).join('\n');
    case 'facts':
      return table([node.title, ...node.rows.map(([name]) => name)], [['', ...node.rows.map(([, value]) => value)]]);
    case 'table':
      return table(node.table.columns, node.table.rows);
    case 'chart':
      return [
        markdownLine(node.summary),
        table(
          [node.title, node.unit],
          node.points.map(({ label, value }) => [label, value]),
        ),
      ].join('\n\n');
    case 'picture':
      return `\`\`\`mermaid\n${lineMermaid(node.picture)}\`\`\``;
  }
}

function table(columns: readonly string[], rows: readonly (readonly OutCell[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [
    line(columns.map(markdownLine)),
    line(columns.map(() => '---')),
    ...rows.map((row) => line(row.map((cell) => markdownLine(cellWords(cell))))),
  ].join('\n');
}

/** A cell as words. */
export function cellWords(cell: OutCell): string {
  if (cell === null) return '';
  if (typeof cell === 'object') return 'day' in cell ? cell.day : cell.join('; ');
  return String(cell);
}
