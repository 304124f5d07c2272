import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from '@playwright/test';
import { ADDRESS, freshPage, servedBuild } from '../bench/browser.ts';
import { openLarge } from '../bench/open-large.ts';
import { ANY_SCREENS, SCREENS, settled } from './screens.ts';

const folder = path.resolve(import.meta.dirname, '../../dist/tour');

/** Walks the sample project, or with `--size large` the large workspace, through every screen, light and dark: one picture each. */
async function tour(size: string): Promise<number> {
  if (size !== 'sample' && size !== 'large') {
    console.error(`There is no size ${size}. Sizes: sample, large.`);
    return 2;
  }
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const stop = await servedBuild();
  const { page, close } = await freshPage();
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(`${page.url()}: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(`${page.url()}: ${message.text()}`);
  });
  let number = 0;
  const picture = async (name: string): Promise<void> => {
    const at = String(number++).padStart(2, '0');
    for (const theme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: theme });
      await settled(page);
      await page.screenshot({ path: path.join(folder, `${at}-${name}-${theme}.png`) });
    }
    console.log(`${at}-${name}`);
  };
  try {
    if (size === 'large') await openLarge(page);
    else {
      await ready(page);
      await picture('onboarding');
      await page.getByRole('button', { name: 'Open the sample project' }).click();
      await page.getByRole('heading', { level: 1, name: 'Throughline' }).waitFor();
    }
    for (const { name, open } of size === 'large' ? ANY_SCREENS : SCREENS) {
      await open(page);
      await settled(page);
      await picture(name);
      await page.keyboard.press('Escape');
    }
  } finally {
    await close();
    await stop();
  }
  for (const problem of problems) console.error(problem);
  console.log(`${number * 2} pictures in dist/tour, ${problems.length} errors`);
  return problems.length === 0 ? 0 : 1;
}

async function ready(page: Page): Promise<void> {
  await page.goto(ADDRESS);
  await page.waitForSelector('body[data-ready]');
}

const { values } = parseArgs({ options: { size: { type: 'string', default: 'sample' } } });
process.exit(await tour(values.size));
