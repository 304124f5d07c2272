import { must } from '../domain/assert.ts';
import type { Author } from '../domain/author.ts';
import { type Op, squash } from '../domain/change.ts';
import { newDecision } from '../domain/decision.ts';
import { mayLink, newEvidenceLink } from '../domain/evidence-link.ts';
import { newExperiment } from '../domain/experiment.ts';
import { newGoal } from '../domain/goal.ts';
import { newGuide } from '../domain/guide.ts';
import { type AnyId, type Id, kindOfId } from '../domain/ids.ts';
import { newInsight } from '../domain/insight.ts';
import { newInterview } from '../domain/interview.ts';
import { newMedia } from '../domain/media.ts';
import { newMemo } from '../domain/memo.ts';
import { type CheckIn, currentValue, newMetric } from '../domain/metric.ts';
import { newNeed } from '../domain/need.ts';
import { nameKey, newParticipant, nextAlias, type Participant } from '../domain/participant.ts';
import { type Authorship, type Fresh, freshBase } from '../domain/record-base.ts';
import type { TableName } from '../domain/records.ts';
import { newScore } from '../domain/score.ts';
import { newSolution } from '../domain/solution.ts';
import { newStudy } from '../domain/study.ts';
import { labelKey, newTag, type Tag, tagNamed } from '../domain/tag.ts';
import { groupBy } from './group-by.ts';
import { knownRecords, type ProjectRows } from './import-known.ts';
import { anyIdOf, idOf, idsOf, type PlanConflict, type Planning, put } from './import-put.ts';
import type {
  DraftMedia,
  DraftMetric,
  DraftParticipant,
  DraftTag,
  ImportDraft,
  ImportProblem,
  Key,
} from './import-records.ts';
import { putBody, putHighlight, putNote, putTranscript, textIndex } from './import-texts.ts';
import { recordProblems } from './record-problems.ts';

export interface PlanInput extends Authorship {
  /** The rows of the project, trashed ones too. */
  readonly rows: ProjectRows;
  readonly newUuid: () => string;
  /** `count` order keys in a row after `before`. */
  readonly orderKeys: (before: string | null, count: number) => readonly string[];
  /** The study of what names none itself. */
  readonly studyId?: Id<'study'> | null | undefined;
  /** Named in problems. */
  readonly file?: string | undefined;
}

export interface ImportPlan {
  /** Of one change. */
  readonly ops: readonly Op[];
  /** The records that the keys of the draft are now. */
  readonly ids: ReadonlyMap<Key, AnyId>;
  readonly made: ReadonlyMap<TableName, number>;
  readonly updated: ReadonlyMap<TableName, number>;
  /** Records that were there already and did not change. */
  readonly same: ReadonlyMap<TableName, number>;
  /** Fields that a person and the file both changed: the person's value stays. */
  readonly conflicts: readonly PlanConflict[];
  readonly problems: readonly ImportProblem[];
}

