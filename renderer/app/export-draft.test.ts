import { expect, it } from 'vitest';
import type { App } from '#renderer/data/app.ts';
import { createMemoryHost } from '#renderer/host/memory-host.ts';
import { label } from '#shared/domain/change.ts';
import { anApp } from '../../test/builders.ts';
import { draftText, exportDraft } from './export-draft.ts';
import { loadTexts } from './i18n/texts.ts';

const pending: ReturnType<App['pending']> = {
  unsent: [
    {
      id: 'ch_1',
      session: null,
      draft: {
        label: label('change.create', { kind: 'goal' }),
        ops: [{ table: 'goals', key: 'gl_1', before: null, after: { title: 'Cut churn', order: 'a0' } }],
      },
    },
  ],
  words: [
    [
      'body.no_1',
      {
        at: '2026-03-02T08:00:00.000Z',
        value: { order: ['b'], blocks: { b: { node: null, text: 'We print "twice"' } } },
      },
    ],
    ['field:gl_2/title', { at: '2026-03-02T08:00:01.000Z', value: { typed: 'Half a title', over: ['Half'] } }],
  ],
};

it('holds every unsaved word for people, and all of it again for programs', async () => {
  const text = draftText(await loadTexts('en'), pending);
  for (const words of ['We print "twice"', 'Half a title', 'Cut churn']) expect(text).toContain(words);
  const json = /```json\n([\s\S]*)\n```/.exec(text)?.[1] ?? '';
  expect(JSON.parse(json)).toEqual(pending);
});

it('is a file where the person wants it', async () => {
  const host = createMemoryHost();
  const app = { ...(await anApp()), host, pending: () => pending };
  await exportDraft(app, await loadTexts('en'));
  const [name] = [...host.control.saved.keys()];
  expect(name).toBe('throughline-draft.md');
});
