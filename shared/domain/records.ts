import type * as v from 'valibot';
import { type Author, AuthorSchema } from './author.ts';
import { type Body, BodySchema } from './body.ts';
import { type EvidenceLink, EvidenceLinkSchema } from './evidence-link.ts';
import { type Goal, GoalSchema } from './goal.ts';
import { type Highlight, HighlightSchema } from './highlight.ts';
import type { IdKind } from './ids.ts';
import { type Insight, InsightSchema } from './insight.ts';
import { type Interview, InterviewSchema } from './interview.ts';
import { type Metric, MetricSchema } from './metric.ts';
import { type Need, NeedSchema } from './need.ts';
import { type Note, NoteSchema } from './note.ts';
import { type Participant, ParticipantSchema } from './participant.ts';
import { type Study, StudySchema } from './study.ts';
import { type Tag, TagSchema } from './tag.ts';
import { type Segment, SegmentSchema, type Transcript, TranscriptSchema } from './transcript.ts';

/** The kept tables: in the change log, the journal and the archive. */
export interface RecordTypes {
  authors: Author;
  bodies: Body;
  evidence: EvidenceLink;
  goals: Goal;
  highlights: Highlight;
  insights: Insight;
  interviews: Interview;
  metrics: Metric;
  needs: Need;
  notes: Note;
  participants: Participant;
  segments: Segment;
  studies: Study;
  tags: Tag;
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
  bodies: { kind: 'body', schema: BodySchema },
  evidence: { kind: 'evidence', schema: EvidenceLinkSchema },
  goals: { kind: 'goal', schema: GoalSchema },
  highlights: { kind: 'highlight', schema: HighlightSchema },
  insights: { kind: 'insight', schema: InsightSchema },
  interviews: { kind: 'interview', schema: InterviewSchema },
  metrics: { kind: 'metric', schema: MetricSchema },
  needs: { kind: 'need', schema: NeedSchema },
  notes: { kind: 'note', schema: NoteSchema },
  participants: { kind: 'participant', schema: ParticipantSchema },
  segments: { kind: 'segment', schema: SegmentSchema },
  studies: { kind: 'study', schema: StudySchema },
  tags: { kind: 'tag', schema: TagSchema },
  transcripts: { kind: 'transcript', schema: TranscriptSchema },
};

// Object.keys widens the keys of the registry to string.
export const TABLES = Object.keys(RECORDS) as TableName[];

/** The table that holds records of an id's kind. */
export const tableOfKind = (kind: IdKind): TableName | null =>
  TABLES.find((table) => RECORDS[table].kind === kind) ?? null;

/** Fields that are maps from an id to a value: changes speak of their entries, not of the whole. */
export const MAP_FIELDS: ReadonlySet<string> = new Set(['blocks']);