/** The draft as the ops of one change. Importing the same draft again gives no ops. */
export function planImport(draft: ImportDraft, input: PlanInput): ImportPlan {
  const steps = planSteps(draft, input);
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

/** `planImport` step by step: it yields every few hundred records, so that the caller can let the window answer in between. */
export function* planSteps(draft: ImportDraft, input: PlanInput): Generator<number, ImportPlan> {
  const plan: Planning = {
    who: { now: input.now, by: input.by },
    known: knownRecords(input.rows),
    newUuid: input.newUuid,
    orderKeys: input.orderKeys,
    problems: recordProblems(input.file ?? ''),
    ops: [],
    ids: new Map(),
    given: new Set(),
    made: new Map(),
    updated: new Map(),
    same: new Map(),
    conflicts: [],
  };
  putAuthors(plan, draft);
  putStudies(plan, draft);
  putGuides(plan, draft, input.studyId ?? null);
  yield* putParticipants(plan, draft, input.studyId ?? null);
  putTags(plan, draft);
  yield* putInterviews(plan, draft, input.studyId ?? null);
  putClaims(plan, draft);
  putSolutions(plan, draft);
  putScores(plan, draft);
  putMemos(plan, draft);
  putLinks(plan, draft);
  return {
    ops: squash([plan.ops]),
    ids: plan.ids,
    made: plan.made,
    updated: plan.updated,
    same: plan.same,
    conflicts: plan.conflicts,
    problems: plan.problems.all(),
  };
}

const SLICE = 200;

function putAuthors(plan: Planning, { authors }: ImportDraft): void {
  for (const draft of authors) {
    put(plan, {
      kind: 'author',
      table: 'authors',
      draft,
      stated: { name: draft.name },
      make: (id): Fresh<Author> => ({ id, ...freshBase(plan.who), name: draft.name }),
      natural: () => plan.known.live('authors').find(({ name }) => nameKey(name) === nameKey(draft.name)),
    });
  }
}

function putStudies(plan: Planning, { studies }: ImportDraft): void {
  const order = ordersFor(plan, 'studies', studies.length);
  for (const draft of studies) {
    const { key: _key, origin: _origin, uuid: _uuid, createdAt: _at, by: _by, again: _again, ...stated } = draft;
    put(plan, {
      kind: 'study',
      table: 'studies',
      draft,
      stated,
      make: (id) => newStudy(id, { title: draft.title, question: '', order: order() }, plan.who),
      natural: () => plan.known.live('studies').find(({ title }) => nameKey(title) === nameKey(draft.title)),
    });
  }
}

function putGuides(plan: Planning, { guides }: ImportDraft, fallback: Id<'study'> | null): void {
  const order = ordersFor(plan, 'guides', guides.length);
  for (const draft of guides) {
    const studyId = draft.study === undefined ? fallback : idOf(plan, 'study', draft.study);
    const { title, sections, use, version } = draft;
    const familyId = idOf(plan, 'guide', draft.family);
    put(plan, {
      kind: 'guide',
      table: 'guides',
      draft,
      stated: { title, sections, use, version, ...(draft.study === undefined ? {} : { studyId }) },
      make: (id) => newGuide(id, { title, sections, use, studyId, order: order(), familyId: familyId ?? id }, plan.who),
    });
  }
}

function* putParticipants(plan: Planning, draft: ImportDraft, fallback: Id<'study'> | null): Generator<number> {
  const studiesOf = studiesByPerson(plan, draft, fallback);
  const people = plan.known.live('participants');
  const byMail = new Map(people.flatMap((person) => (person.email === '' ? [] : [[mailKey(person.email), person]])));
  const byName = new Map(people.map((person) => [personKey(person.name, person.company), person]));
  const aliases = new Set(people.map(({ alias }) => alias));
  let last = nextAlias(aliases);
  const alias = (wanted: string | undefined): string => {
    const own = wanted !== undefined && wanted !== '' && !aliases.has(wanted) ? wanted : last;
    aliases.add(own);
    while (aliases.has(last)) last = nextAlias([last]);
    return own;
  };
  for (const [i, person] of draft.participants.entries()) {
    if (i % SLICE === SLICE - 1) yield plan.ops.length;
    const studyIds = [...(studiesOf.get(person.key) ?? [])];
    if (person.known !== undefined) {
      const row = plan.known.byId('participants', person.known);
      if (row) plan.ids.set(person.key, row.id);
      if (row) join(plan, row, studyIds);
      continue;
    }
    const stated = statedOf(person);
    const { row } = put(plan, {
      kind: 'participant',
      table: 'participants',
      draft: person,
      stated,
      make: (id) => newParticipant(id, { name: person.name, alias: alias(person.alias), studyIds }, plan.who),
      natural: () => (person.apart ? null : samePerson(person, byMail, byName)),
    });
    if (row) join(plan, row, studyIds);
  }
}

function statedOf({ name, company, role, segment, email, phone, attributes }: DraftParticipant) {
  return {
    name,
    nameKey: nameKey(name),
    company,
    role,
    segment,
    email,
    phone,
    attributes: attributes && { ...attributes },
  };
}

function samePerson(
  { email, name, company }: DraftParticipant,
  byMail: ReadonlyMap<string, Participant>,
  byName: ReadonlyMap<string, Participant>,
): Participant | undefined {
  const mailed = email ? byMail.get(mailKey(email)) : undefined;
  if (mailed) return mailed;
  const named = byName.get(personKey(name, company ?? ''));
  // The same name with another address is another person.
  return named && (!email || named.email === '') ? named : undefined;
}

const mailKey = (email: string): string => email.trim().toLowerCase();
const personKey = (name: string, company: string): string => `${nameKey(name)}\n${nameKey(company)}`;

function join(plan: Planning, row: Participant, studyIds: readonly Id<'study'>[]): void {
  const all = [...new Set([...row.studyIds, ...studyIds])];
  if (all.length > row.studyIds.length) touchStudies(plan, row, all);
}

function touchStudies(plan: Planning, row: Participant, studyIds: Id<'study'>[]): void {
  plan.ops.push({ table: 'participants', key: row.id, before: { studyIds: row.studyIds }, after: { studyIds } });
}

/** A person belongs to the studies of the interviews that they are in. */
function studiesByPerson(
  plan: Planning,
  draft: ImportDraft,
  fallback: Id<'study'> | null,
): ReadonlyMap<Key, ReadonlySet<Id<'study'>>> {
  const studies = new Map<Key, Set<Id<'study'>>>();
  const add = (person: Key | null, study: Id<'study'> | null): void => {
    if (person === null || study === null) return;
    const own = studies.get(person) ?? new Set();
    studies.set(person, own.add(study));
  };
  for (const person of draft.participants) {
    for (const study of idsOf(plan, 'study', person.studies ?? [])) add(person.key, study);
  }
  for (const { study, participants = [], transcript } of draft.interviews) {
    const id = study === undefined ? fallback : idOf(plan, 'study', study);
    for (const person of participants) add(person, id);
    for (const { participant } of transcript?.speakers ?? []) add(participant, id);
  }
  return studies;
}

function putTags(plan: Planning, { tags }: ImportDraft): void {
  const order = ordersFor(plan, 'tags', tags.length);
  const known: Tag[] = [...plan.known.live('tags')];
  const made = new Map<string, Id<'tag'>>();
  for (const draft of tags) {
    const parentId = idOf(plan, 'tag', draft.parent);
    const place = `${parentId} ${labelKey(draft.label.trim())}`;
    const twin = made.get(place);
    if (twin) {
      plan.problems.warn(`The tag "${draft.label}" is there twice, with other capitals or accents: they became one.`);
      plan.ids.set(draft.key, twin);
      continue;
    }
    const { definition, aliases, hue, codable, includes, excludes, archived } = draft;
    const label = draft.label.trim();
    const { id } = put(plan, {
      kind: 'tag',
      table: 'tags',
      draft,
      stated: {
        ...{ label, labelKey: labelKey(label), definition, hue, codable, includes, excludes, archived },
        ...(aliases === undefined ? {} : { aliases: [...aliases] }),
        ...(draft.parent === undefined ? {} : { parentId }),
      },
      make: (own) => newTag(own, { label, order: order(), parentId }, plan.who),
      natural: () => sameTag(known, draft, parentId),
    });
    made.set(place, id);
  }
}

/** A case or accent variant is the same tag: within its group, or anywhere when the file knows no groups. */
function sameTag(tags: readonly Tag[], { label, parent, codable }: DraftTag, parentId: Id<'tag'> | null) {
  if (parent === undefined && codable !== false) return tagNamed(tags, label);
  const key = labelKey(label.trim());
  return tags.find((tag) => tag.labelKey === key && tag.parentId === parentId);
}

function* putInterviews(plan: Planning, draft: ImportDraft, fallback: Id<'study'> | null): Generator<number> {
  const index = textIndex(plan);
  const onlyPeople = new Map<Key, Id<'participant'> | null>();
  for (const [i, own] of draft.interviews.entries()) {
    if (i % SLICE === SLICE - 1) yield plan.ops.length;
    const studyId = own.study === undefined ? fallback : idOf(plan, 'study', own.study);
    const participantIds = idsOf(plan, 'participant', own.participants ?? []);
    onlyPeople.set(own.key, participantIds.length === 1 ? (participantIds[0] ?? null) : null);
    const { title, kind, heldAt, language, interviewers, stage, answers, attributes } = own;
    const { id, row } = put(plan, {
      kind: 'interview',
      table: 'interviews',
      draft: own,
      stated: {
        ...{ kind, heldAt, language, interviewers, stage, answers, attributes },
        ...(own.titleOnce ? {} : { title }),
        ...(own.study === undefined ? {} : { studyId }),
        ...(own.participants === undefined ? {} : { participantIds }),
        ...(own.guide === undefined ? {} : { guideId: idOf(plan, 'guide', own.guide) }),
        ...(own.tags === undefined ? {} : { tagIds: idsOf(plan, 'tag', own.tags) }),
      },
      make: (interviewId) => newInterview(interviewId, { title, studyId }, plan.who),
    });
    // Known by its content alone: every word of it is there.
    if (row !== null && own.origin.externalId === null && !own.uuid) continue;
    for (const media of own.media ?? []) putMedia(plan, id, media);
    for (const note of own.notes ?? []) putNote(plan, index, id, note);
    if (own.transcript) yield* putTranscript(plan, index, id, own.transcript);
  }
  const only = (interview: Key): Id<'participant'> | null => {
    const drafted = onlyPeople.get(interview);
    const people = plan.known.byId('interviews', interview)?.participantIds ?? [];
    return drafted === undefined ? (people.length === 1 ? (people[0] ?? null) : null) : drafted;
  };
  for (const [i, highlight] of draft.highlights.entries()) {
    if (i % SLICE === SLICE - 1) yield plan.ops.length;
    putHighlight(plan, index, highlight, only(highlight.interview));
  }
  for (const insight of draft.insights) {
    const { title, status, confidence, reviewAt, owner, theme } = insight;
    const { id } = put(plan, {
      kind: 'insight',
      table: 'insights',
      draft: insight,
      stated: { title, status, confidence, reviewAt, owner, theme },
      make: (own) => newInsight(own, { title }, plan.who),
    });
    if (insight.body) putBody(plan, index, id, insight.body, insight.origin);
  }
}

function putMedia(plan: Planning, interviewId: Id<'interview'>, draft: DraftMedia): void {
  const { kind, name, mime, size } = draft;
  put(plan, {
    kind: 'media',
    table: 'media',
    draft,
    stated: { interviewId, kind, name, mime },
    make: (id) => newMedia(id, { interviewId, kind, name, mime, size }, plan.who),
  });
}

function putClaims(plan: Planning, draft: ImportDraft): void {
  const goalOrder = ordersFor(plan, 'goals', draft.goals.length);
  for (const goal of draft.goals) {
    const { title, owner, startsAt, endsAt, status, reason } = goal;
    put(plan, {
      kind: 'goal',
      table: 'goals',
      draft: goal,
      stated: {
        ...{ title, owner, startsAt, endsAt, status, reason },
        ...(goal.parent === undefined ? {} : { parentId: idOf(plan, 'goal', goal.parent) }),
        ...(goal.carriedFrom === undefined ? {} : { carriedFrom: idOf(plan, 'goal', goal.carriedFrom) }),
      },
      make: (id) => newGoal(id, { title, order: goalOrder() }, plan.who),
    });
  }
  for (const metric of draft.metrics) {
    const goalId = idOf(plan, 'goal', metric.goal);
    if (goalId === null) continue;
    const { name, unit, baseline, target, dueAt, cadenceDays } = metric;
    const checkIns = checkInsOf(plan, metric);
    put(plan, {
      kind: 'metric',
      table: 'metrics',
      draft: metric,
      stated: { name, unit, baseline, target, dueAt, cadenceDays, checkIns },
      make: (id) => newMetric(id, { goalId, name }, plan.who),
    });
  }
  const needOrder = ordersFor(plan, 'needs', draft.needs.length);
  for (const need of draft.needs) {
    const { title, form, job, status } = need;
    put(plan, {
      kind: 'need',
      table: 'needs',
      draft: need,
      stated: {
        ...{ title, form, job, status },
        ...(need.parent === undefined ? {} : { parentId: idOf(plan, 'need', need.parent) }),
      },
      make: (id) => newNeed(id, { title, order: needOrder() }, plan.who),
    });
  }
}

function checkInsOf(plan: Planning, { origin, checkIns, current }: DraftMetric): CheckIn[] | undefined {
  if (current === undefined) return checkIns && [...checkIns];
  const row = plan.known.byOrigin('metrics', origin);
  if (row && currentValue(row) === current.value) return undefined;
  return [...(row?.checkIns ?? []), { id: plan.newUuid(), ...current, note: '' }];
}

function putSolutions(plan: Planning, draft: ImportDraft): void {
  const solutionOrder = ordersFor(plan, 'solutions', draft.solutions.length);
  for (const solution of draft.solutions) {
    const needId = idOf(plan, 'need', solution.need);
    if (needId === null) continue;
    const { title, description, status } = solution;
    put(plan, {
      kind: 'solution',
      table: 'solutions',
      draft: solution,
      stated: { needId, title, description, status },
      make: (id) => newSolution(id, { needId, title, order: solutionOrder() }, plan.who),
    });
  }
  const experimentOrder = ordersFor(plan, 'experiments', draft.experiments.length);
  for (const experiment of draft.experiments) {
    const solutionId = idOf(plan, 'solution', experiment.solution);
    if (solutionId === null) continue;
    const {
      key: _key,
      origin: _origin,
      uuid: _uuid,
      createdAt: _at,
      by: _by,
      again: _again,
      solution: _own,
      ...stated
    } = experiment;
    put(plan, {
      kind: 'experiment',
      table: 'experiments',
      draft: experiment,
      stated: { solutionId, ...stated },
      make: (id) =>
        newExperiment(id, { solutionId, assumption: experiment.assumption, order: experimentOrder() }, plan.who),
    });
  }
  for (const decision of draft.decisions) {
    const {
      key: _key,
      origin: _origin,
      uuid: _uuid,
      createdAt: _at,
      by: _by,
      again: _again,
      about,
      ...stated
    } = decision;
    const aboutIds = about.flatMap((key) => anyIdOf(plan, key) ?? []);
    put(plan, {
      kind: 'decision',
      table: 'decisions',
      draft: decision,
      stated: { ...stated, aboutIds },
      make: (id) => newDecision(id, { title: decision.title, aboutIds }, plan.who),
    });
  }
}

function putScores(plan: Planning, { scores }: ImportDraft): void {
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

function putMemos(plan: Planning, { memos }: ImportDraft): void {
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

function putLinks(plan: Planning, { links }: ImportDraft): void {
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

/** Order keys behind the last record of a table, one at each call; `most` of them. */
function ordersFor(
  plan: Planning,
  table: 'studies' | 'guides' | 'tags' | 'needs' | 'goals' | 'solutions' | 'experiments',
  most: number,
): () => string {
  let last: string | null = null;
  for (const { order } of plan.known.live(table)) if (last === null || order > last) last = order;
  const keys = most === 0 ? [] : plan.orderKeys(last, most);
  let next = 0;
  return () => must(keys[next++], 'an order key');
}
