import { sha256 } from '../domain/sha256.ts';
import type { DiscoverySummary, QuoteGroup, SummaryBlock } from './discovery-summary.ts';
import { SUMMARY_STYLE } from './discovery-summary-style.ts';

/**
 * A summary as one HTML page that asks the network for nothing and runs nothing: no script, no image, one style sheet named in the
 * policy by its hash. Every value is escaped; what people said is set apart in its own direction. Headings of records carry their ids.
 */
export function summaryHtml(summary: DiscoverySummary): string {
  const policy = `default-src 'none'; style-src 'sha256-${base64OfHex(sha256(SUMMARY_STYLE))}'; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>
<html lang="${escaped(summary.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="date" content="${escaped(summary.date)}">
<title>${escaped(summary.title)}</title>
<style>${SUMMARY_STYLE}</style>
</head>
<body>
<main>
<header>
<h1 dir="auto">${escaped(summary.title)}</h1>
<p class="date"><time datetime="${escaped(summary.date)}">${escaped(summary.date)}</time></p>
</header>
${summary.blocks.map(blockHtml).join('\n')}
</main>
</body>
</html>
`;
}

function blockHtml(block: SummaryBlock): string {
  switch (block.kind) {
    case 'heading': {
      const kind = block.id === null ? 'part' : block.id.slice(0, 2);
      const label = block.label === '' ? '' : `<span class="label">${escaped(block.label)}</span> `;
      const id = block.id === null ? '' : ` id="${escaped(block.id)}"`;
      return `<h${block.level}${id} class="${escaped(kind)}">${label}<bdi>${escaped(block.title)}</bdi></h${block.level}>`;
    }
    case 'text':
      return `<p class="${block.tone}" dir="auto">${escaped(block.text)}</p>`;
    case 'facts': {
      const cells = block.rows.map(([name, value]) => `<div><dt>${escaped(name)}</dt><dd>${escaped(value)}</dd></div>`);
      return `<section class="facts"><p dir="auto">${escaped(block.title)}</p><dl>${cells.join('')}</dl></section>`;
    }
    case 'quotes':
      return `<div class="quotes">\n${block.groups.map(groupHtml).join('\n')}\n</div>`;
    case 'list':
      return `<ul>\n${block.items.map(itemHtml).join('\n')}\n</ul>`;
  }
}

function groupHtml({ stance, title, quotes }: QuoteGroup): string {
  const heading = title === '' ? '' : `<p class="stance">${escaped(title)}</p>\n`;
  const figures = quotes.map(
    ({ words, source }) =>
      `<figure><blockquote dir="auto">${escaped(words)}</blockquote><figcaption><bdi>${escaped(source)}</bdi></figcaption></figure>`,
  );
  return `<section class="${stance}">\n${heading}${figures.join('\n')}\n</section>`;
}

function itemHtml({ text, target }: { readonly text: string; readonly target: string | null }): string {
  const words = `<bdi>${escaped(text)}</bdi>`;
  return `<li>${target === null ? words : `<a href="#${escaped(encodeURIComponent(target))}">${words}</a>`}</li>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text for an element or a quoted attribute. Controls that HTML does not allow become a replacement character. */
export const escaped = (text: string): string =>
  text.replace(/[^\P{Cc}\t\n\r]/gu, '\ufffd').replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');

/** Base64 of the bytes that a lower-case hex text names: the policy wants the hash so. */
export function base64OfHex(hex: string): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
  let out = '';
  for (let i = 0; i < hex.length; i += 6) {
    const group = hex.slice(i, i + 6);
    const bits = Number.parseInt(group.padEnd(6, '0'), 16);
    for (let k = 0; k < 4; k++) out += k * 1.5 < group.length ? (letters[(bits >> (18 - 6 * k)) & 63] ?? '') : '=';
  }
  return out;
}
