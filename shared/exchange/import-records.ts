import type { Anchor } from '../domain/anchor.ts';
import type { BodyContent } from '../domain/body.ts';
import type { Decision } from '../domain/decision.ts';
import type { EvidenceLink } from '../domain/evidence-link.ts';
import type { Experiment } from '../domain/experiment.ts';
import type { Goal } from '../domain/goal.ts';
import type { Guide } from '../domain/guide.ts';
import type { Id } from '../domain/ids.ts';
import type { Insight } from '../domain/insight.ts';
import type { Interview } from '../domain/interview.ts';
import type { Media } from '../domain/media.ts';
import type { Memo } from '../domain/memo.ts';
import type { Metric } from '../domain/metric.ts';
import type { Need } from '../domain/need.ts';
import type { Note } from '../domain/note.ts';
import type { Attribute } from '../domain/participant.ts';
import type { Origin } from '../domain/record-base.ts';
import type { Score } from '../domain/score.ts';
import type { Solution } from '../domain/solution.ts';
import type { Study } from '../domain/study.ts';
import type { Tag } from '../domain/tag.ts';
import type { Segment } from '../domain/transcript.ts';

/** What every reader of records hands back: what the file would become, and what was wrong with it. Nothing is written yet. */
export interface ImportedRecords {
  /** Which reader it was: `participants`, `survey`, `refi-qda`, `taguette`, ... */
  readonly kind: string;
  readonly records: ImportDraft;
  readonly problems: readonly ImportProblem[];
}

/** One thing that was wrong, where, and what became of the place. */
export interface ImportProblem {
  readonly level: 'error' | 'warning';
  readonly file: string;
  /** The entry of an archive, the table of a database or the sheet of a workbook; null where the file has none. */
  readonly entry: string | null;
  /** 1-based, null where the problem has no line. */
  readonly line: number | null;
  /** The heading of the column, null where there is none. */
  readonly column: string | null;
  readonly message: string;
  /** Nothing of the place was kept, its words were kept raw, or the rest of it was kept. */
  readonly kept: 'nothing' | 'raw' | 'rest';
}

/** Names a record within one draft, whatever its kind; the plan gives the ids. The id of a record of the project names that. */
export type Key = string;

/** Fields that may be left out: what the file does not say. */
type Maybe<T> = { readonly [F in keyof T]?: T[F] | undefined };

interface Drafted {
  readonly key: Key;
  /** How the record is known again: by `externalId` within its system, else by `contentHash`. */
  readonly origin: Origin;
  /** The uuid that the record should have where it is free: that of the file it came from. */
  readonly uuid?: string | null | undefined;
  /** ISO instant where the file states it. */
  readonly createdAt?: string | null | undefined;
  /** Key of the author where the file states one. */
  readonly by?: Key | null | undefined;
  /** True: made anew although the same was imported before, because a person asked for it. */
  readonly again?: boolean | undefined;
}

export interface DraftAuthor extends Drafted {
  readonly name: string;
}

export interface DraftStudy
  extends Drafted,
    Pick<Study, 'title'>,
    Maybe<Pick<Study, 'question' | 'status' | 'aim' | 'questions' | 'target' | 'segments'>> {}

export interface DraftParticipant extends Drafted {
  readonly name: string;
  readonly alias?: string | undefined;
  readonly company?: string | undefined;
  readonly role?: string | undefined;
  readonly segment?: string | undefined;
  readonly email?: string | undefined;
  readonly phone?: string | undefined;
  readonly attributes?: Readonly<Record<string, Attribute>> | undefined;
  readonly studies?: readonly Key[] | undefined;
  /** The participant that a person chose for it: nothing is made. */
  readonly known?: Id<'participant'> | undefined;
  /** True: never taken for somebody who is there already by name (an anonymous respondent). */
  readonly apart?: boolean | undefined;
}

export interface DraftGuide extends Drafted, Pick<Guide, 'title' | 'sections' | 'use'> {
  readonly version?: number | undefined;
  readonly family?: Key | null | undefined;
  readonly study?: Key | null | undefined;
}

export interface DraftInterview
  extends Drafted,
    Pick<Interview, 'title'>,
    Maybe<Pick<Interview, 'kind' | 'heldAt' | 'language' | 'interviewers' | 'stage' | 'answers' | 'attributes'>> {
  readonly study?: Key | null | undefined;
  readonly participants?: readonly Key[] | undefined;
  readonly guide?: Key | null | undefined;
  readonly tags?: readonly Key[] | undefined;
  readonly transcript?: DraftTranscript | null | undefined;
  readonly notes?: readonly DraftNote[] | undefined;
  readonly media?: readonly DraftMedia[] | undefined;
  /** True: the title is a makeshift, and a later import does not set it again. */
  readonly titleOnce?: boolean | undefined;
}

