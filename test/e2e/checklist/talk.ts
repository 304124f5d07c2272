import type { Locator, Page } from '@playwright/test';
import { expect } from '../fixture.ts';
import type { PickedFile } from '../picked-file.ts';

export const MOD = process.platform === 'darwin' ? 'Meta' : 'Control';

/** What a talk is made of, for `aTalk`. */
export interface Turn {
  readonly speaker: string;
  readonly text: string;
}

/** A subtitle file, four seconds a turn. */
export function aTalk(turns: readonly Turn[]): string {
  const clock = (s: number): string => new Date(s * 1000).toISOString().slice(11, 23);
  const cues = turns.map(({ speaker, text }, i) => `${clock(i * 4)} --> ${clock(i * 4 + 4)}\n<v ${speaker}>${text}`);
  return `WEBVTT\n\n${cues.join('\n\n')}\n`;
}

export const INVOICES: readonly Turn[] = [
  { speaker: 'Interviewer', text: 'How does an invoice get approved?' },
  { speaker: 'Dana', text: 'We export the invoice to a sheet every week. Nobody can approve it inside the tool.' },
  { speaker: 'Interviewer', text: 'What does that cost you?' },
  { speaker: 'Dana', text: 'It costs us a day. Then somebody asks again.' },
  { speaker: 'Dana', text: 'I ping finance in the chat and wait for an answer.' },
  { speaker: 'Interviewer', text: 'Did it ever go wrong?' },
  { speaker: 'Dana', text: 'Last month it went wrong twice before anyone noticed.' },
];

/** Brings a talk into an empty workspace as a person does, and opens its transcript. */
export async function openTalk(
  page: Page,
  pick: (files: readonly PickedFile[]) => Promise<void>,
  content: string = aTalk(INVOICES),
): Promise<Locator> {
  await pick([{ name: 'Maren.vtt', content }]);
  await page.getByRole('button', { name: 'Import files' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Import 1 file' }).click();
  await expect(page.getByText('Imported 1 interview.').first()).toBeVisible({ timeout: 30_000 });
  // It lies over the foot of the page for some seconds.
  await page.getByRole('button', { name: 'Dismiss' }).first().click();
  return openFirst(page);
}

export async function openFirst(page: Page): Promise<Locator> {
  await goTo(page, '#/interviews');
  await page.getByRole('row').nth(1).dblclick();
  const transcript = page.getByRole('region', { name: 'Transcript' });
  await expect(transcript.getByRole('listitem').first()).toBeVisible();
  return transcript;
}

export async function goTo(page: Page, hash: string): Promise<void> {
  await page.evaluate((to) => {
    window.location.hash = to;
  }, hash);
}

/** The turn that says these words. */
export const turn = (page: Page, words: string): Locator =>
  page.getByRole('region', { name: 'Transcript' }).getByRole('listitem').filter({ hasText: words });

/** Draws over words with the pointer, within one text node. */
export async function drawOver(page: Page, words: string, within: Locator = turn(page, words)): Promise<void> {
  await within.scrollIntoViewIfNeeded();
  const { from, to } = await within.evaluate((element, text) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.nodeValue?.indexOf(text) ?? -1;
      if (at < 0) continue;
      const letter = (offset: number): DOMRect => {
        const range = document.createRange();
        range.setStart(node, offset);
        range.setEnd(node, offset + 1);
        return range.getBoundingClientRect();
      };
      const [first, last] = [letter(at), letter(at + text.length - 1)];
      return {
        from: { x: first.left + 1, y: (first.top + first.bottom) / 2 },
        to: { x: last.right - 1, y: (last.top + last.bottom) / 2 },
      };
    }
    throw new Error(`the words are not in one text: ${text}`);
  }, words);
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(to.x, to.y, { steps: 6 });
  await page.mouse.up();
}

/** Puts the focus into the transcript as a person does: by a press beside the words of a turn. */
export async function enter(page: Page, words: string): Promise<void> {
  await turn(page, words).locator('time').first().click();
  await expect(turn(page, words)).toBeFocused();
}

/** All rows of a table in the page's own database. */
export function records<T extends object>(page: Page, table: string): Promise<readonly T[]> {
  return page.evaluate(
    (name) =>
      new Promise<T[]>((resolve, reject) => {
        const request = indexedDB.open('tl-local-1');
        request.onerror = () => reject(request.error);
        request.onsuccess = () => {
          const db = request.result;
          const all = db.transaction(name).objectStore(name).getAll();
          all.onsuccess = () => {
            db.close();
            resolve(all.result);
          };
          all.onerror = () => reject(all.error);
        };
      }),
    table,
  );
}

interface HighlightRow {
  readonly anchor: { readonly quote: string };
  readonly tagIds: readonly string[];
  readonly deletedAt: string | null;
  readonly needsReview: boolean;
}
interface TagRow {
  readonly id: string;
  readonly label: string;
  readonly codable: boolean;
  readonly deletedAt: string | null;
  readonly mergedInto: string | null;
}

/** What is coded: each quote with the names of its tags, in the order in which they were made. */
export async function coded(page: Page): Promise<readonly (readonly [string, readonly string[]])[]> {
  const names = new Map((await records<TagRow>(page, 'tags')).map(({ id, label }) => [id, label]));
  return (await records<HighlightRow>(page, 'highlights'))
    .filter(({ deletedAt }) => deletedAt === null)
    .map(({ anchor, tagIds }) => [anchor.quote, tagIds.map((id) => names.get(id) ?? '?')]);
}

export const toReview = async (page: Page): Promise<readonly string[]> =>
  (await records<HighlightRow>(page, 'highlights')).filter((h) => h.needsReview).map(({ anchor }) => anchor.quote);

/** The names of the tags, without groups and what is in the trash. */
export const tagNames = async (page: Page): Promise<readonly string[]> =>
  (await records<TagRow>(page, 'tags'))
    .filter(({ codable, deletedAt, mergedInto }) => codable && deletedAt === null && mergedInto === null)
    .map(({ label }) => label)
    .sort();
