import { must } from '#shared/domain/assert.ts';
import { ADDRESS, freshPage, servedBuild } from './browser.ts';
import { needTree } from './line-workspace.ts';
import { budget, OURS, type Report, report, row } from './report.ts';
import { seed } from './seed-line.ts';

const RUNS = 30;
const NEEDS = 2_000;

/** The outline of two thousand needs: opening all of it, and one step by an arrow key. */
export async function tree(size: string): Promise<Report> {
  const stop = await servedBuild();
  const { page, close } = await freshPage();
  const [expand, step]: [number[], number[]] = [[], []];
  try {
    await seed(page, { needs: needTree(NEEDS) });
    await page.goto(`${ADDRESS}#/needs`);
    const rows = page.getByRole('treegrid');
    await rows.waitFor();
    const choose = async (item: string): Promise<void> => {
      await page.getByRole('button', { name: 'Levels' }).click();
      await page.getByRole('menuitem', { name: item }).waitFor();
    };
    const counted = (least: boolean): Promise<number> =>
      page.evaluate(
        ([many, wanted]) =>
          new Promise<number>((resolve) => {
            const start = performance.now();
            const item = [...document.querySelectorAll<HTMLElement>('[role="menuitem"]')].find(
              (one) => one.textContent?.trim() === wanted,
            );
            item?.click();
            const look = (): void => {
              const count = Number(document.querySelector('[role="treegrid"]')?.getAttribute('aria-rowcount') ?? 0);
              if (many ? count > 2_000 : count < 1_000) setTimeout(() => resolve(performance.now() - start));
              else requestAnimationFrame(look);
            };
            requestAnimationFrame(look);
          }),
        [least, least ? 'All levels' : 'Top level only'] as const,
      );
    for (let i = 0; i < RUNS; i++) {
      await choose('Top level only');
      await counted(false);
      await choose('All levels');
      expand.push(await counted(true));
    }
    await page.locator('[role="treegrid"] [tabindex="0"]').first().focus();
    for (let i = 0; i < RUNS; i++) {
      step.push(
        await page.evaluate(
          () =>
            new Promise<number>((resolve) => {
              const before = document.activeElement;
              const start = performance.now();
              before?.dispatchEvent(
                new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true, cancelable: true }),
              );
              const look = (): void => {
                if (document.activeElement === before) requestAnimationFrame(look);
                else setTimeout(() => resolve(performance.now() - start));
              };
              requestAnimationFrame(look);
            }),
        ),
      );
    }
  } finally {
    await close();
    await stop();
  }
  const rows = [row('expand 2,000 needs', OURS, expand), row('arrow key', OURS, step)];
  const [all, one] = rows;
  return report('tree', size, rows, [budget(must(all, 'a row'), 400), budget(must(one, 'a row'), 33)]);
}