/** A recording or picture that belongs to an interview. The record only names it: the caller copies the bytes out of `entry`. */
export interface DraftMedia extends Drafted, Pick<Media, 'kind' | 'name' | 'mime' | 'size'> {
  /** Its path in the package; null for a file outside of it. */
  readonly entry: string | null;
}

export interface DraftTranscript extends Drafted {
  readonly media?: Key | null | undefined;
  readonly speakers: readonly {
    readonly key: string;
    readonly name: string;
    readonly participant: Key | null;
  }[];
  readonly segments: readonly DraftSegment[];
}

export interface DraftSegment extends Pick<Segment, 'speaker' | 'text' | 'startMs' | 'endMs'> {
  readonly questionId?: string | null | undefined;
  /** How the turn is known again within its transcript; left out, the import never updates it. */
  readonly externalId?: string | undefined;
  readonly uuid?: string | undefined;
}

export interface DraftNote extends Drafted, Pick<Note, 'title'>, Maybe<Pick<Note, 'marks'>> {
  readonly body: DraftBody;
}

/** A rich text: from lines (see `bodyFromLines`), or as our own editor once wrote it. */
export type DraftBody =
  | { readonly kind: 'lines'; readonly lines: readonly string[] }
  | { readonly kind: 'content'; readonly content: BodyContent };

/** A place in a text: the number of the segment or block from 0, and the UTF-16 offset in it. */
export interface DraftPoint {
  readonly block: number;
  readonly offset: number;
}

export interface DraftHighlight extends Drafted {
  /** Or the id of an interview of the project. */
  readonly interview: Key;
  /** Key of the transcript or the note in which the words stand; the interview's own when any of its texts may hold them. */
  readonly source: Key;
  /** Null when the words have no known place: they are looked for in the source, else kept for a person to place. */
  readonly place: { readonly from: DraftPoint; readonly to: DraftPoint } | null;
  readonly quote: string;
  readonly tags: readonly Key[];
  /** Who put which tag on, and when, where the file tells. */
  readonly taggings?: readonly { readonly tag: Key; readonly by: Key; readonly at: string }[] | undefined;
  readonly participant?: Key | null | undefined;
  /** The anchor as our own export wrote it, with the words as picked; its blocks are those of the segments' and blocks' uuids. */
  readonly anchor?: Anchor | undefined;
  readonly needsReview?: boolean | undefined;
}

export interface DraftTag
  extends Drafted,
    Pick<Tag, 'label'>,
    Maybe<Pick<Tag, 'definition' | 'aliases' | 'hue' | 'codable' | 'includes' | 'excludes' | 'archived'>> {
  readonly parent?: Key | null | undefined;
}

export interface DraftInsight
  extends Drafted,
    Pick<Insight, 'title'>,
    Maybe<Pick<Insight, 'status' | 'confidence' | 'reviewAt' | 'owner' | 'theme'>> {
  readonly body?: DraftBody | undefined;
}

export interface DraftNeed extends Drafted, Pick<Need, 'title'>, Maybe<Pick<Need, 'form' | 'job' | 'status'>> {
  readonly parent?: Key | null | undefined;
}

export interface DraftGoal
  extends Drafted,
    Pick<Goal, 'title'>,
    Maybe<Pick<Goal, 'owner' | 'startsAt' | 'endsAt' | 'status' | 'reason'>> {
  readonly parent?: Key | null | undefined;
  readonly carriedFrom?: Key | null | undefined;
}

export interface DraftMetric
  extends Drafted,
    Pick<Metric, 'name'>,
    Maybe<Pick<Metric, 'unit' | 'baseline' | 'target' | 'dueAt' | 'cadenceDays' | 'checkIns'>> {
  readonly goal: Key;
  /** A value as it stands on a day: a check-in, unless the last one says the same. */
  readonly current?: { readonly value: number; readonly at: string } | undefined;
}

export interface DraftSolution
  extends Drafted,
    Pick<Solution, 'title'>,
    Maybe<Pick<Solution, 'description' | 'status'>> {
  readonly need: Key;
}

export interface DraftExperiment
  extends Drafted,
    Pick<Experiment, 'assumption'>,
    Maybe<
      Pick<
        Experiment,
        | 'risk'
        | 'method'
        | 'threshold'
        | 'thresholdSetAt'
        | 'result'
        | 'outcome'
        | 'confidenceBefore'
        | 'confidenceAfter'
        | 'status'
        | 'startedAt'
        | 'endedAt'
      >
    > {
  readonly solution: Key;
}

export interface DraftDecision
  extends Drafted,
    Pick<Decision, 'title'>,
    Maybe<
      Pick<
        Decision,
        'options' | 'choice' | 'reasons' | 'people' | 'dissent' | 'status' | 'decidedAt' | 'reviewAt' | 'frozen'
      >
    > {
  readonly about: readonly Key[];
}

