import { describe, expect, it } from 'vitest';
import { ImportRounds } from '../../test/import-rounds.ts';
import { must } from '../domain/assert.ts';
import type { JsonObject } from '../domain/json.ts';
import { type DraftInterview, draftOf, type ImportDraft, originOf } from './import-records.ts';

const from = (id: string) => originOf('test', 'file', id);

describe('planning an import', () => {
  it('makes the records once: the same draft again gives no ops', () => {
    const rounds = new ImportRounds();
    const plan = rounds.import(aProject());
    expect(Object.fromEntries(plan.made)).toMatchObject({
      tags: 2,
      interviews: 1,
      segments: 2,
      highlights: 1,
      needs: 2,
      evidence: 1,
    });
    expect(rounds.rows.highlights?.[0]?.anchor).toMatchObject({
      quote: 'by phone',
      start: 13,
      end: 21,
      prefix: 'They tell me ',
    });
    const again = rounds.plan(aProject());
    expect([again.ops, again.conflicts, again.made.size]).toEqual([[], [], 0]);
  });

  it('updates what the file changed, and only that', () => {
    const rounds = new ImportRounds();
    rounds.import(aProject());
    const plan = rounds.import(aProject({ heldAt: '2024-05-02' }));
    expect(plan.ops).toHaveLength(1);
    expect(rounds.rows.interviews?.[0]).toMatchObject({ title: 'Call with Ann', heldAt: '2024-05-02' });
    expect(rounds.plan(aProject({ heldAt: '2024-05-02' })).ops).toEqual([]);
  });

  it('keeps the value of a person, and lists it when the file changed as well', () => {
    const rounds = new ImportRounds();
    rounds.import(aProject());
    const id = must(rounds.rows.interviews?.[0], 'the interview').id;
    rounds.edit('interviews', id, { title: 'Ann, by phone' });
    expect(rounds.plan(aProject()).ops).toEqual([]);
    expect(rounds.plan(aProject()).conflicts).toEqual([]);

    const plan = rounds.import(aProject({ title: 'Call 1', heldAt: '2024-05-02' }));
    expect(plan.conflicts).toEqual([
      { table: 'interviews', id, field: 'title', mine: 'Ann, by phone', theirs: 'Call 1' },
    ]);
    expect(rounds.rows.interviews?.[0]).toMatchObject({ title: 'Ann, by phone', heldAt: '2024-05-02' });
    const again = rounds.plan(aProject({ title: 'Call 1', heldAt: '2024-05-02' }));
    expect([again.ops, again.conflicts.length]).toEqual([[], 1]);
  });

  it('tells entries of a map apart: what a person added to the attributes stays beside what the file sets', () => {
    const rounds = new ImportRounds();
    rounds.import(aProject({ attributes: { plan: 'pro', seats: 3 } }));
    const id = must(rounds.rows.interviews?.[0], 'the interview').id;
    rounds.edit('interviews', id, { attributes: { plan: 'pro', seats: 4, mood: 'good' } });
    const plan = rounds.import(aProject({ attributes: { plan: 'team', seats: 5 } }));
    expect(rounds.rows.interviews?.[0]?.attributes).toEqual({ plan: 'team', seats: 4, mood: 'good' });
    expect(plan.conflicts.map(({ field, mine, theirs }) => [field, mine, theirs])).toEqual([
      ['attributes/seats', 4, 5],
    ]);
  });

  it('lets a highlight follow words that the file changed, and keeps words that a person changed', () => {
    const rounds = new ImportRounds();
    rounds.import(aProject());
    const second = must(rounds.rows.segments?.[1], 'a segment');
    rounds.edit('segments', second.id, { text: 'Mostly they tell me by phone.' });
    const plan = rounds.import(aProject({}, 'Well: who tells you?'));
    expect(rounds.rows.segments?.map(({ text }) => text)).toEqual([
      'Well: who tells you?',
      'Mostly they tell me by phone.',
    ]);
    expect(plan.conflicts).toEqual([]);
    const highlight = must(rounds.rows.highlights?.[0], 'the highlight');
    expect([highlight.needsReview, highlight.anchor.quote]).toEqual([false, 'by phone']);
  });

  it('takes a tag for the one that differs in capitals or accents only, within its group', () => {
    const rounds = new ImportRounds();
    rounds.import(
      draftOf({ tags: [{ key: 'a', origin: from('a'), label: 'Café prices', parent: null, definition: 'ours' }] }),
    );
    const plan = rounds.import(
      draftOf({
        tags: [
          { key: 'x', origin: originOf('other', 'f', 'x'), label: 'CAFE PRICE', parent: null },
          { key: 'y', origin: originOf('other', 'f', 'y'), label: 'cafe prices', parent: null },
        ],
      }),
    );
    expect(rounds.rows.tags).toHaveLength(1);
    expect(plan.ids.get('x')).toBe(plan.ids.get('y'));
    expect(plan.problems.map(({ message }) => message).join()).toContain('there twice');
    expect(rounds.rows.tags?.[0]).toMatchObject({ label: 'Café prices', definition: 'ours' });
  });

  it('takes a person for the one with the same address, fills what is empty, and never gives two people one record', () => {
    const rounds = new ImportRounds();
    const person = (key: string, fields: JsonObject) => ({ key, origin: from(key), name: 'Ann Lee', ...fields });
    rounds.import(draftOf({ participants: [person('1', { email: 'ann@x.io' })] }));
    rounds.import(draftOf({ participants: [person('2', { email: 'ANN@x.io', company: 'X' })] }));
    rounds.import(draftOf({ participants: [person('3', { email: 'other@x.io' })] }));
    expect(rounds.rows.participants?.map(({ email, company, alias }) => [email, company, alias])).toEqual([
      ['ann@x.io', 'X', 'P-001'],
      ['other@x.io', '', 'P-002'],
    ]);
  });

  it('makes anew what lies in the trash, and follows a tag into the one that it was merged into', () => {
    const rounds = new ImportRounds();
    rounds.import(aProject());
    const [group, tag] = rounds.rows.tags ?? [];
    rounds.edit('interviews', must(rounds.rows.interviews?.[0], 'it').id, { deletedAt: '2026-03-03T08:00:00Z' });
    rounds.edit('tags', must(tag, 'a tag').id, {
      deletedAt: '2026-03-03T08:00:00Z',
      mergedInto: must(group, 'a tag').id,
    });
    const plan = rounds.import(aProject());
    expect(plan.made.get('interviews')).toBe(1);
    expect(plan.made.get('tags')).toBeUndefined();
    expect(plan.ids.get('tag')).toBe(group?.id);
  });

  it('keeps a quote whose words are not there, for a person to place', () => {
    const rounds = new ImportRounds();
    rounds.import(aProject());
    const interview = must(rounds.rows.interviews?.[0], 'it').id;
    const highlight = (key: string, quote: string) => ({
      key,
      origin: from(key),
      interview,
      source: interview,
      place: null,
      quote,
      tags: [],
    });
    rounds.import(draftOf({ highlights: [highlight('found', 'tell me by'), highlight('lost', 'never said')] }));
    const [, found, lost] = rounds.rows.highlights ?? [];
    expect(found).toMatchObject({ needsReview: false, anchor: { quote: 'tell me by', start: 5 } });
    expect(lost).toMatchObject({ needsReview: true, anchor: { quote: 'never said' } });
  });

  it('leaves out a link between what cannot be joined, and says so', () => {
    const rounds = new ImportRounds();
    const plan = rounds.import({ ...aProject(), links: [{ key: 'l', origin: from('l'), from: 'need', to: 'quote' }] });
    expect(rounds.rows.evidence ?? []).toEqual([]);
    expect(plan.problems).toHaveLength(1);
  });
});

