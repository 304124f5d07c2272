import { buildGraph, type EvidenceGraph } from '../../domain/evidence-graph.ts';
import type { Highlight } from '../../domain/highlight.ts';
import type { AnyId } from '../../domain/ids.ts';
import type { Insight } from '../../domain/insight.ts';
import type { RecordTypes, TableName } from '../../domain/records.ts';
import type { SummaryStrength } from '../discovery-summary.ts';
import type { Names } from '../discovery-summary-names.ts';
import { type Audience, type ExportGate, exportGate } from '../export-gate.ts';
import { exportNames } from '../export-names.ts';
import { strangers } from '../gated-rows.ts';
import type { ProjectRows } from '../import-known.ts';
import type { ReportText } from './report-texts.ts';

/** What a report is built from: the records as they stand, the measures, and how people appear. */
export interface ReportSources {
  readonly graph: EvidenceGraph;
  readonly gate: ExportGate;
  readonly names: Names;
  /** `YYYY-MM-DD`. */
  readonly today: string;
  readonly t: ReportText;
  /** Milliseconds from the start of the recording at which a quote was said; null where no time is known. */
  readonly timeOf: (highlight: Highlight) => number | null;
  readonly strengthOf: (graph: EvidenceGraph, id: AnyId) => SummaryStrength;
  readonly isStale: (insight: Insight) => boolean;
  /** Live rows of a table. */
  readonly all: <T extends TableName>(table: T) => readonly RecordTypes[T][];
}

export interface SourcesInput extends Pick<ReportSources, 'today' | 't' | 'strengthOf' | 'isStale'> {
  /** Segments may be left out but for those that highlights stand in. */
  readonly rows: ProjectRows;
  readonly audience: Audience;
}

export function reportSources({ rows, audience, today, t, strengthOf, isStale }: SourcesInput): ReportSources {
  const all = <T extends TableName>(table: T): readonly RecordTypes[T][] => {
    const list: readonly RecordTypes[T][] = rows[table] ?? [];
    return list.filter(({ deletedAt }) => deletedAt === null);
  };
  const participants = all('participants');
  const interviews = all('interviews');
  const gate = exportGate({
    audience,
    participants: rows.participants ?? [],
    interviews,
    consents: all('consents'),
    day: today,
  });
  const starts = new Map<string, number | null>((rows.segments ?? []).map(({ id, startMs }) => [id, startMs]));
  return {
    graph: buildGraph({
      goals: all('goals'),
      needs: all('needs'),
      insights: all('insights'),
      highlights: all('highlights'),
      interviews,
      participants,
      links: all('evidence'),
    }),
    gate,
    names: exportNames(gate, participants, strangers(rows.transcripts)),
    today,
    t,
    timeOf: ({ anchor }) => starts.get(anchor.block) ?? null,
    strengthOf,
    isStale,
    all,
  };
}
