import './setup-indexeddb.ts';
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { importFiles, importKnown } from '#renderer/features/import-export/import-actions.ts';
import { anApp } from './builders.ts';
import { contentOf } from './content-of.ts';
import { prepared } from './prepared-import.ts';

const DATA = process.env.THROUGHLINE_DATA ?? path.resolve('../shared/data');

describe.runIf(fs.existsSync(DATA))(
  'importing the shared transcripts and captions (skipped without THROUGHLINE_DATA)',
  () => {
    it('imports every file, each with its words, in one step', async () => {
      const app = await anApp();
      const before = await contentOf(app.db);
      const folders = ['otel-end-user/transcripts', 'captions'].map((folder) => path.join(DATA, folder));
      const names = folders.flatMap((folder) =>
        fs
          .readdirSync(folder)
          .flatMap((name) => (/\.(md|vtt|srt|sbv|txt)$/.test(name) ? [path.join(folder, name)] : [])),
      );
      const talks = names.filter((name) => path.basename(name) !== 'SOURCE.txt');
      const { order, planner } = await prepared(
        app,
        talks.map((name) => [path.basename(name), new Uint8Array(fs.readFileSync(name))] as const),
      );
      const files = order.files.map(({ file }) => file);
      expect(files.length).toBeGreaterThanOrEqual(25);
      expect(files.filter(({ chosen }) => !chosen)).toEqual([]);
      const done = await importFiles(app, planner, { ...order, study: { kind: 'new', title: 'Shared talk' } });
      if (!done.ok) throw new Error(`expected: an import, not ${done.problem.kind}`);
      expect(done.value.interviewIds).toHaveLength(files.length);
      const said = files.reduce((sum, { read }) => sum + (read.as === 'talk' ? read.talk.turns : 0), 0);
      expect(await app.db.segments.count()).toBe(said);
      expect(await app.db.changes.count()).toBe(1);
      const hashes = new Set(files.map(({ read }) => read.contentHash));
      expect((await importKnown(app)).imported.size).toBe(hashes.size);
      await app.history.undo();
      expect(await contentOf(app.db)).toBe(before);
    }, 120_000);
  },
);
