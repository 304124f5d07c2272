import { expect, test } from 'vitest';
import { type Guide, newGuide } from './guide.ts';
import { guideCoverage } from './guide-coverage.ts';
import { newQuestion, newSection } from './guide-edit.ts';
import { newestGuides, reviseGuide } from './guide-versions.ts';
import { sectionsFrom } from './guides/guide-template.ts';
import { GUIDE_TEMPLATES } from './guides/guide-templates.ts';
import type { Answer } from './interview.ts';

const who = { now: '2026-03-02T08:00:00Z', by: 'au_1' as const };

function aGuide(id: Guide['id'], questions: readonly string[], more: Partial<Guide> = {}): Guide {
  const sections = [{ ...newSection('s'), questions: questions.map((one) => newQuestion(one, `Question ${one}?`)) }];
  return { ...newGuide(id, { title: 'Guide', sections, order: 'a', ...more }, who), rev: 1, updatedAt: who.now };
}

test('a version that nobody has used is changed itself', () => {
  const guide = aGuide('gd_1', ['a']);
  const next = reviseGuide(guide, { sections: [] }, false, { id: 'gd_2', who });
  expect(next).toEqual({
    id: 'gd_1',
    isNext: false,
    op: { table: 'guides', key: 'gd_1', before: { sections: guide.sections }, after: { sections: [] } },
  });
});

test('a change of a used version makes the next one, of the same family', () => {
  const guide = aGuide('gd_1', ['a']);
  const next = reviseGuide(guide, { sections: [] }, true, { id: 'gd_2', who });
  expect([next.id, next.isNext, next.op?.before]).toEqual(['gd_2', true, null]);
  expect(next.op?.after).toMatchObject({ familyId: 'gd_1', version: 2, sections: [], title: 'Guide' });
});

test('title and study are not what was asked: they change under a used version', () => {
  const guide = aGuide('gd_1', ['a']);
  expect(reviseGuide(guide, { title: 'New' }, true, { id: 'gd_2', who })).toMatchObject({ id: 'gd_1', isNext: false });
  expect(reviseGuide(guide, { sections: guide.sections }, true, { id: 'gd_2', who }).op).toBeNull();
});

test('the newest version of each guide is offered', () => {
  const guides = [aGuide('gd_3', [], { familyId: 'gd_1', version: 2 }), aGuide('gd_1', []), aGuide('gd_2', [])];
  expect(newestGuides(guides).map(({ id }) => id)).toEqual(['gd_3', 'gd_2']);
});

test('coverage meets over the versions: asked, answered, skipped, not reached, not in its version', () => {
  const versions = [
    aGuide('gd_1', ['a', 'b', 'old']),
    aGuide('gd_2', ['b', 'a', 'new'], { familyId: 'gd_1', version: 2 }),
  ];
  const said = (state: Answer['state']): Answer => ({ state, atMs: null });
  const interviews = [
    { guideId: 'gd_1' as const, answers: { a: said('answered'), b: said('skipped') } },
    { guideId: 'gd_2' as const, answers: { a: said('asked'), new: said('asked') } },
  ];
  const rows = guideCoverage(versions, interviews, (i, question) => i === 1 && question === 'new');
  expect(
    rows.map(({ question, states, answered, possible, isCurrent }) => [
      question.id,
      ...states,
      answered,
      possible,
      isCurrent,
    ]),
  ).toEqual([
    ['b', 'skipped', 'not-reached', 0, 2, true],
    ['a', 'answered', 'asked', 1, 2, true],
    ['new', 'not-in-guide', 'answered', 1, 1, true],
    ['old', 'not-reached', 'not-in-guide', 0, 1, false],
  ]);
});

test('the five built-in guides open with consent, close with the three last questions, and fill their time', () => {
  let n = 0;
  for (const template of GUIDE_TEMPLATES) {
    const sections = sectionsFrom(template, () => `id-${++n}`);
    const questions = sections.flatMap((section) => section.questions);
    expect(questions.slice(-3).map(({ text }) => text)).toEqual([
      'What should I have asked?',
      'Who else should we hear?',
      'May we contact you again?',
    ]);
    expect(questions[1]?.text).toBe('Ask consent for each scope aloud.');
    expect(new Set(questions.map(({ id }) => id)).size).toBe(questions.length);
    expect(sections.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0)).toBe(template.minutes);
  }
  expect(GUIDE_TEMPLATES.map(({ sections }) => sections.flatMap(({ questions }) => questions).length)).toEqual([
    10, 9, 12, 9, 7,
  ]);
});
