import { expect, it } from 'vitest';
import type { Proposal, Proposals } from '#renderer/search/search-client.ts';
import type { AnyId } from '#shared/domain/ids.ts';
import { aLine } from '../../test/line-builder.ts';
import { type LinkOptionsInput, linkOptions } from './link-options.ts';

const graph = aLine({
  goals: { gl_1: 'Cut churn' },
  needs: { nd_1: 'Approve in place', nd_2: 'See who is waiting', nd_3: 'Payé à temps' },
  insights: { in_1: 'Approvals leak out', in_2: 'Chasing by chat' },
  quotes: {
    hl_1: { words: 'we export the invoice', in: 'iv_1' },
    hl_2: { words: 'I ping finance', in: 'iv_1' },
  },
  interviews: { iv_1: { title: 'Dana' } },
  links: [
    ['in_1', 'nd_1'],
    ['hl_2', 'in_2'],
  ],
});

const proposal = (id: AnyId): Proposal => ({ id, score: 0.5, strength: 'likely', reasons: [] });
const proposing = (...ids: AnyId[]): Proposals => ({
  items: ids.map(proposal),
  abstained: false,
  hashes: { source: '', targets: {} },
});
const shown = (input: Partial<LinkOptionsInput>): string[] =>
  linkOptions({ graph, subjects: ['in_1'], kind: 'need', text: '', proposals: undefined, hits: [], ...input }).map(
    (option) => `${option.kind} ${option.kind === 'record' && option.linked ? 'linked ' : ''}${option.key}`,
  );

it('lists proposals first and each record once, and says what is linked already', () => {
  expect(shown({ proposals: proposing('nd_2') })).toEqual(['proposal nd_2', 'record linked nd_1', 'record nd_3']);
});

it('offers nothing as a proposal that is linked meanwhile', () => {
  expect(shown({ proposals: proposing('nd_1', 'nd_2') })).toEqual([
    'proposal nd_2',
    'record linked nd_1',
    'record nd_3',
  ]);
});

it('narrows by all typed words, whatever their case and accents, and offers to make the record', () => {
  expect(shown({ text: 'WHO wait', proposals: proposing('nd_2', 'nd_3') })).toEqual(['proposal nd_2', 'create create']);
  expect(shown({ text: 'paye a' })).toEqual(['record nd_3', 'create create']);
});

it('does not offer to make what exists under that very name', () => {
  expect(shown({ text: 'approve in place' })).toEqual(['record linked nd_1']);
});

it('adds what only the full text finds, and no other kind', () => {
  const hit = (recordId: AnyId) => ({
    kind: '',
    recordId,
    groupId: recordId,
    interviewId: null,
    openAt: null,
    title: '',
    titleMatches: [],
    snippet: 'words',
    matches: [],
    cutBefore: false,
    cutBehind: false,
    score: 1,
    snippets: [],
    homeId: recordId,
    more: 0,
  });
  expect(shown({ text: 'zzz', hits: [hit('nd_2'), hit('gl_1')] })).toEqual(['record nd_2', 'create create']);
});

it('calls a record linked only when every subject is linked to it', () => {
  expect(shown({ subjects: ['in_1', 'in_2'] })).toEqual(['record nd_1', 'record nd_2', 'record nd_3']);
});

it('lists quotes without a link first, and never offers to make a quote', () => {
  expect(shown({ kind: 'highlight' })).toEqual(['record hl_1', 'record hl_2']);
  expect(shown({ kind: 'highlight', text: 'invented words' })).toEqual([]);
});

it('works from the claim side: needs for a goal', () => {
  expect(shown({ subjects: ['gl_1'] })).toEqual(['record nd_1', 'record nd_2', 'record nd_3']);
});