function aProject(interview: Partial<DraftInterview> = {}, first = 'Who tells you?'): ImportDraft {
  return draftOf({
    tags: [
      { key: 'group', origin: from('group'), label: 'Ways', codable: false, parent: null },
      { key: 'tag', origin: from('tag'), label: 'Phone', parent: 'group' },
    ],
    participants: [{ key: 'ann', origin: from('ann'), name: 'Ann' }],
    interviews: [
      {
        key: 'call',
        origin: from('call'),
        title: 'Call with Ann',
        heldAt: '2024-05-01',
        participants: ['ann'],
        transcript: {
          key: 'talk',
          origin: from('talk'),
          speakers: [{ key: 's1', name: 'Ann', participant: 'ann' }],
          segments: [
            { speaker: null, text: first, startMs: null, endMs: null, externalId: 'turn 1' },
            { speaker: 's1', text: 'They tell me by phone.', startMs: 5_000, endMs: null, externalId: 'turn 2' },
          ],
        },
        ...interview,
      },
    ],
    highlights: [
      {
        key: 'quote',
        origin: from('quote'),
        interview: 'call',
        source: 'talk',
        place: { from: { block: 1, offset: 13 }, to: { block: 1, offset: 21 } },
        quote: 'by phone',
        tags: ['tag'],
      },
    ],
    needs: [
      { key: 'top', origin: from('top'), title: 'Know early' },
      { key: 'need', origin: from('need'), title: 'Hear of delays', parent: 'top' },
    ],
    links: [{ key: 'link', origin: from('link'), from: 'quote', to: 'need', stance: 'supports' }],
  });
}
