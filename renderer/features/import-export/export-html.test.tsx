import { expect, test } from 'vitest';
import { loadTexts } from '#renderer/app/i18n/texts.ts';
import { buildSummary } from '#shared/exchange/discovery-summary.ts';
import { summaryHtml } from '#shared/exchange/discovery-summary-html.ts';
import { aLine } from '../../../test/line-builder.ts';

const HOSTILE = [
  '<script>window.top.hacked = true</script>',
  '</blockquote></figure><script src="https://example.org/x.js"></script>',
  '"><img src=x onerror="window.top.hacked = true">',
  '](javascript:alert(1)) <a href="javascript:alert(1)">x</a>',
  '</style><style>* { display: none }</style>',
  '<!-- <title>',
  '\u202eright to left &amp; &lt;b&gt;',
  '# heading ``` `code`',
];

/** A page with hostile words in every place where a person can put words. */
async function hostilePage(): Promise<string> {
  const [title = '', ...rest] = HOSTILE;
  const graph = aLine({
    goals: { gl_1: title },
    needs: { nd_1: rest[0] ?? '' },
    insights: { in_1: rest[1] ?? '' },
    interviews: { iv_1: { title: rest[2] ?? '', heldAt: '2026-01-02' } },
    people: { pt_1: { name: rest[3] ?? '', alias: rest[4] ?? '' } },
    quotes: Object.fromEntries(HOSTILE.map((words, i) => [`hl_${i}`, { words, in: 'iv_1', by: 'pt_1' }])),
    links: [
      ['nd_1', 'gl_1'],
      ['in_1', 'nd_1'],
      ...HOSTILE.map((_, i) => [`hl_${i}`, 'in_1', i % 2 ? 'contradicts' : 'supports'] as const),
    ],
  });
  return summaryHtml(
    buildSummary({
      scope: { kind: 'goal', id: 'gl_1' },
      graph,
      studies: [],
      metrics: [],
      timeOf: () => 61_000,
      strengthOf: () => 'thin',
      names: 'real',
      today: '2026-03-02',
      t: await loadTexts('en'),
    }),
  );
}

test('hostile words stay words in a browser: no element, attribute or address of theirs', async () => {
  const page = new DOMParser().parseFromString(await hostilePage(), 'text/html');
  expect(page.querySelectorAll('script, img, iframe, object, embed, form, link, base')).toHaveLength(0);
  expect(page.querySelectorAll('style')).toHaveLength(1);
  const attributes = [...page.querySelectorAll('*')].flatMap((element) => [...element.attributes]);
  expect(attributes.filter(({ name }) => name.startsWith('on') || name === 'style' || name === 'src')).toEqual([]);
  expect(attributes.filter(({ name, value }) => name === 'href' && !value.startsWith('#'))).toEqual([]);
  const quotes = [...page.querySelectorAll('blockquote')].map((quote) => quote.textContent);
  expect([...quotes].sort()).toEqual([...HOSTILE].sort());
});

test('the page shows in its own frame with its style, and runs nothing', async () => {
  const frame = document.createElement('iframe');
  frame.srcdoc = await hostilePage();
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve));
  document.body.append(frame);
  await loaded;
  const heading = frame.contentDocument?.querySelector('h1');
  expect(heading && getComputedStyle(heading).fontSize).toBe('32px');
  expect('hacked' in window).toBe(false);
  frame.remove();
});
