import path from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import mammoth from 'mammoth';
import Papa from 'papaparse';
import readXlsx, { readSheet } from 'read-excel-file/node';
import { describe, expect, test } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { loadTexts } from '#renderer/app/i18n/texts.ts';
import { evidenceStrength } from '#shared/analysis/evidence-strength.ts';
import { isStale } from '#shared/analysis/staleness.ts';
import { must } from '#shared/domain/assert.ts';
import { newReport } from '#shared/domain/report.ts';
import { writeCsv } from '#shared/exchange/csv-out.ts';
import type { Audience } from '#shared/exchange/export-gate.ts';
import { calendarDays, writeIcs } from '#shared/exchange/ics.ts';
import type { ProjectRows } from '#shared/exchange/import-known.ts';
import { linePictureSvg } from '#shared/exchange/line-picture.ts';
import { needTreeMermaid } from '#shared/exchange/mermaid.ts';
import { buildReport, gatedDoc } from '#shared/exchange/report/build-report.ts';
import type { DocNode, ReportDoc } from '#shared/exchange/report/report-doc.ts';
import { reportSources } from '#shared/exchange/report/report-sources.ts';
import { fillTemplate, type ReportTemplate, type TemplateScope } from '#shared/exchange/report/report-templates.ts';
import { writeReport } from '#shared/exchange/report/write-report.ts';
import { workspaceTables } from '#shared/exchange/workspace-tables.ts';
import { writeXlsx } from '#shared/exchange/xlsx-out.ts';
import { sampleRows } from './sample-rows.ts';

const t = await loadTexts('en');
const rows = sampleRows();

function sourcesOf(audience: Audience, own: ProjectRows = rows) {
  const today = '2026-03-02';
  return reportSources({
    rows: own,
    audience,
    today,
    t,
    strengthOf: (graph, id) => evidenceStrength(graph, id, today).word,
    isStale: (insight) => isStale(insight, today),
  });
}

function docOf(template: ReportTemplate, scope: TemplateScope, audience: Audience = 'inside'): ReportDoc {
  const sources = sourcesOf(audience);
  const { title, blocks } = fillTemplate(template, scope, sources);
  const numbered = blocks.map((block, i) => [`b${i}`, { ...block, order: String(i).padStart(4, '0') }] as const);
  const report = newReport(
    'rp_1',
    { title, blocks: Object.fromEntries(numbered), order: 'a0' },
    { now: '2026-03-02T08:00:00Z', by: 'au_1' },
  );
  return gatedDoc(buildReport(report, sources).doc, sources).doc;
}

const study = must(rows.studies?.[0], 'a study').id;
const goal = must(
  rows.goals?.find(({ id }) => rows.evidence?.some(({ to }) => to === id)),
  'a goal',
).id;
const doc = docOf('discovery-summary', { study });
const quotes = (of: ReportDoc) => of.nodes.flatMap((node) => (node.kind === 'quote' ? [node] : []));
const headings = (of: ReportDoc) => of.nodes.flatMap((node) => (node.kind === 'heading' ? [node] : []));

