import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { must } from '#shared/domain/assert.ts';
import { type Consent, newConsent } from '#shared/domain/consent.ts';
import { newDecision } from '#shared/domain/decision.ts';
import { newInterview } from '#shared/domain/interview.ts';
import { newParticipant } from '#shared/domain/participant.ts';
import { type Audience, exportGate } from '#shared/exchange/export-gate.ts';
import { exportJson, opsOfRecords, readExportedJson } from '#shared/exchange/export-json.ts';
import { gatedRows } from '#shared/exchange/gated-rows.ts';
import type { ProjectRows } from '#shared/exchange/import-known.ts';
import { identifiersIn, pseudonyms } from '#shared/exchange/pseudonyms.ts';
import { stored } from './line-builder.ts';
import { sampleRows } from './sample-rows.ts';
import { sampleWorkspace } from './sample-workspace.ts';

const WHO = { now: '2026-01-05T09:00:00.000Z', by: 'au_1' } as const;
const person = (id: `pt_${string}`, name: string, alias: string, email = '') =>
  stored(newParticipant(id, { name, alias, email }, WHO));
const dana = person('pt_dana', 'Dana Reyes', 'P-001', 'dreyes@example.org');
const li = person('pt_li', 'Li Wei', 'P-002');
const interview = stored(newInterview('iv_1', { title: 'One', participantIds: ['pt_dana', 'pt_li'] }, WHO));
const event = (
  kind: Consent['kind'],
  scopes: Consent['scopes'],
  at: string,
  expiresAt: string | null = null,
): Consent => stored(newConsent(`cs_${kind}-${at}`, { participantId: 'pt_dana', kind, scopes, at, expiresAt }, WHO));
const gateFor = (audience: Audience, consents: readonly Consent[] = [], day = '2026-03-02') =>
  exportGate({ audience, participants: [dana, li], interviews: [interview], consents, day });
const byDana = { participantId: 'pt_dana', interviewId: 'iv_1' } as const;

describe('the gate of an export', () => {
  test('lets a workspace without consents work inside, and nothing out of it', () => {
    expect(gateFor('inside').withheld(byDana)).toBeNull();
    expect(gateFor('anonymous').withheld(byDana)).toBeNull();
    expect(gateFor('outside').withheld(byDana)).toBe('consent-none');
  });

  test('asks for the scope of the audience, on the day of the export', () => {
    const inside = event('given', ['quoteInside'], '2026-01-10');
    const outside = event('given', ['quoteOutside'], '2026-01-10', '2026-02-01');
    expect(gateFor('inside', [inside]).withheld(byDana)).toBeNull();
    expect(gateFor('outside', [inside]).withheld(byDana)).toBe('consent-none');
    expect(gateFor('outside', [outside], '2026-02-01').withheld(byDana)).toBeNull();
    expect(gateFor('outside', [outside], '2026-02-02').withheld(byDana)).toBe('consent-expired');
    expect(gateFor('inside', [event('given', ['record'], '2026-01-10')]).withheld(byDana)).toBe('consent-none');
  });

  test('a withdrawal holds before every audience', () => {
    const events = [
      event('given', ['quoteInside', 'quoteOutside'], '2026-01-10'),
      event('withdrawn', ['quoteInside', 'quoteOutside'], '2026-02-10'),
    ];
    for (const audience of ['inside', 'outside', 'anonymous'] as const)
      expect(gateFor(audience, events).withheld(byDana)).toBe('consent-withdrawn');
    expect(gateFor('outside', events, '2026-02-09').withheld(byDana)).toBeNull();
  });

  test('of words that nobody is named for, everybody there is asked', () => {
    const nobody = { participantId: null, interviewId: 'iv_1' } as const;
    const events = [event('withdrawn', ['quoteInside'], '2026-02-10')];
    expect(gateFor('inside', events).withheld(nobody)).toBe('consent-withdrawn');
    expect(gateFor('outside').withheld({ participantId: null, interviewId: 'iv_other' })).toBe('person-unknown');
  });
});

