import type { Page } from '@playwright/test';
import { expect, test } from '../fixture.ts';
import { goTo, records } from './talk.ts';

test.use({ launchArgs: ['--sample'] });

interface HighlightRow {
  readonly id: string;
  readonly anchor: { readonly quote: string; readonly block: string };
  readonly tagIds: readonly string[];
  readonly participantId: string | null;
  readonly interviewId: string;
}
interface Named {
  readonly id: string;
  readonly label?: string;
  readonly alias?: string;
  readonly participantIds?: readonly string[];
  readonly parentId?: string | null;
}

const hits = (page: Page): Promise<readonly string[]> =>
  page.locator('[data-hit]').evaluateAll((all) => all.map((row) => row.getAttribute('data-hit') ?? '').sort());
const field = (page: Page) => page.getByRole('searchbox', { name: 'Search everything' });
const chips = (page: Page) => page.getByRole('list', { name: 'Filters of this search' }).getByRole('listitem');

test('13, 14 filters find exactly what they mean, chips mirror them, and a hit opens at its words', async ({
  page,
}) => {
  const highlights = await records<HighlightRow>(page, 'highlights');
  const tags = await records<Named>(page, 'tags');
  const people = await records<Named>(page, 'participants');
  const interviews = new Map(
    (await records<Named>(page, 'interviews')).map((one) => [one.id, one.participantIds ?? []]),
  );
  const saidBy = ({ participantId, interviewId }: HighlightRow): readonly string[] => [
    ...(interviews.get(interviewId) ?? []),
    ...(participantId ? [participantId] : []),
  ];
  // The tag and the person that have the most quotes together, and a word of one of them that another has not.
  const pairs = tags.flatMap((tag) =>
    people.map((person) => {
      const own = highlights.filter((one) => one.tagIds.includes(tag.id) && saidBy(one).includes(person.id));
      return { tag, person, own };
    }),
  );
  const [best] = pairs.sort((a, b) => b.own.length - a.own.length);
  if (best === undefined || best.own.length < 3)
    throw new Error('expected: a tag with quotes of one person in the sample');
  const wordsOf = (one: HighlightRow): readonly string[] => one.anchor.quote.toLowerCase().match(/[a-z]{5,}/g) ?? [];
  const word = best.own
    .flatMap(wordsOf)
    .find((one) => best.own.some((other) => !wordsOf(other).some((said) => said.startsWith(one.slice(0, 4)))));
  if (word === undefined) throw new Error('expected: a word that tells the quotes apart');
  const all = best.own.map(({ id }) => id).sort();

  await goTo(page, '#/search');
  await field(page).fill(`tag:"${best.tag.label}" participant:${best.person.alias} -${word} `);
  await expect.poll(async () => (await hits(page)).length).toBeGreaterThan(0);
  const without = all.filter((id) => {
    const one = best.own.find((own) => own.id === id);
    return one !== undefined && !wordsOf(one).includes(word);
  });
  await expect.poll(() => hits(page)).toEqual(without);
  expect(without.length).toBeLessThan(all.length);
  await expect(chips(page)).toHaveCount(2);

  await test.step('a chip taken away changes the results and the address', async () => {
    await page.getByRole('button', { name: `Remove filter participant:${best.person.alias}` }).click();
    await expect(chips(page)).toHaveCount(1);
    await expect(field(page)).toHaveValue(new RegExp(`^tag:.+ -${word} $`));
    await expect.poll(() => new URLSearchParams(page.url().split('?')[1]).get('q')).not.toContain('participant:');
    const wider = highlights.filter((one) => one.tagIds.includes(best.tag.id) && !wordsOf(one).includes(word));
    await expect.poll(() => hits(page)).toEqual(wider.map(({ id }) => id).sort());
  });

  await test.step('14 a hit opens in view, its words marked, with the focus there', async () => {
    const said = highlights.find(({ anchor }) => anchor.block.startsWith('sg_') && anchor.quote.length > 40);
    if (said === undefined) throw new Error('expected: a quote of a talk in the sample');
    const segment = (await records<{ readonly id: string; readonly text: string }>(page, 'segments')).find(
      ({ id }) => id === said.anchor.block,
    );
    const phrase = said.anchor.quote.split(' ').slice(0, 4).join(' ');
    await field(page).fill(`type:highlight "${phrase}"`);
    const row = page.locator(`[data-hit="${said.id}"]`);
    await expect(row.locator('mark').first()).toBeVisible();
    await row.focus();
    await page.keyboard.press('Enter');
    const turn = page
      .getByRole('region', { name: 'Transcript' })
      .getByRole('listitem')
      .filter({ hasText: segment?.text ?? '' });
    await expect(turn).toBeInViewport();
    await expect(turn).toBeFocused();
    await expect(turn.locator('mark').first()).toBeVisible();

    await page.goBack();
    await field(page).fill(`type:transcript "${phrase}"`);
    const talk = page.locator(`[data-hit="${said.interviewId}"]`);
    await expect(talk.locator('mark').first()).toBeVisible();
    await talk.focus();
    await page.keyboard.press('Enter');
    await expect(turn).toBeInViewport();
    await expect(turn).toBeFocused();
    const painted = () => page.evaluate(() => [...(CSS.highlights.get('sought') ?? [])].map(String));
    await expect.poll(painted).toEqual(expect.arrayContaining(phrase.match(/\p{L}+/gu) ?? []));
  });
});
