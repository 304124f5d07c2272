import type { Page } from '@playwright/test';
import { expect, test } from '../fixture.ts';
import { goTo, records } from './talk.ts';

test.use({ launchArgs: ['--sample'] });

interface Row {
  readonly id: string;
  readonly deletedAt: string | null;
  readonly parentId?: string | null;
  readonly interviewId?: string;
  readonly from?: string;
  readonly to?: string;
}

/** What leads to what, from the records alone: [from the evidence, to the claim]. */
async function edges(page: Page): Promise<readonly (readonly [string, string])[]> {
  const live = async (table: string): Promise<readonly Row[]> =>
    (await records<Row>(page, table)).filter(({ deletedAt }) => deletedAt === null);
  const [links, needs, highlights] = await Promise.all(['evidence', 'needs', 'highlights'].map(live));
  const known = new Set(
    (await Promise.all(['goals', 'needs', 'insights', 'highlights', 'interviews'].map(live)))
      .flat()
      .map(({ id }) => id),
  );
  const found = [
    ...(links ?? []).map(({ from = '', to = '' }) => [from, to] as const),
    // Goals nest too, but a goal below another is no evidence for it.
    ...(needs ?? []).map(({ id, parentId }) => [id, parentId ?? ''] as const),
    ...(highlights ?? []).map(({ id, interviewId = '' }) => [interviewId, id] as const),
  ];
  return found.filter(([from, to]) => known.has(from) && known.has(to));
}

function closure(start: string, next: (id: string) => readonly string[]): Set<string> {
  const seen = new Set([start]);
  for (const id of seen) for (const one of next(id)) seen.add(one);
  return seen;
}

const chain = (all: readonly (readonly [string, string])[], id: string): string[] => {
  const below = closure(id, (at) => all.filter(([, to]) => to === at).map(([from]) => from));
  const above = closure(id, (at) => all.filter(([from]) => from === at).map(([, to]) => to));
  return [...new Set([...below, ...above])].sort();
};

/** Every place of the drawing, folds opened, from its top to its end. */
async function drawn(page: Page, which: string): Promise<string[]> {
  const drawing = page.getByRole('region', { name: /^The line from goals to interviews/ });
  await expect(drawing.locator('[data-place]').first()).toBeVisible();
  const found = new Set<string>();
  for (let top = 0, end = 1; top <= end; top += 200) {
    end = await drawing.evaluate((box, to) => {
      box.scrollTop = to;
      return box.scrollHeight - box.clientHeight;
    }, top);
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 200))));
    const more = drawing.locator(`[data-place^="more "]${which}`).first();
    if (await more.isVisible()) {
      await more.click();
      top = -200;
      continue;
    }
    for (const id of await drawing
      .locator(`[data-place]${which}`)
      .evaluateAll((all) => all.map((one) => one.getAttribute('data-place') ?? ''))) {
      if (!id.includes(' ')) found.add(id);
    }
  }
  return [...found].sort();
}

test('39 a chosen goal lights what it stands on, down to the quotes; a quote lights the goals above it', async ({
  page,
}) => {
  test.setTimeout(60_000);
  await goTo(page, '#/throughline');
  const all = await edges(page);
  const goals = (await records<Row>(page, 'goals')).map(({ id }) => id);
  const goal = goals.toSorted((a, b) => chain(all, b).length - chain(all, a).length)[0] ?? '';
  const quote = chain(all, goal).find((id) => id.startsWith('hl_')) ?? '';
  for (const id of [goal, quote]) {
    await goTo(page, `#/throughline?focus=${id}`);
    await expect(page.locator(`[data-place="${id}"][aria-pressed=true]`)).toBeVisible();
    expect(await drawn(page, '[data-lit]')).toEqual(chain(all, id));
  }
  expect(chain(all, quote)).toContain(goal);
});

test('40 the outline holds the same records as the drawing', async ({ page }) => {
  test.setTimeout(90_000);
  await goTo(page, '#/throughline');
  const inDrawing = await drawn(page, '');
  const known = ['goals', 'needs', 'insights', 'highlights', 'interviews'];
  const live = (await Promise.all(known.map((table) => records<Row>(page, table)))).flat();
  expect(inDrawing).toEqual(
    live
      .filter(({ deletedAt }) => deletedAt === null)
      .map(({ id }) => id)
      .sort(),
  );

  await goTo(page, '#/throughline?tab=outline');
  await page.getByRole('treeitem').first().waitFor();
  await page.locator('[role=treeitem][tabindex="0"]').focus();
  await page.keyboard.press('Home');
  const inOutline = new Set<string>();
  for (let last = ''; ; ) {
    const { key, id, closed } = await page.evaluate(() => {
      const row = document.activeElement as HTMLElement;
      return {
        key: `${row.style.insetBlockStart} ${row.textContent}`,
        id: row.dataset.place ?? null,
        closed: row.getAttribute('aria-expanded') === 'false',
      };
    });
    if (id !== null) inOutline.add(id);
    if (closed) await page.keyboard.press('ArrowRight');
    if (key === last) break;
    last = key;
    await page.keyboard.press('ArrowDown');
  }
  expect([...inOutline].sort()).toEqual(inDrawing);
});

test('39 the list of gaps is the one that the records give', async ({ page }) => {
  const all = await edges(page);
  const ids = async (table: string): Promise<readonly string[]> =>
    (await records<Row>(page, table)).filter(({ deletedAt }) => deletedAt === null).map(({ id }) => id);
  const below = (id: string, prefix: string): boolean => chain(all, id).some((one) => one.startsWith(prefix));
  const wanted: readonly (readonly [string, readonly string[]])[] = [
    ['Goals without a need', (await ids('goals')).filter((id) => !below(id, 'nd_'))],
    ['Needs without evidence', (await ids('needs')).filter((id) => !below(id, 'hl_'))],
    ['Insights without a quote', (await ids('insights')).filter((id) => !below(id, 'hl_'))],
    ['Insights that serve no need', (await ids('insights')).filter((id) => !below(id, 'nd_'))],
    ['Quotes in no insight', (await ids('highlights')).filter((id) => !all.some(([from]) => from === id))],
  ];
  expect(wanted.flatMap(([, found]) => found).length).toBeGreaterThan(0);
  await goTo(page, '#/throughline?tab=gaps');
  await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible();
  for (const [name, found] of wanted) {
    const group = page.locator('section', {
      has: page.getByRole('heading', { level: 2, name: new RegExp(`^${name}`) }),
    });
    const hrefs = await group
      .locator('li a[href]')
      .evaluateAll((links) => links.map((one) => one.getAttribute('href') ?? ''));
    const listed = hrefs.map((href) => /(gl|nd|in|hl)_[\w-]+$/.exec(href)?.[0] ?? href);
    expect([...listed].sort(), name).toEqual([...found].sort());
  }
});
