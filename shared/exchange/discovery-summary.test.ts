import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadTexts } from '#renderer/app/i18n/texts.ts';
import { evidenceStrength } from '#shared/analysis/evidence-strength.ts';
import type { EvidenceGraph } from '#shared/domain/evidence-graph.ts';
import { STANCES, type Stance } from '#shared/domain/evidence-link.ts';
import type { AnyId, Id } from '#shared/domain/ids.ts';
import { type Metric, newMetric } from '#shared/domain/metric.ts';
import { newStudy } from '#shared/domain/study.ts';
import { aLine, type LineParts, stored } from '../../test/line-builder.ts';
import { buildSummary, type DiscoverySummary, type SummaryInput } from './discovery-summary.ts';
import { summaryHtml } from './discovery-summary-html.ts';
import { summaryMarkdown } from './discovery-summary-markdown.ts';

const t = await loadTexts('en');
const WHO = { now: '2026-01-05T09:00:00.000Z', by: 'au_1' } as const;

const BILLING: LineParts = {
  goals: { gl_churn: 'Cut churn from 5 to 3 %', gl_close: 'Close the month faster' },
  needs: {
    nd_paid: 'Get paid without chasing',
    nd_approve: { title: 'Approve in place', parent: 'nd_paid' },
    nd_alone: 'See who is waiting',
  },
  insights: {
    in_leak: 'Approvals leak out of the tool',
    in_chat: 'Chasing happens by chat',
    in_loose: 'Exports feel safe',
  },
  people: { pt_dana: { name: 'Dana Reyes', alias: 'P-001' }, pt_li: { name: 'Li Wei', alias: 'P-002' } },
  interviews: {
    iv_dana: { title: 'Dana Reyes, ops lead', heldAt: '2025-11-12', study: 'st_billing' },
    iv_li: { title: 'Refund flow', heldAt: '2025-11-03', study: 'st_billing' },
    iv_other: { title: 'Another study', heldAt: '2025-01-01', study: 'st_other' },
  },
  quotes: {
    hl_export: { words: 'We export the invoice\nto a spreadsheet every week.', in: 'iv_dana', by: 'pt_dana' },
    hl_ping: { words: 'I ping finance, as Dana does.', in: 'iv_li', by: 'pt_li' },
    hl_fine: { words: 'For us approving in the tool works.', in: 'iv_li', by: 'pt_li' },
    hl_unused: { words: 'The colours are nice.', in: 'iv_li' },
    hl_other: { words: 'Said in another study.', in: 'iv_other' },
  },
  links: [
    ['hl_export', 'in_leak'],
    ['hl_fine', 'in_leak', 'contradicts'],
    ['hl_ping', 'in_chat'],
    ['hl_ping', 'in_loose', 'qualifies'],
    ['in_leak', 'nd_approve'],
    ['in_chat', 'nd_approve'],
    ['in_chat', 'nd_paid', 'contradicts'],
    ['nd_paid', 'gl_churn'],
    ['hl_other', 'in_chat'],
  ],
};

const METRIC: Metric = stored(
  newMetric(
    'mt_1',
    {
      goalId: 'gl_churn',
      name: 'Monthly churn',
      unit: '%',
      baseline: 5,
      target: 3,
      dueAt: '2026-12-31',
      checkIns: [{ id: '1', at: '2026-01-31', value: 4.2, note: '' }],
    },
    WHO,
  ),
);

const summaryOf = (graph: EvidenceGraph, more: Partial<SummaryInput> = {}): DiscoverySummary =>
  buildSummary({
    scope: { kind: 'study', id: 'st_billing' },
    graph,
    studies: [
      stored(newStudy('st_billing', { title: 'Billing', question: 'Why do invoices wait?', order: 'a0' }, WHO)),
    ],
    metrics: [METRIC],
    timeOf: ({ id }) => (id === 'hl_export' ? 724_000 : null),
    strengthOf: (part, id) => evidenceStrength(part, id, '2026-03-02').word,
    names: 'aliases',
    today: '2026-03-02',
    t,
    ...more,
  });

test('the Markdown of a study reads as it always did', async () => {
  await expect(summaryMarkdown(summaryOf(aLine(BILLING)))).toMatchFileSnapshot(
    '../../test/fixtures/discovery-summary.md',
  );
});

test('the HTML of a study is as it always was', async () => {
  await expect(summaryHtml(summaryOf(aLine(BILLING)))).toMatchFileSnapshot(
    '../../test/fixtures/discovery-summary.html',
  );
});

