import type { Page } from '@playwright/test';
import { expect, test } from '../fixture.ts';
import { aTalk, openFirst, openTalk, turn } from './talk.ts';

/** A WAV of a quiet tone. */
function tone(seconds: number, rate = 8_000): Buffer {
  const samples = seconds * rate;
  const wav = Buffer.alloc(44 + samples * 2);
  wav.write('RIFF', 0);
  wav.writeUInt32LE(36 + samples * 2, 4);
  wav.write('WAVEfmt ', 8);
  wav.writeUInt32LE(16, 16);
  wav.writeUInt16LE(1, 20);
  wav.writeUInt16LE(1, 22);
  wav.writeUInt32LE(rate, 24);
  wav.writeUInt32LE(rate * 2, 28);
  wav.writeUInt16LE(2, 32);
  wav.writeUInt16LE(16, 34);
  wav.write('data', 36);
  wav.writeUInt32LE(samples * 2, 40);
  for (let i = 0; i < samples; i++)
    wav.writeInt16LE(Math.round(600 * Math.sin((i * 2 * Math.PI * 220) / rate)), 44 + i * 2);
  return wav;
}

const TURNS = Array.from({ length: 10 }, (_, i) => ({ speaker: i % 2 ? 'Dana' : 'Sam', text: `Turn ${i} of ours.` }));
const player = (page: Page) => page.getByRole('region', { name: 'Recording' });
const seconds = async (page: Page): Promise<number> =>
  Number(await player(page).getByRole('slider').getAttribute('aria-valuenow'));

async function attach(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Attach a recording' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Attach', exact: true }).click();
}

test('30 playback follows the segments, a pressed time seeks, the speed is kept', async ({ page, pick }) => {
  await openTalk(page, pick, aTalk(TURNS));
  await pick([{ name: 'Maren.wav', content: tone(40) }]);
  await attach(page);
  await expect(player(page)).toBeVisible();
  await player(page).getByRole('combobox', { name: 'Speed' }).selectOption('2');

  await turn(page, 'Turn 5 of ours').getByRole('button', { name: 'Play from 00:20' }).click();
  await expect(player(page).getByRole('button', { name: 'Pause' })).toBeVisible();
  await expect.poll(() => seconds(page)).toBeGreaterThanOrEqual(20);
  await expect(turn(page, 'Turn 6 of ours')).toHaveAttribute('data-playing', '');
  await expect(page.locator('[data-playing]')).toHaveCount(1);
  // 4 seconds of talk at twice the speed.
  await expect(turn(page, 'Turn 7 of ours')).toHaveAttribute('data-playing', '', { timeout: 4_000 });
  await turn(page, 'Turn 7 of ours').focus();
  await page.keyboard.press('p');
  await expect(player(page).getByRole('button', { name: 'Play' })).toBeVisible();
  const stopped = await seconds(page);
  await page.keyboard.press(',');
  await expect.poll(async () => Math.round(stopped - (await seconds(page)))).toBe(5);

  await page.reload();
  await page.waitForSelector('body[data-ready]', { state: 'attached' });
  await openFirst(page);
  await expect(player(page).getByRole('combobox', { name: 'Speed' })).toHaveValue('2');
});

test('30 a recording that is damaged is a message that says so, and the transcript stays as it is', async ({
  page,
  pick,
}) => {
  await openTalk(page, pick, aTalk(TURNS));
  const noise = Buffer.from(Array.from({ length: 60_000 }, (_, i) => (i * 7919) % 251));
  await pick([{ name: 'Broken.mp3', content: noise }]);
  await attach(page);
  // The computer may find out by itself, or when it is to be played.
  await expect(page.getByRole('button', { name: 'Attach a recording' })).toHaveCount(0);
  await turn(page, 'Turn 1 of ours').focus();
  await page.keyboard.press('p');
  await expect(page.getByText('“Broken.mp3” cannot be played: it is damaged')).toBeVisible({ timeout: 15_000 });
  await expect(turn(page, 'Turn 0 of ours')).toBeVisible();
});