describe('a report of the sample project', () => {
  test('holds every kind of node that the writers lay out', () => {
    expect([...new Set(doc.nodes.map(({ kind }) => kind))].sort()).toEqual([
      'chart',
      'facts',
      'heading',
      'list',
      'paragraph',
      'picture',
      'quote',
      'table',
    ] satisfies DocNode['kind'][]);
    expect(quotes(doc).length).toBeGreaterThan(8);
  });

  test('as DOCX: headings, quotes, footnotes and tables are what another reader finds', async () => {
    const bytes = await writeReport(doc, 'docx', { t });
    const { value: html, messages } = await mammoth.convertToHtml(
      { buffer: Buffer.from(bytes) },
      { styleMap: ["p[style-name='Quote'] => blockquote:fresh", "p[style-name='Title'] => h1.title:fresh"] },
    );
    expect(messages.filter(({ type }) => type === 'error')).toEqual([]);
    const of = (pattern: RegExp): readonly string[] =>
      [...html.matchAll(pattern)].map(([, words = '']) => words.replace(/<[^>]+>/g, ''));
    const found = of(/<h[1-6][^>]*>(.*?)<\/h[1-6]>/g);
    for (const { title } of headings(doc))
      expect(
        found.some((one) => plain(one).includes(title)),
        title,
      ).toBe(true);
    expect(of(/<blockquote>(.*?)<\/blockquote>/g)).toHaveLength(quotes(doc).length);
    for (const { words, source } of quotes(doc)) {
      expect(plain(html)).toContain(words.split('\n')[0]);
      expect(plain(html)).toContain(source);
    }
    expect(html.match(/<table>/g)?.length).toBeGreaterThanOrEqual(
      doc.nodes.filter(({ kind }) => kind === 'table' || kind === 'facts').length,
    );
    const files = unzipSync(bytes);
    const document = strFromU8(must(files['word/document.xml'], 'the document'));
    expect(document).toContain('TOC');
    expect(document).toContain('<w:tblHeader/>');
    expect(strFromU8(must(files['docProps/core.xml'], 'the core'))).not.toMatch(/Un-named/);
    const outside = Object.entries(files).filter(
      ([name, content]) => name.endsWith('.rels') && /TargetMode="External"/.test(strFromU8(content)),
    );
    expect(outside).toEqual([]);
    expect(Object.keys(files).filter((name) => /vba|macro/i.test(name))).toEqual([]);
    expect(partsMissing(files)).toEqual([]);
    expect(await writeReport(doc, 'docx', { t })).toEqual(bytes);
  });

  test('as PPTX: titles and notes with the sources stand in it, and charts can be edited', async () => {
    const digest = docOf('study-readout', { study });
    const bytes = await writeReport(digest, 'pptx', { t });
    const files = unzipSync(bytes);
    const slides = Object.keys(files).filter((name) => /^ppt\/slides\/slide\d+\.xml$/.test(name));
    const textOf = (pattern: RegExp): string =>
      plain(
        Object.entries(files)
          .filter(([name]) => pattern.test(name))
          .map(([, content]) =>
            strFromU8(content)
              .replace(/<\/a:p>/g, '\n')
              .replace(/<[^>]+>/g, ''),
          )
          .join('\n'),
      );
    expect(slides.length).toBeGreaterThanOrEqual(headings(digest).length);
    const shown = textOf(/^ppt\/slides\/slide/);
    for (const { title } of headings(digest)) expect(shown).toContain(title);
    const notes = textOf(/^ppt\/notesSlides\//);
    for (const { source } of quotes(digest)) expect(notes).toContain(source);
    expect(Object.keys(files).some((name) => /^ppt\/charts\/chart\d+\.xml$/.test(name))).toBe(true);
    expect(Object.keys(files).some((name) => /^ppt\/embeddings\/.*\.xlsx$/.test(name))).toBe(true);
    expect(strFromU8(must(files['docProps/app.xml'], 'app.xml'))).not.toMatch(/<Company>[^<]/);
    expect(partsMissing(files)).toEqual([]);
    expect(unzipSync(await writeReport(digest, 'pptx', { t }))).toEqual(files);
  });

  test('as XLSX and CSV: the quotes, one a row, with their sources', async () => {
    const xlsx = await readXlsx(Buffer.from(await writeReport(doc, 'xlsx', { t })));
    const first = Array.isArray(xlsx[0]) ? xlsx : (must(xlsx[0], 'a sheet') as unknown as { data: unknown[][] }).data;
    expect(first).toHaveLength(quotes(doc).length + 1);
    const csv = Papa.parse<string[]>(new TextDecoder().decode(await writeReport(doc, 'csv', { t })), {
      skipEmptyLines: true,
    });
    expect(csv.errors).toEqual([]);
    expect(csv.data.slice(1).map(([id]) => id)).toEqual(quotes(doc).map(({ id }) => id));
  });

  test('as Markdown: each quote has its source as a footnote', async () => {
    const text = new TextDecoder().decode(await writeReport(doc, 'md', { t }));
    expect(text.match(/^\[\^\d+\]: /gm)).toHaveLength(quotes(doc).length);
    expect(text).toContain('```mermaid\nflowchart RL');
    expect(text).toContain('| Need | Status |');
  });

  test('as HTML: asks for nothing outside, and its picture says what it shows', async () => {
    const html = new TextDecoder().decode(await writeReport(doc, 'html', { t }));
    expect(html).toContain("default-src 'none'");
    expect(html).not.toMatch(/<script|https?:\/\/(?!www\.w3\.org)/);
    expect(html).toMatch(/<svg [^>]*role="img"/);
    for (const { id } of headings(doc)) if (id !== null) expect(html).toContain(`id="${id}"`);
  });

  test('a goal brief draws its metric over time', () => {
    const brief = docOf('goal-brief', { goal });
    expect(brief.nodes.map(({ kind }) => kind)).toContain('facts');
    expect(headings(brief)[0]?.id).toBe(goal);
  });

  test('an anonymous one holds no name of anybody', async () => {
    const html = new TextDecoder().decode(
      await writeReport(docOf('discovery-summary', { study }, 'anonymous'), 'html', { t }),
    );
    for (const { name } of rows.participants ?? []) expect(html, name).not.toContain(name);
  });
});

describe('the records of the sample project', () => {
  test('as a workbook have a sheet for each kind', async () => {
    const bytes = Buffer.from(writeXlsx(workspaceTables(rows)));
    const highlights = await readSheet(bytes, 'Highlights');
    expect(highlights).toHaveLength((rows.highlights ?? []).length + 1);
    expect(await readSheet(bytes, 'Segments')).toHaveLength((rows.segments ?? []).length + 1);
  });

  test('as CSV read back cell by cell', () => {
    for (const table of workspaceTables(rows)) {
      const read = Papa.parse<string[]>(writeCsv(table), { skipEmptyLines: true });
      expect(read.errors, table.name).toEqual([]);
      expect(read.data, table.name).toHaveLength(table.rows.length + 1);
    }
  });

  test('days as a calendar: whole days, short lines, each id once', () => {
    const days = calendarDays(rows, (kind, name) => t(`report.day.${kind}`, { name }));
    const text = writeIcs(days, { name: 'Sample; "a", b', stamp: '2026-03-02T08:00:00Z' });
    expect(days.length).toBeGreaterThan(0);
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(text.match(/^BEGIN:VEVENT\r$/gm)).toHaveLength(days.length);
    const unfolded = text.replaceAll('\r\n ', '');
    for (const { uid, day } of days)
      expect(unfolded).toContain(
        `UID:${uid}@throughline\r\nDTSTAMP:20260302T080000Z\r\nDTSTART;VALUE=DATE:${day.replaceAll('-', '')}`,
      );
    expect(unfolded).toContain('X-WR-CALNAME:Sample\\; "a"\\, b');
  });

  test('the tree as Mermaid, hostile titles escaped', () => {
    const [need] = rows.needs ?? [];
    const hostile = { ...must(need, 'a need'), title: 'A "quote"]; click x callback #35;\n<b>' };
    const text = needTreeMermaid([hostile], [], []);
    expect(text.split('\n')).toHaveLength(3);
    expect(text).toContain('["A #34;quote#34;#93;#59; click x callback #35;35#59; #60;b#62;"]');
  });
});

const ANY_SCHEMA = '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="x"/></xs:schema>';

test('a picture of the line is well-formed SVG', async () => {
  const [picture] = doc.nodes.flatMap((node) => (node.kind === 'picture' ? [node.picture] : []));
  const svg = linePictureSvg(must(picture, 'a picture'), { title: 'A & "b"', description: '<x>' });
  const result = await validateXML({ xml: [{ fileName: 'a.svg', contents: svg }], schema: [ANY_SCHEMA] });
  const wrong = result.errors.filter(({ message }) => !/No matching global declaration/.test(message));
  expect(wrong.map(({ message }) => message)).toEqual([]);
});

/** Parts that an office document names and does not hold: a program would offer to repair it. */
function partsMissing(files: Readonly<Record<string, Uint8Array>>): readonly string[] {
  const named = Object.entries(files).flatMap(([name, content]) => {
    const text = strFromU8(content);
    if (name === '[Content_Types].xml') return [...text.matchAll(/PartName="\/([^"]+)"/g)].map(([, part = '']) => part);
    if (!name.endsWith('.rels')) return [];
    const base = path.posix.dirname(path.posix.dirname(name));
    return [...text.matchAll(/Target="([^"]+)"/g)].map(([, to = '']) =>
      to.startsWith('/') ? to.slice(1) : path.posix.normalize(path.posix.join(base, to)),
    );
  });
  return named.filter((part) => !(part in files));
}

function plain(html: string): string {
  return html
    .replace(/<[^>]+>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
}
