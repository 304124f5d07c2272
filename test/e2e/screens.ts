import type { Page } from '@playwright/test';

/** One screen of the sample project: how to get there, from the app's start. */
export interface Screen {
  readonly name: string;
  readonly open: (page: Page) => Promise<void>;
}

const at = (hash: string) => async (page: Page) => {
  await page.evaluate((to) => {
    window.location.hash = to;
  }, hash);
};

/** Opens the record of a table whose text holds `words`. */
const recordWith =
  (route: string, table: string, words: string, more = '') =>
  async (page: Page) => {
    const id = await recordId(page, table, words);
    await at(`#/${route}/${id}${more}`)(page);
  };

const lineOf = (words: string, more: string) => async (page: Page) => {
  const id = await recordId(page, 'needs', words);
  await at(`#/throughline?focus=${id}${more}`)(page);
};

/** Every screen that a person meets, in the order of the line. Shared by the pictures and the accessibility specs. */
export const SCREENS: readonly Screen[] = screens((words) => words);

/** The same in a workspace of any content: where the sample has a record of its own, the first one of its table is shown. */
export const ANY_SCREENS: readonly Screen[] = screens(() => '');

function screens(words: (of: string) => string): readonly Screen[] {
  const recordAt = (route: string, table: string, of: string, more = ''): Screen['open'] =>
    recordWith(route, table, words(of), more);
  const throughline = (more: string): Screen['open'] => lineOf(words('Get every last change'), more);
  return [
    { name: 'interviews', open: at('#/interviews') },
    { name: 'interview', open: recordAt('interviews', 'interviews', 'Ines') },
    { name: 'interview-notes', open: recordAt('interviews', 'interviews', 'Greenholt', '?tab=notes') },
    { name: 'interview-details', open: recordAt('interviews', 'interviews', 'Tomas', '?tab=details') },
    { name: 'interview-mode', open: recordAt('interviews', 'interviews', 'Greenholt', '/session') },
    { name: 'inbox', open: at('#/inbox') },
    { name: 'proposals', open: at('#/proposals') },
    { name: 'guides', open: at('#/guides') },
    { name: 'guide', open: recordAt('guides', 'guides', 'gd_') },
    { name: 'coverage', open: recordAt('guides', 'guides', 'gd_', '/coverage') },
    { name: 'highlights', open: at('#/highlights') },
    { name: 'highlights-themes', open: at('#/highlights?view=themes') },
    { name: 'reports', open: at('#/reports') },
    { name: 'codebook', open: at('#/codebook') },
    { name: 'insights', open: at('#/insights') },
    { name: 'insight', open: recordAt('insights', 'insights', 'Cafes would enter') },
    { name: 'needs', open: at('#/needs') },
    { name: 'need', open: recordAt('needs', 'needs', 'Get every last change') },
    { name: 'goals', open: at('#/goals') },
    { name: 'goal', open: recordAt('goals', 'goals', 'throw away less') },
    { name: 'throughline', open: throughline('') },
    { name: 'throughline-outline', open: throughline('&tab=outline') },
    { name: 'throughline-gaps', open: at('#/throughline?tab=gaps') },
    { name: 'analysis', open: at('#/analysis') },
    { name: 'analysis-attribute', open: at('#/analysis?view=attribute') },
    { name: 'analysis-together', open: at('#/analysis?view=together') },
    { name: 'analysis-saturation', open: at('#/analysis?tab=saturation') },
    { name: 'map-forces', open: at('#/analysis?tab=maps') },
    { name: 'map-stages', open: at('#/analysis?tab=maps&map=stages') },
    { name: 'map-assumptions', open: at('#/analysis?tab=maps&map=assumptions') },
    { name: 'prioritise', open: at('#/prioritise') },
    { name: 'prioritise-frameworks', open: at('#/prioritise?tab=frameworks') },
    { name: 'throughline-table', open: at('#/throughline?tab=table') },
    { name: 'opportunity-tree', open: at('#/opportunity-tree') },
    { name: 'needs-compare', open: at('#/needs?view=compare') },
    { name: 'insights-themes', open: at('#/insights?by=theme') },
    { name: 'canvas', open: at('#/canvas') },
    { name: 'decisions', open: at('#/decisions') },
    { name: 'rounds', open: at('#/rounds') },
    { name: 'rules', open: at('#/rules') },
    { name: 'digest', open: at('#/digest') },
    { name: 'search', open: at('#/search?q=order%20phone') },
    { name: 'studies', open: at('#/studies') },
    { name: 'study', open: recordAt('studies', 'studies', 'From order to oven') },
    { name: 'participants', open: at('#/participants') },
    { name: 'participant', open: recordAt('participants', 'participants', 'P-001') },
    { name: 'conflicts', open: at('#/conflicts') },
    { name: 'trash', open: at('#/trash') },
    { name: 'settings', open: at('#/settings') },
    {
      name: 'palette',
      open: async (page) => {
        await at('#/interviews')(page);
        await page.keyboard.press('Control+k');
        await page.getByRole('dialog').getByRole('combobox').fill('order');
      },
    },
  ];
}

/** The id of the first record of a table whose JSON holds `words`, read from the page's own database. */
export function recordId(page: Page, table: string, words: string): Promise<string> {
  return page.evaluate(
    async ([store, text]) => {
      // A restore goes on in a database of the next generation.
      const names = (await indexedDB.databases())
        .map(({ name }) => name ?? '')
        .filter((name) => /^tl-local-\d+$/.test(name));
      const newest = names.sort((a, b) => a.length - b.length || (a < b ? -1 : 1)).at(-1) ?? '';
      return new Promise<string>((resolve, reject) => {
        const open = indexedDB.open(newest);
        open.onerror = () => reject(open.error);
        open.onsuccess = () => {
          const all = open.result.transaction(store).objectStore(store).getAll();
          all.onsuccess = () => {
            open.result.close();
            const found = (all.result as { id: string }[]).find((record) => JSON.stringify(record).includes(text));
            if (found) resolve(found.id);
            else reject(new Error(`no record of ${store} has the words ${text}`));
          };
        };
      });
    },
    [table, words] as const,
  );
}

/** Waits until nothing more is painted: data is local, so two quiet frames after the last request are enough. */
export async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page.waitForTimeout(350);
}
