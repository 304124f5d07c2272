import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { createGoal } from '#renderer/data/actions/create-actions.ts';
import type { App } from '#renderer/data/app.ts';
import { createApp } from '#renderer/data/create-app.ts';
import { keepSnapshot } from '#renderer/data/snapshot-files.ts';
import { wantedSnapshot, wantSnapshot } from '#renderer/data/wanted-snapshot.ts';
import type { MemoryHost } from '#renderer/host/memory-host.ts';
import { must } from '#shared/domain/assert.ts';
import { anApp } from '../../../test/builders.ts';
import { good, pattern } from '../../../test/conformance-checks.ts';
import { markAt } from '../../../test/journal-entries.ts';
import { openScreen, type ScreenFrame } from '../../../test/screen-frame.tsx';
import { createSnapshotDesk } from '../backup/snapshot-desk.ts';
import { SnapshotsPart } from './snapshots-part.tsx';

let app: App;
let frame: ScreenFrame;

beforeEach(async () => {
  await page.viewport(1280, 800);
  const plain = await anApp({ name: crypto.randomUUID() });
  await plain.stop();
  app = createApp(plain.db, { ...plain, device: 'test', snapshotDesk: createSnapshotDesk });
  frame = openScreen(app);
});
afterEach(async () => {
  frame.close();
  wantSnapshot(null);
  await app.stop();
});

const make = () => userEvent.click(page.getByRole('button', { name: 'Make one now' }));

/** One that somebody made before, of so many records. */
async function kept(records: number, isShrunk = false): Promise<void> {
  const about = { generation: 1, at: '2026-03-02T08:00:00.000Z', reason: 'import', records, isShrunk } as const;
  const mark = markAt(records, 'abc');
  good(
    await keepSnapshot(app.host.snapshots, app.at.projectId, new Blob([new Uint8Array(pattern(9, 1))]), {
      ...about,
      mark,
    }),
  );
}

test('an empty workspace says that there is nothing yet; then one is made, listed with its reason, and can be asked for', async () => {
  frame.show(<SnapshotsPart />);
  await expect.element(page.getByText('No snapshot was made yet.', { exact: false })).toBeVisible();
  await make();
  await expect.element(page.getByText('Nothing was written yet, so there is nothing to keep.')).toBeVisible();
  await createGoal(app, 'Half the churn');
  await make();
  const row = page.getByRole('row').nth(1);
  await expect.element(row).toHaveTextContent(/Asked for1[\d.]+ kBRestored as a test/);
  await userEvent.click(row.getByRole('button'));
  await userEvent.click(page.getByRole('menuitem', { name: 'Restore everything…' }));
  await expect.poll(wantedSnapshot).toMatchObject({ what: 'whole', info: { records: 1 } });
});

test('one that failed says why, and what is there stays', async () => {
  await kept(3);
  await createGoal(app, 'Half the churn');
  await expect.poll(() => app.saveState.word()).toEqual({ kind: 'saved' });
  // The app of these tests runs over the memory host.
  (app.host as MemoryHost).control.disk.fill();
  frame.show(<SnapshotsPart />);
  await make();
  await expect.element(page.getByText('could not be made (the disk is full)', { exact: false })).toBeVisible();
  await expect.element(page.getByRole('row').nth(1)).toHaveTextContent('Before an import');
});

test('one that is far smaller is asked about, and the answer is kept', async () => {
  await kept(400);
  await kept(12, true);
  frame.show(<SnapshotsPart />);
  const asked = page.getByText('It has 12 records; the one before had 400.', { exact: false });
  await expect.element(asked).toBeVisible();
  await userEvent.click(page.getByRole('button', { name: 'That is right' }));
  await expect.poll(() => asked.elements()).toEqual([]);
  expect(
    must(app.snapshots, 'snapshots')
      .state()
      .list?.map(({ isShrunk }) => isShrunk),
  ).toEqual([false, false]);
});
