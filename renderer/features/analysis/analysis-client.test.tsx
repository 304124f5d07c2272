import { Dexie } from 'dexie';
import { expect, test } from 'vitest';
import { realOutside } from '#renderer/app/outside.ts';
import { openWorkspace } from '#renderer/data/workspace.ts';
import { loadSample } from '#renderer/features/onboarding/load-sample.ts';
import { createMemoryHost } from '#renderer/host/memory-host.ts';
import { assert } from '#shared/domain/assert.ts';
import { createAnalysisClient } from './analysis-client.ts';
import { createAnalysisService } from './analysis-service.ts';

test('the worker answers over a real database what the service answers in the page, and follows a commit', async () => {
  const outside = realOutside(createMemoryHost());
  const { app } = await openWorkspace(outside, `analysis-worker-${outside.newUuid()}`);
  const client = createAnalysisClient(app.at);
  try {
    assert((await loadSample(app)).ok, 'the sample project');
    const own = createAnalysisService(app.db);
    for (const question of [
      { kind: 'overview', scope: {} },
      { kind: 'together', scope: {}, most: 12 },
      { kind: 'saturation', scope: {}, settings: { base: 4, run: 2, threshold: 0.05 } },
      { kind: 'words', scope: {}, attribute: 'segment', value: '' },
    ] as const) {
      expect(await client.ask(question)).toEqual(await own.ask(question));
    }
    expect(await client.ask({ kind: 'overview', scope: {} })).toMatchObject({ quotes: 47 });
    await app.history.undo();
    expect(await client.ask({ kind: 'overview', scope: {} })).toMatchObject({ quotes: 0, interviews: 0 });
  } finally {
    client.close();
    app.db.close();
    await Dexie.delete(app.db.name);
  }
});
