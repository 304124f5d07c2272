import { mayLink, newEvidenceLink } from '../domain/evidence-link.ts';
import { kindOfId } from '../domain/ids.ts';
import { newMemo } from '../domain/memo.ts';
import { newScore } from '../domain/score.ts';
import { groupBy } from './group-by.ts';
import { anyIdOf, idOf, type Planning, put } from './import-put.ts';
import type { ImportDraft } from './import-records.ts';

export function putScores(plan: Planning, { scores }: ImportDraft): void {
  for (const score of scores) {
    const aboutId = anyIdOf(plan, score.about);
    if (aboutId === null) continue;
    const { kind, value, at, name, source, note } = score;
    const participantId = idOf(plan, 'participant', score.participant);
    const interviewId = idOf(plan, 'interview', score.interview);
    const known = plan.known.byOrigin('scores', score.origin);
    put(plan, {
      kind: 'score',
      table: 'scores',
      draft: score,
      // The day belongs to the value: the same figure read again on another day is nothing new.
      stated: {
        aboutId,
        kind,
        value,
        name,
        source,
        note,
        participantId,
        interviewId,
        ...(known?.value === value ? {} : { at }),
      },
      make: (id) => newScore(id, { aboutId, kind, value, at }, plan.who),
    });
  }
}

export function putMemos(plan: Planning, { memos }: ImportDraft): void {
  const there = groupBy(plan.known.live('memos'), ({ aboutId }) => aboutId);
  for (const memo of memos) {
    const aboutId = anyIdOf(plan, memo.about);
    if (aboutId === null) continue;
    put(plan, {
      kind: 'memo',
      table: 'memos',
      draft: memo,
      stated: { aboutId, text: memo.text, kind: memo.kind },
      make: (id) => newMemo(id, { aboutId, text: memo.text }, plan.who),
      natural: () => there.get(aboutId)?.find(({ text }) => text === memo.text),
    });
  }
}

export function putLinks(plan: Planning, { links }: ImportDraft): void {
  const there = new Map(plan.known.live('evidence').map((link) => [`${link.from} ${link.to}`, link]));
  const made = new Set<string>();
  for (const link of links) {
    const [from, to] = [anyIdOf(plan, link.from), anyIdOf(plan, link.to)];
    if (from === null || to === null) continue;
    const pair = `${from} ${to}`;
    if (!mayLink(kindOfId(from) ?? '', kindOfId(to) ?? '') || made.has(pair)) {
      const why = made.has(pair) ? 'is there twice' : 'joins two kinds of record that cannot be joined';
      plan.problems.warn(`A link ${why} and was left out.`, { kept: 'nothing' });
      continue;
    }
    made.add(pair);
    const { stance, status, hashes, note, strength } = link;
    put(plan, {
      kind: 'evidence',
      table: 'evidence',
      draft: link,
      stated: { from, to, stance, status, hashes, note, strength },
      make: (id) => newEvidenceLink(id, { from, to }, plan.who),
      natural: () => there.get(pair),
    });
  }
}