export interface DraftLink
  extends Drafted,
    Maybe<Pick<EvidenceLink, 'stance' | 'status' | 'hashes' | 'note' | 'strength'>> {
  readonly from: Key;
  readonly to: Key;
}

export interface DraftMemo extends Drafted, Pick<Memo, 'text'>, Maybe<Pick<Memo, 'kind'>> {
  readonly about: Key;
}

export interface DraftScore
  extends Drafted,
    Pick<Score, 'kind' | 'value' | 'at'>,
    Maybe<Pick<Score, 'name' | 'source' | 'note'>> {
  readonly about: Key;
  readonly participant?: Key | null | undefined;
  readonly interview?: Key | null | undefined;
}

/** Something that no record of ours can hold: kept beside the import, so that an export can write it back as it was. */
export interface DraftAttachment {
  readonly name: string;
  readonly mime: string;
  readonly bytes: Uint8Array;
}

/** What a file holds, in the words of our records, with local keys where records name each other. */
export interface ImportDraft {
  readonly authors: readonly DraftAuthor[];
  readonly studies: readonly DraftStudy[];
  readonly participants: readonly DraftParticipant[];
  readonly guides: readonly DraftGuide[];
  /** Parents before children. */
  readonly tags: readonly DraftTag[];
  readonly interviews: readonly DraftInterview[];
  readonly highlights: readonly DraftHighlight[];
  readonly insights: readonly DraftInsight[];
  /** Parents before children. */
  readonly needs: readonly DraftNeed[];
  /** Parents before children. */
  readonly goals: readonly DraftGoal[];
  readonly metrics: readonly DraftMetric[];
  readonly solutions: readonly DraftSolution[];
  readonly experiments: readonly DraftExperiment[];
  readonly decisions: readonly DraftDecision[];
  readonly links: readonly DraftLink[];
  readonly memos: readonly DraftMemo[];
  readonly scores: readonly DraftScore[];
  readonly attachments: readonly DraftAttachment[];
}

/** A draft with these lists; those left out are empty. */
export const draftOf = (lists: Partial<ImportDraft>): ImportDraft => ({
  authors: [],
  studies: [],
  participants: [],
  guides: [],
  tags: [],
  interviews: [],
  highlights: [],
  insights: [],
  needs: [],
  goals: [],
  metrics: [],
  solutions: [],
  experiments: [],
  decisions: [],
  links: [],
  memos: [],
  scores: [],
  attachments: [],
  ...lists,
});

/** An origin that is known again by `externalId`. */
export const originOf = (system: string, file: string, externalId: string | null): Origin => ({
  system,
  file,
  externalId,
  contentHash: null,
});

/** How many records of each kind a draft holds, with the segments and notes of its interviews; kinds without any are left out. */
export function countsOfDraft(draft: ImportDraft): Readonly<Record<string, number>> {
  const counts = Object.entries(draft).map(
    ([kind, list]: [string, readonly unknown[]]) => [kind, list.length] as const,
  );
  const segments = draft.interviews.reduce((sum, { transcript }) => sum + (transcript?.segments.length ?? 0), 0);
  const notes = draft.interviews.reduce((sum, interview) => sum + (interview.notes?.length ?? 0), 0);
  return Object.fromEntries(
    [...counts, ['segments', segments] as const, ['notes', notes] as const].filter(([, count]) => count > 0),
  );
}

/** Several drafts as one. A key that several of them use is one record, that of the first. */
export function joinDrafts(drafts: readonly ImportDraft[]): ImportDraft {
  const list = <T>(pick: (draft: ImportDraft) => readonly (T & { readonly key: Key })[]): readonly T[] => {
    const seen = new Set<Key>();
    return drafts.flatMap(pick).filter(({ key }) => !seen.has(key) && seen.add(key));
  };
  return {
    authors: list((draft) => draft.authors),
    studies: list((draft) => draft.studies),
    participants: list((draft) => draft.participants),
    guides: list((draft) => draft.guides),
    tags: list((draft) => draft.tags),
    interviews: list((draft) => draft.interviews),
    highlights: list((draft) => draft.highlights),
    insights: list((draft) => draft.insights),
    needs: list((draft) => draft.needs),
    goals: list((draft) => draft.goals),
    metrics: list((draft) => draft.metrics),
    solutions: list((draft) => draft.solutions),
    experiments: list((draft) => draft.experiments),
    decisions: list((draft) => draft.decisions),
    links: list((draft) => draft.links),
    memos: list((draft) => draft.memos),
    scores: list((draft) => draft.scores),
    attachments: drafts.flatMap((draft) => draft.attachments),
  };
}
