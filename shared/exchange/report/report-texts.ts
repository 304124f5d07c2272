import type { SummaryTextKey } from '../discovery-summary-texts.ts';
import type { WithholdReason } from '../export-gate.ts';
import type { DayKind } from '../ics.ts';

/** The sentences of reports and exports, in the language of the person who exports. The language files hold each of these keys. */
export type ReportText = (key: ReportTextKey, values?: Readonly<Record<string, string | number>>) => string;

export type ReportTextKey = SummaryTextKey | `report.${Name}`;

type Name =
  | 'kind.decision'
  | `part.${'participants' | 'needs' | 'gaps' | 'quotes' | 'picture' | 'claims' | 'metrics'}`
  | `column.${'goal' | 'need' | 'insight' | 'quote' | 'status' | 'people' | 'against' | 'quotes' | 'strength' | 'person' | 'role' | 'segment' | 'company' | 'interviews' | 'source' | 'stance' | 'value' | 'name'}`
  | `status.${'open' | 'target' | 'parked' | 'met'}`
  | `decision.${'proposed' | 'decided' | 'kept' | 'changed' | 'reversed' | 'choice' | 'reasons' | 'dissent' | 'decidedAt' | 'reviewAt' | 'people'}`
  | 'owner'
  | 'chart.tags'
  | 'chart.tagsSummary'
  | 'chart.metricSummary'
  | 'picture.title'
  | 'figure.at'
  | 'names.pseudonyms'
  | 'names.outside'
  | 'withheld'
  | `withheld.${WithholdReason}`
  | 'contents'
  | 'sources'
  | 'slides.more'
  | `template.${'discovery-summary' | 'study-readout' | 'goal-brief' | 'interview-snapshot' | 'strategy-digest'}`
  | `day.${DayKind}`;
