import type { Page } from '@playwright/test';
import { expect, test } from '../fixture.ts';
import type { RunningApp } from '../running-app.ts';
import { goTo, records } from './talk.ts';

test.use({ launchArgs: ['--sample'] });

interface SegmentRow {
  readonly id: string;
  readonly transcriptId: string;
  readonly text: string;
}

/** Brings a link in as the system does: by a second start. A browser has no way in but the address, which says the same. */
async function bring(app: RunningApp, page: Page, link: string, address: string): Promise<void> {
  if (app.desktop === null) await goTo(page, address);
  else expect(await app.desktop.spawnSecond([link])).toBe(0);
}

/** Every row of the project as one text. */
const everything = async (page: Page): Promise<string> => {
  const tables = ['interviews', 'segments', 'highlights', 'insights', 'needs', 'goals', 'evidence', 'changes'];
  return JSON.stringify(await Promise.all(tables.map((table) => records(page, table))));
};

test('08 a link opens and focuses its segment; one that means nothing says so and changes nothing', async ({
  page,
  app,
}) => {
  const segments = await records<SegmentRow>(page, 'segments');
  const transcripts = await records<{ readonly id: string; readonly interviewId: string }>(page, 'transcripts');
  const segment = segments.findLast(({ text }) => text.length > 40);
  const interview = transcripts.find(({ id }) => id === segment?.transcriptId)?.interviewId;
  if (segment === undefined || interview === undefined) throw new Error('expected: a segment of a talk in the sample');
  const before = await everything(page);

  await bring(
    app,
    page,
    `throughline://open/local/interview/${interview}?seg=${segment.id}`,
    `#/interviews/${interview}?seg=${segment.id}`,
  );
  const turn = page.getByRole('listitem').filter({ hasText: segment.text });
  await expect(turn).toBeFocused();
  await expect(turn).toBeInViewport();

  await bring(app, page, 'throughline://open/local/interview/iv_nobody', '#/interviews/iv_nobody');
  await expect(page.getByRole('main').getByRole('heading', { name: 'Not in this workspace' })).toBeVisible();

  const address = page.url();
  await bring(app, page, 'throughline://erase/local/interview/iv_1', '#/erase/everything');
  if (app.desktop === null) await expect(page.getByText('The address names something that is not here')).toBeVisible();
  else {
    await expect(
      page.getByText('This link is not one that Throughline understands. Nothing was changed.'),
    ).toBeVisible();
    expect(page.url()).toBe(address);
  }
  expect(await everything(page)).toBe(before);
});
