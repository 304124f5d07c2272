import { expect, test } from '../fixture.ts';
import { aTalk, goTo, openTalk, records, turn } from './talk.ts';

const SENTENCES = [
  'We export the invoice to a sheet every week because nobody can approve it inside the tool.',
  'It costs us a day, and then somebody asks again.',
  'I ping finance in the chat and wait for an answer.',
];

test('29 a talk of three hours opens within 600 ms and scrolls; a speaker who is mapped has that name everywhere', async ({
  page,
  pick,
}) => {
  test.setTimeout(90_000);
  const turns = Array.from({ length: 2_500 }, (_, i) => ({
    speaker: ['Dana', 'Interviewer'][i % 2] ?? '',
    text: `${SENTENCES[i % 3]} Turn ${i}.`,
  }));
  expect(aTalk(turns).length).toBeGreaterThan(200_000);
  await openTalk(page, pick, aTalk(turns));

  await test.step('it opens', async () => {
    const took: number[] = [];
    for (let i = 0; i < 5; i++) {
      await goTo(page, '#/interviews');
      await page.getByRole('row').nth(1).click();
      await page.evaluate(() => {
        Object.assign(window, { took: null });
        document.addEventListener(
          'keydown',
          () => {
            const from = performance.now();
            const observer = new MutationObserver(() => {
              if (document.querySelector('[data-words]') === null) return;
              observer.disconnect();
              requestAnimationFrame(() => setTimeout(() => Object.assign(window, { took: performance.now() - from })));
            });
            observer.observe(document.body, { childList: true, subtree: true });
          },
          { capture: true, once: true },
        );
      });
      await page.keyboard.press('Enter');
      await page.waitForFunction(() => (window as unknown as { took: number | null }).took !== null);
      took.push(await page.evaluate(() => (window as unknown as { took: number }).took));
    }
    // Whoever shares the computer may slow one of them down.
    expect(took.sort((a, b) => a - b)[2]).toBeLessThan(600);
    const list = page.getByRole('region', { name: 'Transcript' }).getByRole('listitem');
    await expect(list.first()).toHaveAttribute('aria-setsize', '2500');
    expect(await list.count()).toBeLessThan(80);
  });

  await test.step('it scrolls, with fewer than 15 % of slow frames', async () => {
    const box = await page.getByRole('region', { name: 'Transcript' }).boundingBox();
    await page.mouse.move((box?.x ?? 0) + 200, (box?.y ?? 0) + 200);
    await page.evaluate(() => {
      const gaps: number[] = [];
      let last = performance.now();
      const tick = (): void => {
        gaps.push(performance.now() - last);
        last = performance.now();
        requestAnimationFrame(tick);
      };
      requestAnimationFrame(tick);
      Object.assign(window, { gaps });
    });
    for (let i = 0; i < 120; i++) {
      await page.mouse.wheel(0, 240);
      await page.waitForTimeout(12);
    }
    const gaps = await page.evaluate(() => (window as unknown as { gaps: number[] }).gaps);
    expect(gaps.length).toBeGreaterThan(40);
    expect(gaps.filter((gap) => gap > 33).length / gaps.length).toBeLessThan(0.15);
    await expect(turn(page, 'Turn 0.')).not.toBeInViewport();
  });

  await test.step('both ends are a key away', async () => {
    await page.getByRole('region', { name: 'Transcript' }).locator('time').nth(5).click();
    await page.keyboard.press('Control+End');
    await expect(turn(page, 'Turn 2499.')).toBeInViewport();
    await page.keyboard.press('Control+Home');
    await expect(turn(page, 'Turn 0.')).toBeInViewport();
  });

  await test.step('a speaker gets another name in all of her turns, and a person', async () => {
    const transcript = page.getByRole('region', { name: 'Transcript' });
    await page.keyboard.press('Home');
    await page.keyboard.press('h');
    await page.keyboard.press('Control+Shift+s');
    const sheet = page.getByRole('dialog', { name: 'Who says this?' });
    await sheet.getByRole('combobox', { name: 'Speaker' }).selectOption({ label: 'Somebody new' });
    await sheet.getByRole('textbox', { name: 'Name' }).fill('Maren');
    await sheet.getByRole('combobox', { name: 'Where' }).selectOption({ label: 'All 1,250 segments of Dana' });
    await sheet.getByRole('button', { name: 'Change' }).click();
    await expect(transcript.getByRole('listitem', { name: 'Maren, 00:00' })).toBeVisible();
    await expect(transcript.getByText('Dana', { exact: true })).toHaveCount(0);
    await page.keyboard.press('Control+End');
    await expect(turn(page, 'Turn 2498.')).toHaveAttribute('aria-label', /^Maren, /);
    await expect(transcript.getByText('Dana', { exact: true })).toHaveCount(0);

    await page.getByRole('tab', { name: 'Details' }).click();
    const [person] = await records<{ readonly id: string; readonly alias: string }>(page, 'participants');
    await page.getByRole('combobox', { name: 'Maren' }).selectOption(person?.id ?? '');
    const whose = async () =>
      (await records<{ readonly participantId: string | null }>(page, 'highlights')).map((one) => one.participantId);
    await expect.poll(whose).toEqual([person?.id]);
    await goTo(page, '#/highlights');
    await expect(page.getByRole('row', { name: /Turn 0\./ })).toContainText(person?.alias ?? '?');
  });
});
