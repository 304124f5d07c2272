import { useState } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { EnglishTexts } from '#renderer/app/i18n/english-texts.tsx';
import './base.css';
import './tokens.css';
import { RecordGrid } from './record-grid.tsx';
import type { Column, GridSort } from './record-grid-row.tsx';

interface Fruit {
  readonly id: string;
  readonly name: string;
  readonly weight: number;
}

let root: Root;
let frame: HTMLElement;
const seen = { opened: [] as string[], focused: [] as string[], selected: [] as string[], sort: [] as GridSort[] };

beforeEach(() => {
  // Rows are remembered for each entry of the history.
  window.history.pushState(null, '');
  frame = document.createElement('div');
  frame.style.blockSize = '400px';
  document.body.append(frame);
  root = createRoot(frame);
  for (const list of Object.values(seen)) list.length = 0;
});

afterEach(() => {
  root.unmount();
  frame.remove();
});

test('is one tab stop whose cursor starts on the first row', async () => {
  await draw(5);
  await userEvent.keyboard('{Tab}');
  expect(document.activeElement).toBe(grid());
  expect(active()?.textContent).toContain('Fruit 0');
  expect(grid().querySelectorAll('[tabindex="0"]')).toHaveLength(0);
});

test('moves by row, by cell and to the ends, and opens with Enter', async () => {
  await draw(5);
  grid().focus();
  await userEvent.keyboard('{ArrowDown}{ArrowDown}{Enter}');
  expect(seen.opened).toEqual(['f2']);
  await userEvent.keyboard('{ArrowRight}{ArrowRight}');
  expect(active()).toMatchObject({ textContent: '2' });
  expect(active()?.getAttribute('role')).toBe('gridcell');
  await userEvent.keyboard('{ArrowLeft}{ArrowLeft}{End}');
  expect(active()?.getAttribute('aria-rowindex')).toBe('6');
  await userEvent.keyboard('{Home}');
  expect(active()?.getAttribute('aria-rowindex')).toBe('2');
});

test('selects with Space, extends with Shift, takes everything with Mod+A and lets go with Escape', async () => {
  await draw(6);
  grid().focus();
  await userEvent.keyboard('{ArrowDown} ');
  expect(seen.selected).toEqual(['f1']);
  await userEvent.keyboard('{Shift>}{ArrowDown}{ArrowDown}{/Shift}');
  expect(seen.selected).toEqual(['f1', 'f2', 'f3']);
  await userEvent.keyboard('{Control>}a{/Control}');
  expect(seen.selected).toHaveLength(6);
  await userEvent.keyboard('{Escape}');
  expect(seen.selected).toEqual([]);
});

test('sorts by a head that the cursor reaches from the first row, and says so', async () => {
  await draw(4);
  grid().focus();
  await userEvent.keyboard('{ArrowUp}{ArrowRight}{Enter}');
  expect(seen.sort).toEqual([{ column: 'weight', descending: true }]);
  expect(active()?.getAttribute('aria-sort')).toBe('descending');
});

test('the cursor goes to the next row when its own is removed', async () => {
  const remove = await draw(4);
  grid().focus();
  await userEvent.keyboard('{ArrowDown}');
  remove('f1');
  await expect.poll(() => active()?.textContent).toContain('Fruit 2');
});

test('holds 10,000 rows with few in the document, keeps the row of the cursor there, and answers a key within a frame or two', async () => {
  await draw(10_000);
  expect(grid().getAttribute('aria-rowcount')).toBe('10001');
  expect(grid().querySelectorAll('[role=row]').length).toBeLessThan(60);
  grid().focus();
  await userEvent.keyboard('{End}');
  await expect.poll(() => active()?.getAttribute('aria-rowindex')).toBe('10001');
  expect(bottom(active())).toBeLessThanOrEqual(bottom(grid()) + 1);
  grid().scrollTop = 0;
  await expect.poll(() => grid().querySelector('[data-key=f0]')).not.toBeNull();
  expect(active()?.getAttribute('aria-rowindex')).toBe('10001');

  await userEvent.keyboard('{Home}');
  const times: number[] = [];
  for (let i = 0; i < 60; i++) times.push(await keyToPaint('ArrowDown'));
  times.sort((a, b) => a - b);
  console.info(
    `arrow key to painted row among 10,000: p50 ${times[30]?.toFixed(1)} ms, p95 ${times[56]?.toFixed(1)} ms`,
  );
  expect(seen.focused.at(-1)).toBe('f60');
  expect(times[56]).toBeLessThan(100);
});

function Fruits({
  count,
  onReady,
}: {
  readonly count: number;
  readonly onReady: (remove: (id: string) => void) => void;
}) {
  const [rows, setRows] = useState<readonly Fruit[]>(() =>
    Array.from({ length: count }, (_, i) => ({ id: `f${i}`, name: `Fruit ${i}`, weight: i })),
  );
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [sort, setSort] = useState<GridSort | null>(null);
  onReady((id) => setRows((before) => before.filter((row) => row.id !== id)));
  return (
    <RecordGrid
      label="Fruits"
      rows={rows}
      columns={COLUMNS}
      keyOf={keyOf}
      sort={sort}
      onSort={(next) => {
        seen.sort.push(next);
        setSort(next);
      }}
      selected={selected}
      onSelectedChange={(next) => {
        seen.selected.splice(0, seen.selected.length, ...next);
        setSelected(next);
      }}
      onFocusedChange={(key) => seen.focused.push(key)}
      onOpen={(row) => seen.opened.push(row.id)}
    />
  );
}

const keyOf = (row: Fruit): string => row.id;
const COLUMNS: readonly Column<Fruit>[] = [
  { id: 'name', header: 'Name', cell: (row) => row.name, sortable: true },
  { id: 'weight', header: 'Weight', cell: (row) => row.weight, sortable: true, sortFirst: 'descending', align: 'end' },
];

async function draw(count: number): Promise<(id: string) => void> {
  let remove = (_id: string): void => undefined;
  root.render(
    <EnglishTexts>
      <Fruits
        count={count}
        onReady={(set) => {
          remove = set;
        }}
      />
    </EnglishTexts>,
  );
  await expect.poll(() => document.querySelector('[data-key=f0]')).not.toBeNull();
  return (id) => remove(id);
}

function grid(): HTMLElement {
  const found = document.querySelector<HTMLElement>('[role=grid]');
  if (!found) throw new Error('expected: a grid');
  return found;
}

const active = (): Element | null => document.getElementById(grid().getAttribute('aria-activedescendant') ?? '');
const bottom = (element: Element | null): number => element?.getBoundingClientRect().bottom ?? Number.NaN;

async function keyToPaint(key: string): Promise<number> {
  const start = performance.now();
  grid().dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  return performance.now() - start;
}