test('a study tells only what was said in it, a goal all that stands under it', () => {
  const graph = aLine(BILLING);
  expect(summaryOf(graph).counts).toMatchObject({
    goals: 1,
    needs: 2,
    insights: 3,
    quotes: 4,
    interviews: 2,
    people: 2,
  });
  const goal = summaryOf(graph, { scope: { kind: 'goal', id: 'gl_churn' } });
  expect(goal.counts).toMatchObject({ goals: 1, needs: 2, insights: 2, quotes: 4, interviews: 3 });
  expect(goal.title).toBe('Discovery summary: Cut churn from 5 to 3 %');
});

test('with aliases no participant name stands anywhere, and what may be a part of one is counted', () => {
  const summary = summaryOf(aLine(BILLING));
  const markdown = summaryMarkdown(summary);
  expect(markdown).not.toContain('Dana Reyes');
  expect(markdown).toContain('\\[P-001\\], ops lead');
  expect(summary.counts).toMatchObject({ possibleNames: 1, unknownPeople: 1 });
  expect(summaryMarkdown(summaryOf(aLine(BILLING), { names: 'real' }))).toContain('Dana Reyes');
});

test('goals without needs and insights without a need are listed, not lost', () => {
  const markdown = summaryMarkdown(summaryOf(aLine(BILLING)));
  expect(markdown).toContain('- Goal without a need: Close the month faster');
  expect(markdown).toContain('## Insights that serve no need yet');
  expect(markdown).toContain('> The colours are nice.');
});

test('an insight under two needs is printed once and pointed to after', () => {
  const html = summaryHtml(summaryOf(aLine(BILLING)));
  expect(html.match(/id="in_chat"/g)).toHaveLength(1);
  expect(html).toContain('<a href="#in_chat">');
});

// ---- laws ----

const HOSTILE = [
  '<script>alert(1)</script>',
  '](javascript:alert(1))',
  '[x](javascript:alert(1))',
  '# heading',
  '```\ncode',
  '`tick',
  '</blockquote><img src=x onerror=alert(1)>',
  '"><style>*{display:none}</style>',
  '\u202eright to left',
  '---\ntype: other\n---',
  '1. one\n2. two',
  '    four spaces',
  '> quote\n\n> quote',
  '* * *',
  '<!-- open',
  '&lt;b&gt; &amp;',
  '| a | b |',
  '~~~\nfence',
  '![x](https://example.org/x.png)',
  'https://example.org www.example.org a@example.org',
  'setext\n===',
  '\u0000\u0007 control',
  '$& $1 \\',
];
const words = fc.oneof(
  fc.constantFrom(...HOSTILE),
  fc.string({ unit: 'binary', minLength: 1 }).filter((w) => w.trim() !== ''),
);

/** A line at random: hostile titles and quotes, links of every stance, some records linked to nothing. */
const anyLine = fc
  .record({
    titles: fc.array(words, { minLength: 12, maxLength: 12 }),
    quotes: fc.array(words, { minLength: 1, maxLength: 12 }),
    links: fc.array(fc.tuple(fc.nat(), fc.nat(), fc.constantFrom(...STANCES)), { maxLength: 40 }),
    nest: fc.array(fc.nat(3), { minLength: 4, maxLength: 4 }),
  })
  .map(({ titles, quotes, links, nest }): LineParts => {
    const count = quotes.length;
    const joins: [AnyId, AnyId, Stance][] = links.map(([a, b, stance]) => {
      const pairs: readonly [AnyId, AnyId][] = [
        [`hl_${a % count}`, `in_${b % 4}`],
        [`hl_${a % count}`, `nd_${b % 4}`],
        [`in_${a % 4}`, `nd_${b % 4}`],
        [`nd_${a % 4}`, `gl_${b % 2}`],
      ];
      const [from, to] = pairs[(a + b) % 4] ?? ['hl_0', 'in_0'];
      return [from, to, stance];
    });
    return {
      goals: { gl_0: titles[0] ?? '', gl_1: titles[1] ?? '' },
      // A circle of parents happens after a merge of two copies.
      needs: Object.fromEntries(
        nest.map((parent, i) => [
          `nd_${i}`,
          i === parent ? (titles[i] ?? '') : { title: titles[i] ?? '', parent: `nd_${parent}` },
        ]),
      ) as NonNullable<LineParts['needs']>,
      insights: { in_0: titles[4] ?? '', in_1: titles[5] ?? '', in_2: titles[6] ?? '', in_3: titles[7] ?? '' },
      interviews: { iv_0: { title: titles[8] ?? '', study: 'st_billing' } },
      quotes: Object.fromEntries(
        quotes.map((quote, i): [Id<'highlight'>, { words: string; in: Id<'interview'> }] => [
          `hl_${i}`,
          { words: quote, in: 'iv_0' },
        ]),
      ),
      links: joins,
    };
  });

const squeezed = (text: string): string =>
  text
    .replace(/[\p{Cc}\u2028\u2029\ufffd\u202a-\u202e\u2066-\u2069]/gu, ' ')
    .replace(/ +/g, ' ')
    .trim();
