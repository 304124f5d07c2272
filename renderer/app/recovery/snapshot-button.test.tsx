import type { ReactNode } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { keepSnapshot } from '#renderer/data/snapshot-files.ts';
import { createMemoryHost } from '#renderer/host/memory-host.ts';
import { good, pattern } from '../../../test/conformance-checks.ts';
import { markAt } from '../../../test/journal-entries.ts';
import { EnglishTexts } from '../i18n/english-texts.tsx';
import { SafeMode } from './safe-mode.tsx';

let root: Root | null = null;
afterEach(() => {
  root?.unmount();
  document.body.replaceChildren();
});

function render(screen: ReactNode): void {
  const frame = document.createElement('div');
  document.body.append(frame);
  root = createRoot(frame);
  root.render(<EnglishTexts>{screen}</EnglishTexts>);
}

const AT = { projectId: 'p', generation: 1 };
const ABOUT = {
  generation: 1,
  at: '2026-03-02T08:00:00.000Z',
  reason: 'hourly',
  mark: markAt(3, 'abc'),
  records: 3,
  isShrunk: false,
} as const;

it('after several crashes the newest sound snapshot can be saved as a file, and one that was never tested is not offered', async () => {
  const host = createMemoryHost();
  const bytes = pattern(1_500_000, 3);
  const sound = good(await keepSnapshot(host.snapshots, 'p', new Blob([new Uint8Array(bytes)]), ABOUT));
  good(await host.snapshots.note('p', sound.id, { verifiedAt: ABOUT.at, isShrunk: false }));
  good(await keepSnapshot(host.snapshots, 'p', new Blob(['x']), ABOUT));
  render(<SafeMode host={host} at={AT} crashed onStart={() => undefined} />);
  await userEvent.click(page.getByRole('button', { name: /^Save the snapshot of / }));
  await expect.poll(() => [...host.control.saved.values()].at(-1)).toEqual(bytes);
});

it('without a snapshot none is offered', async () => {
  render(<SafeMode host={createMemoryHost()} at={AT} crashed onStart={() => undefined} />);
  await expect.element(page.getByRole('button', { name: 'Start as usual' })).toBeVisible();
  expect(page.getByRole('button', { name: /^Save the snapshot of / }).elements()).toEqual([]);
});
