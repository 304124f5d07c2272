import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { buildConformanceApp } from '../conformance-page/build.ts';
import { bytesOrNull, findSomething, leaveSomething, runConformance } from './conformance-io.ts';
import { launchDesktop } from './desktop-app.ts';
import { written } from './picked-file.ts';

// biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names from a destructured first parameter
test('the desktop shell keeps every promise of a Host', async ({}, testInfo) => {
  const folder = testInfo.outputPath('app');
  const saveFolder = testInfo.outputPath('saved');
  mkdirSync(saveFolder, { recursive: true });
  const mainPath = await buildConformanceApp(folder);
  const plan = { profile: testInfo.outputPath('profile'), saveFolder, args: [], url: '' };
  const app = await launchDesktop(plan, mainPath);
  const results = await runConformance(app.page(), {
    pick: (files) => app.pick(files?.map(({ name, bytes }) => written(folder, { name, content: bytes })) ?? []),
    save: async (answer) => {
      if (answer === 'cancel') await cancelNextSave();
    },
    saved: async (name) => bytesOrNull(path.join(saveFolder, name)),
  });
  async function cancelNextSave(): Promise<void> {
    await app.desktop?.evaluate(({ dialog }) => {
      const before = dialog.showSaveDialog;
      dialog.showSaveDialog = async () => {
        dialog.showSaveDialog = before;
        return { canceled: true, filePath: '' };
      };
    });
  }
  const left = await leaveSomething(app.page());
  const found = await findSomething(await app.relaunch());
  await app.close();
  expect(found, 'after a kill of the whole app').toEqual(left);
  expect(results.filter(({ failure }) => failure !== null)).toEqual([]);
  expect(results.length).toBeGreaterThanOrEqual(33);
});