describe('pseudonyms', () => {
  const names = pseudonyms([dana, li]);

  test('replace names, parts of names, addresses and numbers, the alias first', () => {
    expect(
      names.in('Dana Reyes (dreyes@example.org, +49 30 1234 5678) wrote to Dana and Li Wei on 2026-03-02 at 12:04:33.'),
    ).toBe('[P-001] ([E-MAIL], [PHONE]) wrote to [P-001] and [P-002] on 2026-03-02 at 12:04:33.');
    expect(names.of('pt_dana')).toBe('P-001');
  });

  test('of speakers nobody is known for replace the names, not what they do', () => {
    const strange = pseudonyms([dana], ['Interviewer', 'Mara Holt', 'Speaker 2']);
    expect(['Interviewer', 'Mara Holt', 'Speaker 2'].map(strange.speaker)).toEqual([
      'Interviewer',
      'S-01',
      'Speaker 2',
    ]);
    expect(strange.in('Mara asked Dana.')).toBe('[S-01] asked [P-001].');
  });

  test('give a person without an alias of their own one, the same each time', () => {
    const bare = person('pt_x', 'Ann', 'Ann');
    expect(pseudonyms([bare, dana]).of('pt_x')).toBe(pseudonyms([dana, bare]).of('pt_x'));
    expect(pseudonyms([bare, dana]).of('pt_x')).toBe('P-002');
  });

  test('leave no name, and places move along', () => {
    const words = fc.array(fc.constantFrom('Dana Reyes', 'Dana', 'Li Wei', 'we', 'said', 'x@y.de', 'the', '😀', 'é'), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(words, fc.nat(), (list, seed) => {
        const text = list.join(' ');
        const { text: out, at } = names.mask(text);
        expect(identifiersIn(out, [dana, li])).toEqual([]);
        const from = seed % (text.length + 1);
        expect(at(0, 'start')).toBe(0);
        expect(at(text.length, 'end')).toBe(out.length);
        expect(at(from, 'start')).toBeLessThanOrEqual(at(from, 'end'));
      }),
    );
  });
});

