import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixture.ts';
import { recordId } from './screens.ts';

/** What a crash may take at most: the throttle of a text's saves and one write to the disk. */
const MOST_LOST_MS = 250;
/** The word is painted a frame after the key that takes it back. */
const SPEAKS_AFTER_MS = 50;
const KILLS = 3;

test.use({ launchArgs: ['--sample'] });

test('a crash takes no word older than a moment, and none that was said to be saved', async ({ page, relaunch }) => {
  test.setTimeout(150_000);
  const interview = await recordId(page, 'interviews', 'Greenholt');
  let note = await openNote(page, interview, async (notes) => {
    const before = await notes.count();
    await page.getByRole('button', { name: 'New note' }).click();
    await expect(notes).toHaveCount(before + 1);
  });
  let open = page;
  let written = '';
  for (let round = 1; round <= KILLS; round++) {
    const saved = await watchSaved(open, note);
    await note.click();
    await open.keyboard.press('Control+End');
    const first = await type(open, ` ${round}: she said.`);
    await expect.poll(() => saved.at(-1)).toBe(written + first.text);
    const second = await type(open, ' Then she was still.');
    await open.waitForTimeout(150 + Math.random() * 250);

    const killedAt = Date.now();
    open = await relaunch();
    const said = written + first.text + second.text;
    const isOld = (at: number): boolean => at <= killedAt - MOST_LOST_MS;
    const owed = written + first.text + second.text.slice(0, second.at.filter(isOld).length);
    note = await openNote(open, interview);
    await expect(note).toContainText(saved.at(-1)?.trim() ?? 'nothing was said to be saved');
    const found = (await note.textContent()) ?? '';
    expect(said.startsWith(found), `what is there was typed: "${found}"`).toBe(true);
    expect(
      found.startsWith(owed),
      `killed ${killedAt - (second.at.at(-1) ?? 0)} ms after the last key: "${found}"`,
    ).toBe(true);
    written = found;
  }
});

/** The last note of an interview, after `prepare` has had the notes. */
async function openNote(page: Page, interview: string, prepare?: (notes: Locator) => Promise<void>): Promise<Locator> {
  await page.evaluate((id) => {
    window.location.hash = `#/interviews/${id}?tab=notes`;
  }, interview);
  const notes = page.getByRole('textbox', { name: /^Note/ });
  await expect(notes.first()).toBeVisible();
  await prepare?.(notes);
  return notes.last();
}

/** Types as a quick writer does. `at` holds when each key had reached the page. */
async function type(page: Page, text: string): Promise<{ readonly text: string; readonly at: readonly number[] }> {
  const at: number[] = [];
  for (const key of text) {
    await page.keyboard.type(key);
    at.push(Date.now());
    await page.waitForTimeout(15);
  }
  return { text, at };
}

/** The texts of a note that the window has called "Saved", as a person saw them: read frame by frame. */
async function watchSaved(page: Page, note: Locator): Promise<readonly string[]> {
  const saved: string[] = [];
  await page.exposeFunction('tellSaved', (text: string) => void saved.push(text));
  const word = page.getByText('Saved', { exact: true });
  await expect(word).toBeVisible();
  const [noteElement, wordElement] = [await note.elementHandle(), await word.elementHandle()];
  await page.evaluate(
    ({ noteElement, wordElement, rest }) => {
      let text = '';
      let since = performance.now();
      let told = '';
      const look = (): void => {
        const now = noteElement?.textContent ?? '';
        if (now !== text) [text, since] = [now, performance.now()];
        const isSaved = wordElement?.isConnected && wordElement.textContent === 'Saved';
        if (isSaved && text !== told && performance.now() - since >= rest) {
          told = text;
          void (window as unknown as { tellSaved(said: string): Promise<void> }).tellSaved(text);
        }
        requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    },
    { noteElement, wordElement, rest: SPEAKS_AFTER_MS },
  );
  return saved;
}
