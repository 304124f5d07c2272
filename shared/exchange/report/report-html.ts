import { sha256 } from '../../domain/sha256.ts';
import { base64OfHex, escaped } from '../discovery-summary-html.ts';
import { SUMMARY_STYLE } from '../discovery-summary-style.ts';
import { linePictureSvg } from '../line-picture.ts';
import { chartSvg } from './chart-svg.ts';
import type { DocNode, ReportDoc } from './report-doc.ts';
import { cellWords } from './report-markdown.ts';

/**
 * A report as one HTML page that asks the network for nothing and runs nothing; its one style sheet is named in the policy by its hash.
 * Every value is escaped. It is also what is printed: headings, tables, lists and figures become the tags of the PDF.
 */
export function reportHtml(doc: ReportDoc): string {
  const policy = `default-src 'none'; style-src 'sha256-${base64OfHex(sha256(REPORT_STYLE))}'; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>
<html lang="${escaped(doc.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="date" content="${escaped(doc.date)}">
<title>${escaped(doc.title)}</title>
<style>${REPORT_STYLE}</style>
</head>
<body>
<main>
<header>
<h1 dir="auto">${escaped(doc.title)}</h1>
<p class="date"><time datetime="${escaped(doc.date)}">${escaped(doc.date)}</time></p>
</header>
${doc.nodes.map(nodeHtml).join('\n')}
</main>
</body>
</html>
`;
}

const REPORT_STYLE = `${SUMMARY_STYLE}
table { border-collapse: collapse; inline-size: 100%; margin-block: 0.75rem 1.25rem; font-size: 0.875rem; }
caption { text-align: start; font-weight: 600; padding-block-end: 0.375rem; }
th, td { text-align: start; vertical-align: top; padding: 0.375rem 0.75rem 0.375rem 0; border-block-end: 1px solid var(--line); }
th, td { overflow-wrap: break-word; }
th { font-weight: 600; color: var(--quiet); }
td.number, th.number { text-align: end; }
.plain { white-space: pre-line; }
.quiet { font-size: 0.875rem; color: var(--quiet); }
figure.drawing { border: 0; padding: 0; overflow-x: auto; }
figure.drawing svg { max-inline-size: 100%; block-size: auto; }
figure.contradicts { border-inline-start-style: dashed; }
figure.qualifies { border-inline-start-style: dotted; }
.facts p:empty { display: none; }
@media print { thead { display: table-header-group; } tr { break-inside: avoid; } @page { @bottom-right { content: counter(page) " / " counter(pages); font-size: 9pt; } } }`;

function nodeHtml(node: DocNode): string {
  switch (node.kind) {
    case 'heading': {
      const kind = node.id === null ? 'part' : node.id.slice(0, 2);
      const label = node.label === '' ? '' : `<span class="label">${escaped(node.label)}</span> `;
      const id = node.id === null ? '' : ` id="${escaped(node.id)}"`;
      return `<h${node.level}${id} class="${escaped(kind)}">${label}<bdi>${escaped(node.title)}</bdi></h${node.level}>`;
    }
    case 'paragraph':
      return `<p class="${node.tone}" dir="auto">${escaped(node.text)}</p>`;
    case 'quote': {
      const stance = node.stanceText === '' ? '' : `<p class="stance">${escaped(node.stanceText)}</p>`;
      return `<figure class="${node.stance}">${stance}<blockquote dir="auto">${escaped(node.words)}</blockquote><figcaption><bdi>${escaped(node.source)}</bdi></figcaption></figure>`;
    }
    case 'list':
      return `<ul>\n${node.items
        .map(({ text, target }) => {
          const words = `<bdi>${escaped(text)}</bdi>`;
          return `<li>${target === null ? words : `<a href="#${escaped(encodeURIComponent(target))}">${words}</a>`}</li>`;
        })
        .join('\n')}\n</ul>`;
    case 'facts': {
      const cells = node.rows.map(([name, value]) => `<div><dt>${escaped(name)}</dt><dd>${escaped(value)}</dd></div>`);
      return `<section class="facts"><p dir="auto">${escaped(node.title)}</p><dl>${cells.join('')}</dl></section>`;
    }
    case 'table': {
      const { name, columns, rows } = node.table;
      const isNumber = columns.map((_, i) => rows.length > 0 && rows.every((row) => typeof row[i] === 'number'));
      const tone = (i: number): string => (isNumber[i] ? ' class="number"' : '');
      const head = columns.map((column, i) => `<th scope="col"${tone(i)}>${escaped(column)}</th>`);
      const body = rows.map(
        (row) =>
          `<tr>${row.map((cell, i) => `<td${tone(i)}><bdi>${escaped(cellWords(cell))}</bdi></td>`).join('')}</tr>`,
      );
      return `<table><caption>${escaped(name)}</caption><thead><tr>${head.join('')}</tr></thead><tbody>\n${body.join('\n')}\n</tbody></table>`;
    }
    case 'chart':
      return `<figure class="drawing"><p class="stance">${escaped(node.title)}</p>${chartSvg(node)}<figcaption>${escaped(node.summary)}</figcaption></figure>`;
    case 'picture':
      return `<figure class="drawing">${linePictureSvg(node.picture, { title: node.title, description: node.picture.boxes.map(({ title }) => title).join('; ') })}<figcaption>${escaped(node.title)}</figcaption></figure>`;
  }
}
