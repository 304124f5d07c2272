import type { Page } from '@playwright/test';
import { expect } from '../fixture.ts';
import { goTo } from './talk.ts';

/** Makes a report of the sample's first study out of a template, and opens it. */
export async function openReport(page: Page, template = 'Discovery summary'): Promise<void> {
  await goTo(page, '#/reports');
  await page.getByRole('button', { name: `Use “${template}”` }).click();
  await page.getByRole('dialog').getByRole('option').first().click();
  await expect(page.getByRole('article').getByRole('blockquote').first()).toBeVisible();
}

/** Chooses how the report leaves, and goes past what is still to be mended. */
export async function exportAs(page: Page, format: string): Promise<void> {
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  await page.getByRole('menuitem', { name: format }).click();
  const anyway = page.getByRole('alertdialog').getByRole('button', { name: 'Export anyway' });
  // Whether it asks shows at once.
  if (await anyway.isVisible()) await anyway.click();
}

/** The words of each quote on the paper. */
export const quotesOn = (page: Page): Promise<readonly string[]> =>
  page.getByRole('article').getByRole('blockquote').allTextContents();

/**
 * The PDF of the report on screen. The desktop writes the file; a browser is asked for its print dialog, which a spec cannot press: what
 * the dialog saves is printed beside it.
 */
export async function printedReport(
  page: Page,
  hasDialog: boolean,
  saved: (name: string) => Promise<Buffer>,
  name: string,
): Promise<Uint8Array> {
  if (!hasDialog) {
    await exportAs(page, 'Document (PDF)');
    return new Uint8Array(await saved(name));
  }
  const asked = page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        window.print = resolve;
      }),
  );
  await exportAs(page, 'Document (PDF)');
  await asked;
  return new Uint8Array(await page.pdf({ tagged: true, outline: true, printBackground: true, format: 'A4' }));
}
