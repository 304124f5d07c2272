import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { chromium } from 'playwright';
import { loadTexts } from '#renderer/app/i18n/texts.ts';
import { evidenceStrength } from '#shared/analysis/evidence-strength.ts';
import { isStale } from '#shared/analysis/staleness.ts';
import { assert } from '#shared/domain/assert.ts';
import { newReport } from '#shared/domain/report.ts';
import { buildReport, gatedDoc, wordsOf } from '#shared/exchange/report/build-report.ts';
import type { ReportDoc } from '#shared/exchange/report/report-doc.ts';
import { reportHtml } from '#shared/exchange/report/report-html.ts';
import { reportSources } from '#shared/exchange/report/report-sources.ts';
import { writeReport } from '#shared/exchange/report/write-report.ts';
import { CHROMIUM_ARGS, needChromium } from '../../build/chromium.mjs';
import { LARGE, lineWorkspace } from './line-workspace.ts';
import { budget, OURS, type Report, report, row } from './report.ts';

const RUNS = 7;
const TODAY = '2026-06-01';
/** Words on a hundred pages. */
const WORDS = 45_000;
const TIMES: Readonly<Record<string, number>> = { S: 1, M: 2, L: 4 };

/** A report of a hundred pages out of a large workspace, into each office format and onto paper. */
export async function exporting(size: string): Promise<Report> {
  const times = TIMES[size] ?? 1;
  const t = await loadTexts('en');
  const { links, ...records } = lineWorkspace(LARGE);
  const took = { build: [] as number[], docx: [] as number[], pptx: [] as number[], pdf: [] as number[] };
  let doc: ReportDoc | null = null;
  for (let i = 0; i < RUNS; i++) {
    const from = performance.now();
    const sources = reportSources({
      rows: { ...records, evidence: links },
      audience: 'inside',
      today: TODAY,
      t,
      strengthOf: (graph, id) => evidenceStrength(graph, id, TODAY).word,
      isStale: (insight) => isStale(insight, TODAY),
    });
    const chosen = records.insights
      .slice(0, 900 * times)
      .map(
        ({ id }, at) =>
          [id, { kind: 'insight' as const, order: String(at).padStart(6, '0'), options: { id, quotes: 4 } }] as const,
      );
    const made = newReport(
      'rp_bench',
      { title: 'A hundred pages', blocks: Object.fromEntries(chosen), order: 'a0' },
      { now: `${TODAY}T00:00:00Z`, by: 'au_bench' },
    );
    doc = cut(gatedDoc(buildReport(made, sources).doc, sources).doc, WORDS * times);
    took.build.push(performance.now() - from);
  }
  assert(doc !== null && wordsIn(doc) >= WORDS * times, 'a report long enough');
  for (let i = 0; i < RUNS; i++) {
    took.docx.push(await timed(() => writeReport(doc, 'docx', { t })));
    took.pptx.push(await timed(() => writeReport(doc, 'pptx', { t })));
  }
  const pages = await printed(doc, took.pdf);
  const docx = row('report to DOCX', OURS, took.docx);
  const pdf = row(`report to PDF, ${pages} pages`, OURS, took.pdf);
  const rows = [row('report built', OURS, took.build), docx, row('report to PPTX', OURS, took.pptx), pdf];
  return report('export', size, rows, [budget(docx, 3000 * times), budget(pdf, 5000 * times)]);
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}

const wordsIn = (doc: ReportDoc): number => doc.nodes.flatMap(wordsOf).join(' ').split(/\s+/).length;

function cut(doc: ReportDoc, words: number): ReportDoc {
  let left = words;
  const nodes = doc.nodes.filter((node) => {
    const room = left > 0;
    left -= wordsOf(node).join(' ').split(/\s+/).length;
    return room;
  });
  return { ...doc, nodes };
}

/** Prints as the desktop app does: tagged, with an outline. How many pages it has. */
async function printed(doc: ReportDoc, took: number[]): Promise<number> {
  const browser = await chromium.launch({ executablePath: await needChromium(), args: CHROMIUM_ARGS });
  try {
    let pdf: Uint8Array = new Uint8Array();
    for (let i = 0; i < 3; i++) {
      const page = await browser.newPage();
      took.push(
        await timed(async () => {
          await page.setContent(reportHtml(doc));
          pdf = await page.pdf({ tagged: true, outline: true, preferCSSPageSize: true });
        }),
      );
      await page.close();
    }
    return (await getDocument({ data: new Uint8Array(pdf) }).promise).numPages;
  } finally {
    await browser.close();
  }
}
