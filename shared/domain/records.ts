import type * as v from 'valibot';
import { type Author, AuthorSchema } from './author.ts';
import { type Board, BoardSchema } from './board.ts';
import { type Body, BodySchema } from './body.ts';
import { type Consent, ConsentSchema } from './consent.ts';
import { type Decision, DecisionSchema } from './decision.ts';
import { type EvidenceLink, EvidenceLinkSchema } from './evidence-link.ts';
import { type Experiment, ExperimentSchema } from './experiment.ts';
import { type Goal, GoalSchema } from './goal.ts';
import { type Guide, GuideSchema } from './guide.ts';
import { type Highlight, HighlightSchema } from './highlight.ts';
import type { IdKind } from './ids.ts';
import { type Insight, InsightSchema } from './insight.ts';
import { type Interview, InterviewSchema } from './interview.ts';
import { type Media, MediaSchema } from './media.ts';
import { type Memo, MemoSchema } from './memo.ts';
import { type Metric, MetricSchema } from './metric.ts';
import { type Need, NeedSchema } from './need.ts';
import { type Note, NoteSchema } from './note.ts';
import { type Participant, ParticipantSchema } from './participant.ts';
import { type Report, ReportSchema } from './report.ts';
import { type Rating, RatingSchema, type Round, RoundSchema } from './round.ts';
import { type Rule, RuleSchema } from './rule.ts';
import { type SavedView, SavedViewSchema } from './saved-view.ts';
import { type Score, ScoreSchema } from './score.ts';
import { type Setting, SettingSchema } from './setting.ts';
import { type Solution, SolutionSchema } from './solution.ts';
import { type Study, StudySchema } from './study.ts';
import { type Tag, TagSchema } from './tag.ts';
import { type Task, TaskSchema } from './task.ts';
import { type Segment, SegmentSchema, type Transcript, TranscriptSchema } from './transcript.ts';

/** The kept tables: in the change log, the journal and the archive. */
export interface RecordTypes {
  authors: Author;
  boards: Board;
  bodies: Body;
  consents: Consent;
  decisions: Decision;
  evidence: EvidenceLink;
  experiments: Experiment;
  goals: Goal;
  guides: Guide;
  highlights: Highlight;
  insights: Insight;
  interviews: Interview;
  media: Media;
  memos: Memo;
  metrics: Metric;
  needs: Need;
  notes: Note;
  participants: Participant;
  ratings: Rating;
  reports: Report;
  rounds: Round;
  rules: Rule;
  savedViews: SavedView;
  scores: Score;
  segments: Segment;
  settings: Setting;
  solutions: Solution;
  studies: Study;
  tags: Tag;
  tasks: Task;
  transcripts: Transcript;
}
export type TableName = keyof RecordTypes;
export type AnyRecord = RecordTypes[TableName];

interface RecordKind {
  readonly schema: v.GenericSchema;
  readonly kind: IdKind;
}

export const RECORDS: Readonly<Record<TableName, RecordKind>> = {
  authors: { kind: 'author', schema: AuthorSchema },
  boards: { kind: 'board', schema: BoardSchema },
  bodies: { kind: 'body', schema: BodySchema },
  consents: { kind: 'consent', schema: ConsentSchema },
  decisions: { kind: 'decision', schema: DecisionSchema },
  evidence: { kind: 'evidence', schema: EvidenceLinkSchema },
  experiments: { kind: 'experiment', schema: ExperimentSchema },
  goals: { kind: 'goal', schema: GoalSchema },
  guides: { kind: 'guide', schema: GuideSchema },
  highlights: { kind: 'highlight', schema: HighlightSchema },
  insights: { kind: 'insight', schema: InsightSchema },
  interviews: { kind: 'interview', schema: InterviewSchema },
  media: { kind: 'media', schema: MediaSchema },
  memos: { kind: 'memo', schema: MemoSchema },
  metrics: { kind: 'metric', schema: MetricSchema },
  needs: { kind: 'need', schema: NeedSchema },
  notes: { kind: 'note', schema: NoteSchema },
  participants: { kind: 'participant', schema: ParticipantSchema },
  ratings: { kind: 'rating', schema: RatingSchema },
  reports: { kind: 'report', schema: ReportSchema },
  rounds: { kind: 'round', schema: RoundSchema },
  rules: { kind: 'rule', schema: RuleSchema },
  savedViews: { kind: 'savedView', schema: SavedViewSchema },
  scores: { kind: 'score', schema: ScoreSchema },
  segments: { kind: 'segment', schema: SegmentSchema },
  settings: { kind: 'setting', schema: SettingSchema },
  solutions: { kind: 'solution', schema: SolutionSchema },
  studies: { kind: 'study', schema: StudySchema },
  tags: { kind: 'tag', schema: TagSchema },
  tasks: { kind: 'task', schema: TaskSchema },
  transcripts: { kind: 'transcript', schema: TranscriptSchema },
};

// Object.keys widens the keys of the registry to string.
export const TABLES = Object.keys(RECORDS) as TableName[];

/** The table that holds records of an id's kind. */
export const tableOfKind = (kind: IdKind): TableName | null =>
  TABLES.find((table) => RECORDS[table].kind === kind) ?? null;

/** Fields that are maps from an id to a value: changes speak of their entries, not of the whole. */
export const MAP_FIELDS: ReadonlySet<string> = new Set([
  'answers',
  'attributes',
  'blocks',
  'clusters',
  'marks',
  'places',
  'tagging',
  'values',
]);
