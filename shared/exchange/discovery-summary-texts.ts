/** The sentences of a summary, in the language of the person who exports. The language file holds each of these keys. */
export type SummaryText = (key: SummaryTextKey, values?: Readonly<Record<string, string | number>>) => string;

export type SummaryTextKey = `export.summary.${Name}`;

type Name =
  | 'title'
  | 'untitled'
  | `kind.${'goal' | 'need' | 'insight'}`
  | `part.${'noGoal' | 'noNeed' | 'noInsight' | 'missing' | 'against' | 'condition'}`
  | `stance.${'supports' | 'contradicts' | 'qualifies'}`
  | `strength.${'none' | 'one-voice' | 'thin' | 'emerging' | 'solid' | 'strong'}`
  | `count.${'interviews' | 'people' | 'quotes' | 'insights' | 'against'}`
  | 'method'
  | `held.${'span' | 'day' | 'unknown'}`
  | `names.${'aliases' | 'real'}`
  | 'question'
  | 'support'
  | 'supportAgainst'
  | 'period'
  | `metric.${'baseline' | 'current' | 'target' | 'due' | 'unknown' | 'asOf'}`
  | 'metric.none'
  | 'draft'
  | 'stale'
  | 'again'
  | 'unknownPerson'
  | 'needsReview'
  | 'nothingMissing'
  | `gap.${
      | 'goal-without-need'
      | 'need-without-goal'
      | 'need-without-evidence'
      | 'insight-without-evidence'
      | 'insight-on-one-person'
      | 'insight-without-need'
      | 'highlight-without-insight'}`;
