import type { Locator, Page } from '@playwright/test';
import type { Random } from '../fuzz/random.ts';

/** The word is painted a frame after the key that takes it back. */
const SPEAKS_AFTER_MS = 50;

/** What was typed into a note, and what the window said of it. */
export interface Typing {
  readonly text: string;
  /** When each letter had reached the page, in ms of the epoch. */
  readonly at: readonly number[];
}

/** The last note of an interview; `fresh` makes one first. */
export async function openNote(page: Page, interview: string, fresh = false): Promise<Locator> {
  await page.evaluate((id) => {
    window.location.hash = `#/interviews/${id}?tab=notes`;
  }, interview);
  const notes = page.getByRole('textbox', { name: /^Note/ });
  await notes.first().waitFor();
  if (fresh) {
    const before = await notes.count();
    await page.getByRole('button', { name: 'New note' }).click();
    await notes.nth(before).waitFor();
  }
  return notes.last();
}

/** Types as a quick writer does, with rests, until `isOver` or the page is gone. */
export async function typeOn(page: Page, note: Locator, chance: Random, isOver: () => boolean): Promise<Typing> {
  const at: number[] = [];
  let text = '';
  try {
    await note.click();
    await page.keyboard.press('Control+End');
    while (!isOver()) {
      const letter = chance.chance(0.17) ? ' ' : chance.pick(LETTERS);
      await page.keyboard.type(letter);
      if (isOver()) break;
      text += letter;
      at.push(Date.now());
      // A rest long enough for the word "Saved" now and then, and a speed of 40 to 120 words a minute between.
      await pause(chance.chance(0.03) ? 350 + chance.below(500) : 15 + chance.below(60));
    }
  } catch (cause) {
    if (!isOver()) throw cause;
  }
  return { text, at };
}

/** The texts of a note that the window has called "Saved", as a person saw them: read frame by frame. */
export async function watchSaved(page: Page, note: Locator): Promise<readonly string[]> {
  const saved: string[] = [];
  await page.exposeFunction('tellSaved', (text: string) => void saved.push(text));
  const word = page.getByText('Saved', { exact: true });
  await word.waitFor();
  const noteElement = await note.elementHandle();
  await page.evaluate(
    ({ noteElement, rest }) => {
      let text = '';
      let since = performance.now();
      let told = '';
      const isSaved = (): boolean =>
        [...document.querySelectorAll('section[data-region] > span')].some(
          ({ textContent }) => textContent === 'Saved',
        );
      const look = (): void => {
        const now = noteElement?.textContent ?? '';
        if (now !== text) [text, since] = [now, performance.now()];
        if (text !== told && performance.now() - since >= rest && isSaved()) {
          told = text;
          void (window as unknown as { tellSaved(said: string): Promise<void> }).tellSaved(text);
        }
        requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    },
    { noteElement, rest: SPEAKS_AFTER_MS },
  );
  return saved;
}

const LETTERS = [...'etaoinshrdlucmfwygpbvk'];

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