const fromHtml = (html: string): string =>
  html
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
const fromMarkdown = (text: string): string => text.replace(/\\([!-/:-@[-`{-~])/g, '$1');

/** The block quotes of a Markdown text, without their sources. */
const quotesOf = (markdown: string): string[] =>
  markdown
    .split('\n\n')
    .filter((part) => part.startsWith('>'))
    .map((part) => {
      const lines = part.split('\n').map((line) => line.replace(/^> ?/, '').replace(/\\$/, ''));
      return squeezed(fromMarkdown(lines.slice(0, -2).join('\n')));
    });

test('every quote of the scope, whatever it speaks for or against, is in both outputs', () => {
  let seen = 0;
  fc.assert(
    fc.property(anyLine, (parts) => {
      const summary = summaryOf(aLine(parts), { metrics: [] });
      const html = [...summaryHtml(summary).matchAll(/<blockquote dir="auto">([^<]*)<\/blockquote>/g)];
      const inHtml = new Set(html.map(([, text = '']) => squeezed(fromHtml(text))));
      const inMarkdown = new Set(quotesOf(summaryMarkdown(summary)));
      for (const quote of Object.values(parts.quotes ?? {})) {
        seen++;
        expect([...inHtml]).toContain(squeezed(quote.words));
        expect([...inMarkdown]).toContain(squeezed(quote.words));
      }
    }),
    { numRuns: 500 },
  );
  expect(seen).toBeGreaterThan(1000);
});

test('each need and insight of the scope is announced exactly once by its own anchor', () => {
  fc.assert(
    fc.property(anyLine, (parts) => {
      const summary = summaryOf(aLine(parts), { metrics: [] });
      const ids = summary.blocks.flatMap((block) => (block.kind === 'heading' ? (block.id ?? []) : []));
      expect(new Set(ids).size).toBe(ids.length);
      const { goals, needs, insights } = summary.counts;
      expect(ids).toHaveLength(goals + needs + insights);
    }),
    { numRuns: 500 },
  );
});

test('hostile words make no element of ours: the page has only the tags that it always has', () => {
  const allowed =
    /^<\/?(html|head|meta|title|style|body|main|header|h[1-6]|p|time|span|bdi|section|dl|div|dt|dd|figure|blockquote|figcaption|ul|li|a)( [a-z-]+="[^"<>]*")*>$/;
  fc.assert(
    fc.property(anyLine, (parts) => {
      const html = summaryHtml(summaryOf(aLine(parts)));
      const tags = html.replace(/^<!doctype html>/, '').match(/<[^>]*>?/g) ?? [];
      expect(tags.filter((tag) => !allowed.test(tag))).toEqual([]);
      expect(html).not.toMatch(/<(script|img|iframe|link|object)/i);
    }),
    { numRuns: 300 },
  );
});

test('hostile words make no structure in Markdown: no line starts a heading, list, fence, table or tag of theirs', () => {
  const ours = /^(#{1,6} [^ ]|> |>$|- |\*{1,2}[^* ].*\*{1,2}$|\| |\\|[^#>\-+*=|~`<\s\d]|\d+(?![.)])|---$|$)/u;
  fc.assert(
    fc.property(anyLine, (parts) => {
      const markdown = summaryMarkdown(summaryOf(aLine(parts), { metrics: [] }));
      const [, front = '', body = ''] = markdown.split(/^---$/m);
      expect(front.trim().split('\n')).toHaveLength(6);
      for (const line of body.split('\n')) {
        expect(line).toMatch(ours);
        // Nothing that opens a link, an image, code, HTML or an automatic link stands without a backslash.
        const text = line.replace(/^> ?/, '').replace(/^- /, '');
        expect(text).not.toMatch(/(?<!\\)(?:\\\\)*[[\]<>`]|(?<!\\):\/\//u);
        if (line.startsWith('> ')) expect(text).toMatch(/^(?:[^#>\-+*=|~`<\s\d]|\\|\d(?!\d{0,8}[.)]))/u);
      }
    }),
    { numRuns: 500 },
  );
});

test('the same data on the same day gives the same bytes', () => {
  fc.assert(
    fc.property(anyLine, (parts) => {
      const write = (): string => {
        const summary = summaryOf(aLine(parts));
        return summaryMarkdown(summary) + summaryHtml(summary);
      };
      expect(write()).toBe(write());
    }),
    { numRuns: 50 },
  );
});

test('the policy names the very style sheet that the page holds', async () => {
  const { createHash } = await import('node:crypto');
  const html = summaryHtml(summaryOf(aLine(BILLING)));
  const style = /<style>([\s\S]*?)<\/style>/.exec(html)?.[1] ?? '';
  expect(html).toContain(`'sha256-${createHash('sha256').update(style).digest('base64')}'`);
  expect(html).toContain("default-src 'none'");
});