describe('rows that go out', () => {
  const rows = sampleRows();
  const gate = (audience: Audience, consents: readonly Consent[] = []) =>
    exportGate({
      audience,
      participants: rows.participants ?? [],
      interviews: rows.interviews ?? [],
      consents,
      day: '2026-03-02',
    });

  test('inside are all of them', () => {
    const gated = gatedRows(rows, gate('inside'));
    expect(gated).toMatchObject({ withheld: [], turns: 0, quotes: rows.highlights?.length });
  });

  test('anonymous hold no name, and every highlight still stands on its words', () => {
    const { rows: out } = gatedRows(rows, gate('anonymous'));
    const text = exportJson(out);
    for (const { name, email } of rows.participants ?? []) {
      expect(text).not.toContain(name);
      if (email !== '') expect(text).not.toContain(email);
    }
    const segments = new Map((out.segments ?? []).map((segment) => [segment.id as string, segment.text]));
    let checked = 0;
    for (const { anchor } of out.highlights ?? []) {
      const words = segments.get(anchor.block);
      if (words === undefined || anchor.endBlock !== null) continue;
      checked += 1;
      expect(words.slice(anchor.start, anchor.end)).toBe(anchor.quote);
    }
    expect(checked).toBeGreaterThan(10);
  });

  test('outside without consent hold no words of anybody', () => {
    const { rows: out, withheld, quotes } = gatedRows(rows, gate('outside'));
    expect([quotes, out.segments?.length]).toEqual([0, 0]);
    expect(withheld.reduce((sum, one) => sum + one.count, 0)).toBe(rows.highlights?.length);
    const text = exportJson(out);
    for (const { anchor } of rows.highlights ?? [])
      expect(text).not.toContain(JSON.stringify(anchor.quote).slice(1, -1));
  });

  test('frozen in a decision go no further than the quotes themselves', () => {
    const [quote] = rows.highlights?.filter(({ participantId }) => participantId !== null) ?? [];
    const { id, participantId } = must(quote, 'a quote of a person');
    const frozen = { at: '2026-02-01', text: `{"quotes":["${id}"]}`, sha256: 'x' };
    const decisions = [stored(newDecision('de_1', { title: 'Pay in two clicks', aboutIds: [], frozen }, WHO))];
    const frozenIn = (out: typeof rows) => out.decisions?.map((one) => one.frozen);
    expect(frozenIn(gatedRows({ ...rows, decisions }, gate('inside')).rows)).toEqual([frozen]);
    expect(frozenIn(gatedRows({ ...rows, decisions }, gate('outside')).rows)).toEqual([null]);
    expect(frozenIn(gatedRows({ ...rows, decisions }, gate('anonymous')).rows)).toEqual([null]);
    const person = must(participantId, 'a person');
    const withdrawn = stored(
      newConsent('cs_1', { participantId: person, kind: 'withdrawn', scopes: ['quoteInside'], at: '2026-02-01' }, WHO),
    );
    const kept = gatedRows({ ...rows, decisions, consents: [withdrawn] }, gate('inside', [withdrawn]));
    expect(frozenIn(kept.rows)).toEqual([null]);
  });

  test('keep the ids of clusters, which are digits and no telephone numbers', () => {
    const board = gatedRows(rows, gate('anonymous')).rows.boards?.[0];
    const clusters = Object.values(board?.places ?? {}).flatMap(({ cluster }) => cluster ?? []);
    expect(clusters.length).toBeGreaterThan(5);
    expect(clusters.filter((id) => board?.clusters[id] === undefined)).toEqual([]);
  });

  test('of a person who withdrew stay back, those of the others go', () => {
    const [first] = rows.highlights?.filter(({ participantId }) => participantId !== null) ?? [];
    const participantId = must(first?.participantId, 'a person');
    const withdrawn = stored(
      newConsent('cs_1', { participantId, kind: 'withdrawn', scopes: ['quoteInside'], at: '2026-02-01' }, WHO),
    );
    const { quotes, withheld } = gatedRows({ ...rows, consents: [withdrawn] }, gate('inside', [withdrawn]));
    const there = new Set(
      rows.interviews?.filter(({ participantIds }) => participantIds.includes(participantId)).map(({ id }) => id),
    );
    const own =
      rows.highlights?.filter(
        (one) => one.participantId === participantId || (one.participantId === null && there.has(one.interviewId)),
      ).length ?? 0;
    expect(withheld).toEqual([{ reason: 'consent-withdrawn', count: own }]);
    expect(quotes).toBe((rows.highlights?.length ?? 0) - own);
  });
});

describe('records as JSON', () => {
  const rows: ProjectRows = sampleRows();
  const text = exportJson(rows);

  test('tell speakers, times, quotes and tags by name', () => {
    const value = JSON.parse(text);
    expect(value.segments.length).toBe(rows.segments?.length);
    expect(
      value.segments.some(
        (one: { speaker: unknown; startMs: unknown }) =>
          typeof one.speaker === 'string' && typeof one.startMs === 'number',
      ),
    ).toBe(true);
    const tagged = value.highlights.find((one: { tags: unknown[] }) => one.tags.length > 0);
    expect(tagged.quote).toBe(tagged.anchor.quote);
    expect(rows.tags?.map(({ label }) => label)).toContain(tagged.tags[0]);
  });

  test('read again are the same records, and the same file again changes nothing', () => {
    const read = readExportedJson(JSON.parse(text));
    const { rows: back, problems } = must(read.ok ? read.value : null, 'a readable file');
    expect(problems).toEqual([]);
    expect(opsOfRecords(back, sampleWorkspace().rows)).toEqual([]);
    const into = opsOfRecords(back, new Map());
    expect(into).toHaveLength(Object.values(rows).reduce((sum, list) => sum + list.length, 0));
  });

  test('leave out one bad record with its place, and refuse what is newer', () => {
    const value = JSON.parse(text);
    value.needs[0].status = 7;
    const read = readExportedJson(value);
    expect(read.ok && read.value.problems).toMatchObject([
      { table: 'needs', index: 0, message: expect.stringContaining('status') },
    ]);
    expect(readExportedJson({ ...value, schemaEpoch: 99 })).toMatchObject({ ok: false });
    expect(readExportedJson([])).toMatchObject({ ok: false });
  });
});
