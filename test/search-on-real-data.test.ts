import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { SearchIndex } from '#shared/search/search-index.ts';
import { PROPOSAL_ENGINE } from '#shared/search/search-parameters.ts';
import { tokenize } from '#shared/search/tokenize.ts';
import type { SearchUnit } from '#shared/search/unit.ts';
import { evaluateSet } from './eval/baselines.ts';
import { fewTargets, hasData, labelledSets } from './eval/labelled-sets.ts';
import { strongShare } from './eval/strong.ts';

const missing = hasData() ? '' : ' (skipped: no shared data, set THROUGHLINE_DATA)';

describe.skipIf(missing !== '')(`proposals on labelled data${missing}`, () => {
  // All of them: a smaller draw of so few queries says nothing.
  test.each(['wg-async need -> stories', 'wg-async story -> needs', 'banking77, 5 accepted', 'nlupp hotels'])(
    'are no worse than plain BM25: %s',
    (name) => {
      const set = labelledSets().find((one) => one.name === name);
      if (set === undefined) throw new Error(`no set ${name}`);
      const quality = evaluateSet(set);
      expect(quality['R@5']).toBeGreaterThanOrEqual(set.floor['R@5']);
      expect(quality['hit@5']).toBeGreaterThanOrEqual(set.floor['hit@5']);
      expect(quality.MRR).toBeGreaterThanOrEqual(set.floor.MRR);
      // What plain BM25 proposes for utterances that have no need.
      if (quality.emptyProposedShare !== null) expect(quality.emptyProposedShare).toBeLessThanOrEqual(0.168);
    },
  );

  test('are called strong only where at least four of five are right', () => {
    const shares = [...labelledSets(), ...fewTargets()].map((set) => ({ name: set.name, ...strongShare(set, 4) }));
    // Of one or two a share says nothing.
    const wrong = shares.filter(({ strong, right }) => strong >= 5 && right / strong < 0.8);
    expect(wrong).toEqual([]);
    expect(shares.filter(({ strong, queries }) => strong >= queries / 20).length).toBeGreaterThan(4);
  });

  test('learn from accepted quotes', () => {
    const banking = labelledSets().filter((set) => set.name.startsWith('banking77'));
    const [plain, taught] = banking.map((set) => evaluateSet(set, 4)['R@5']);
    expect((taught ?? 0) - (plain ?? 0)).toBeGreaterThan(0.15);
  });
});

describe.skipIf(missing !== '')(`full text of real meetings${missing}`, () => {
  const windows = () =>
    (labelledSets().find((set) => set.name.startsWith('qmsum'))?.parts ?? []).flatMap((part, meeting) =>
      part.candidates.map(
        ({ id, text }): SearchUnit => ({
          key: `${meeting}-${id}`,
          kind: 'transcript',
          recordId: `in_${meeting}`,
          groupId: `${meeting}-${id}`,
          openAt: id,
          title: `Meeting ${meeting}`,
          text,
          at: '2026-01-01',
          keywords: [],
          flags: [],
        }),
      ),
    );

  test('finds for two words and for a phrase just what a plain reading of the tokens finds', () => {
    const units = windows();
    const index = new SearchIndex('none');
    index.upsert(units);
    const read = units.map((unit) => ({ key: unit.key, words: tokenize(unit.text).map((t) => t.term) }));
    const find = (text: string) =>
      index
        .query(text, { limit: 5000, now: '2026-03-01' })
        .hits.map((hit) => hit.key)
        .sort();
    for (const [a, b] of [
      ['remote', 'control'],
      ['battery', 'life'],
      ['speech', 'recognition'],
      ['of', 'the'],
    ] as const) {
      const both = read.filter(({ words }) => words.includes(a) && words.includes(b)).map(({ key }) => key);
      const row = read.filter(({ words }) => words.some((word, i) => word === a && words[i + 1] === b));
      expect(both.length).toBeGreaterThan(0);
      expect(find(`${a} ${b} `)).toEqual(both.sort());
      expect(find(`"${a} ${b}"`)).toEqual(row.map(({ key }) => key).sort());
    }
  });
});

describe('npm run eval:links', () => {
  const run = (folder: string, ...args: readonly string[]) => {
    const root = path.resolve(import.meta.dirname, '..');
    try {
      const all = ['build/run.mjs', 'test/eval/links.ts', ...args];
      return { code: 0, out: execFileSync(process.execPath, all, { cwd: root, encoding: 'utf8', stdio: 'pipe' }) };
    } catch (error) {
      // execFileSync throws an Error that carries the exit status and what was printed.
      const { status, stderr } = error as { status: number; stderr: string };
      return { code: status, out: stderr.replaceAll(folder, '') };
    }
  };

  test('prints the measures as JSON, and names the line of bad input', () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'links-'));
    onTestFinished(() => fs.rmSync(folder, { recursive: true, force: true }));
    const file = (name: string, ...lines: readonly unknown[]) => {
      const text = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n');
      fs.writeFileSync(path.join(folder, name), text);
      return path.join(folder, name);
    };
    const candidates = file(
      'c.jsonl',
      { id: 'a', text: 'export invoices to accounting' },
      { id: 'b', text: 'search old interviews' },
    );
    const queries = file(
      'q.jsonl',
      { id: '1', text: 'exporting the invoices takes a week', truth: ['a'] },
      { id: '2', text: 'lovely weather', truth: [] },
    );
    const good = run(folder, '--candidates', candidates, '--queries', queries, '--json');
    expect(JSON.parse(good.out)).toEqual({
      'R@1': 1,
      'R@5': 1,
      'hit@5': 1,
      MRR: 1,
      emptyProposedShare: 0,
      queries: 1,
      emptyQueries: 1,
      candidates: 2,
      accepted: 0,
      engine: PROPOSAL_ENGINE,
    });
    const bad = file('bad.jsonl', { id: '1', text: 'x', truth: [] }, '{oops');
    const refused = run(folder, '--candidates', candidates, '--queries', bad, '--json');
    expect(refused.code).toBe(2);
    expect(refused.out).toContain('bad.jsonl: line 2: expected');
  }, 30_000);
});
