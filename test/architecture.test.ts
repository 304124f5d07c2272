import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { breaches, type SourceFile } from './architecture.ts';

const root = path.resolve(import.meta.dirname, '..');

function sources(): SourceFile[] {
  const files: SourceFile[] = [];
  for (const top of ['shared', 'electron', 'renderer', 'test']) {
    for (const name of fs.readdirSync(path.join(root, top), { recursive: true, encoding: 'utf8' })) {
      if (!/\.(ts|tsx)$/.test(name)) continue;
      const file = path.posix.join(top, name.split(path.sep).join('/'));
      files.push({ path: file, text: fs.readFileSync(path.join(root, file), 'utf8') });
    }
  }
  return files;
}

describe('the layout', () => {
  it('has no import against the arrows, no library outside its folder, and no clock or chance in the core', () => {
    expect(breaches(sources())).toEqual([]);
  });

  it.each([
    ['shared/domain/x.ts', "import { a } from '../search/unit.ts';"],
    ['shared/exchange/x.ts', "import type { A } from '../analysis/evidence-strength.ts';"],
    ['renderer/features/goals/x.ts', "import { y } from '../needs/needs-page.tsx';"],
    ['renderer/features/goals/x.ts', "import { y } from '#renderer/app/start.tsx';"],
    ['renderer/ui/x.tsx', "import type { Goal } from '#shared/domain/goal.ts';"],
    ['renderer/data/x.ts', "import { useState } from 'react';"],
    ['renderer/features/goals/x.ts', "import { Dexie } from 'dexie';"],
    ['renderer/features/goals/x.ts', "import Fuse from 'fuse.js';"],
    ['renderer/features/goals/x.ts', "const page = import('../needs/needs-page.tsx');"],
    ['renderer/app/x.ts', "import { app } from 'electron';"],
    ['shared/domain/x.ts', 'export const now = () => Date.now();'],
    ['shared/search/x.ts', 'export const id = () => Math.random();'],
    ['shared/analysis/x.ts', 'export const today = new Date();'],
    ['electron/x.ts', "import { commit } from '../renderer/data/commit.ts';"],
  ])('refuses, in %s: %s', (file, text) => {
    expect(breaches([{ path: file, text }])).toHaveLength(1);
  });

  it('lets a type through where the arrow allows it', () => {
    expect(
      breaches([{ path: 'renderer/data/x.ts', text: "import type { Host } from '#shared/contract/host.ts';" }]),
    ).toEqual([]);
  });

  it('holds one copy of lexical and of each of its packages, all of one version', () => {
    const lock: unknown = JSON.parse(fs.readFileSync(path.join(root, 'package-lock.json'), 'utf8'));
    const packages = Object.entries((lock as { packages: Record<string, { version?: string }> }).packages);
    const lexical = packages.filter(([at]) => /(^|\/)node_modules\/(lexical|@lexical\/[^/]+)$/.test(at));
    expect(lexical.length).toBeGreaterThan(8);
    expect(lexical.filter(([at]) => at.split('node_modules/').length > 2)).toEqual([]);
    expect([...new Set(lexical.map(([, { version }]) => version))]).toEqual(['0.52.0']);
  });

  it('pins every dependency exactly', () => {
    const manifest: unknown = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
    const { dependencies = {}, devDependencies = {} } = manifest as Record<string, Record<string, string>>;
    const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(
      ([, range]) => !/^\d+\.\d+\.\d+$/.test(range),
    );
    expect(loose).toEqual([]);
  });
});
