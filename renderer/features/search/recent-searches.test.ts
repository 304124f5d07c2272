import { expect, it } from 'vitest';
import { anApp } from '../../../test/builders.ts';
import { forgetSearches, recentSearches, rememberSearch } from './recent-searches.ts';

it('keeps the newest eight, each once', async () => {
  const app = await anApp();
  for (const n of [1, 2, 3, 4, 5, 6, 7, 8, 9, 3]) await rememberSearch(app, `search ${n} `);
  expect(await recentSearches(app)).toEqual([3, 9, 8, 7, 6, 5, 4, 2].map((n) => `search ${n}`));
});

it('lets a search that grew take the place of its beginning', async () => {
  const app = await anApp();
  for (const text of ['tag:pricing', 'inv', 'invoice', ' ']) await rememberSearch(app, text);
  expect(await recentSearches(app)).toEqual(['invoice', 'tag:pricing']);
});

it('writes nothing into the history, and forgets all', async () => {
  const app = await anApp();
  await rememberSearch(app, 'invoice');
  await forgetSearches(app);
  expect(await recentSearches(app)).toEqual([]);
  expect(await app.db.changes.count()).toBe(0);
});

it('starts anew where the stored list is damaged', async () => {
  const app = await anApp();
  await app.db.savedState.put({ key: 'search.recent', value: { odd: 1 } });
  expect(await recentSearches(app)).toEqual([]);
});
