import type { Page } from 'playwright';
import { figuresOf } from '#renderer/record-ui/evidence-figures.ts';
import { must } from '#shared/domain/assert.ts';
import { buildGraph, type GraphRecords } from '#shared/domain/evidence-graph.ts';
import { newEvidenceLink } from '#shared/domain/evidence-link.ts';
import { patchGraph } from '#shared/domain/patch-graph.ts';
import { ADDRESS, freshPage, servedBuild } from './browser.ts';
import { LARGE, lineWorkspace } from './line-workspace.ts';
import { budget, OURS, type Report, report, row } from './report.ts';
import { seed } from './seed-line.ts';

const RUNS = 30;
const TODAY = '2026-06-01';
const ANEW = 'recomputed';

/** The line of the large workspace: opening it, lighting a chain, and the strength of all needs after one link. */
export async function throughline(size: string): Promise<Report> {
  const records = lineWorkspace(LARGE);
  const strength = strengthAfterOneLink(records);
  const stop = await servedBuild();
  const { page, close } = await freshPage();
  const [open, light]: [number[], number[]] = [[], []];
  try {
    await seed(page, records);
    for (let i = 0; i < RUNS; i++) {
      await page.goto(`${ADDRESS}#/goals`);
      await page.getByRole('heading', { level: 3 }).first().waitFor();
      open.push(await timeTo(page, '#/throughline', '[data-place^="gl_"]'));
      const need = must(records.needs[(i * 5) % records.needs.length], 'a need').id;
      light.push(await timeTo(page, `#/throughline?focus=${need}`, `[data-place="${need}"][aria-pressed="true"]`));
    }
  } finally {
    await close();
    await stop();
  }
  const rows = [
    row('throughline opens', OURS, open),
    row('a chain lights', OURS, light),
    row('strength of all needs', OURS, strength.patched),
    row('strength of all needs', ANEW, strength.anew),
  ];
  const [opens, lights, patched] = rows;
  const budgets = [
    budget(must(opens, 'a row'), 300),
    budget(must(lights, 'a row'), 50),
    budget(must(patched, 'a row'), 50),
  ];
  return report('throughline', size, rows, budgets);
}

/** From the address to the frame that paints `selector`, in ms. */
async function timeTo(page: Page, address: string, selector: string): Promise<number> {
  return page.evaluate(
    ([hash, wanted]) =>
      new Promise<number>((resolve) => {
        const start = performance.now();
        const look = (): void => {
          if (document.querySelector(wanted) === null) requestAnimationFrame(look);
          else setTimeout(() => resolve(performance.now() - start));
        };
        window.location.hash = hash;
        requestAnimationFrame(look);
      }),
    [address, selector] as const,
  );
}

function strengthAfterOneLink(records: GraphRecords): { readonly patched: number[]; readonly anew: number[] } {
  let graph = buildGraph(records);
  const all = (of: typeof graph): number =>
    of.records.needs.reduce((sum, { id }) => sum + figuresOf(of, id, TODAY).strength.value, 0);
  all(graph);
  const [patched, anew]: [number[], number[]] = [[], []];
  for (let i = 0; i < RUNS; i++) {
    const fresh = newEvidenceLink(
      `ev_z${i}`,
      { from: must(records.highlights[i * 31], 'a quote').id, to: must(records.insights[i * 7], 'an insight').id },
      { now: '2026-05-01T00:00:00.000Z', by: 'au_1' },
    );
    const link = { ...fresh, rev: 1, updatedAt: '2026-05-01T00:00:00.000Z' };
    const start = performance.now();
    graph = patchGraph(graph, [{ list: 'links', id: link.id, record: link }]);
    const sum = all(graph);
    patched.push(performance.now() - start);
    if (i % 6 > 0) continue;
    const again = performance.now();
    const same = all(buildGraph(graph.records));
    anew.push(performance.now() - again);
    if (Math.abs(same - sum) > 1e-6) throw new Error('expected: the same strength both ways');
  }
  return { patched, anew };
}
