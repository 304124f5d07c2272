import { type ComponentType, lazy, type ReactNode, Suspense, useEffect } from 'react';
import { useText } from '#renderer/ui/text.tsx';
import type { Place, PlaceKind } from '../routes.ts';
import { restoreScroll } from './keep-scroll.ts';
import { RegionBoundary } from './region-boundary.tsx';
import { SlowNotice } from './slow-notice.tsx';

export interface PlaceViewProps {
  readonly place: Place;
}

/** The page of a place, loaded when it is first gone to. Its failure is its own: the frame around it goes on working. */
export function PlaceView({ place }: PlaceViewProps): ReactNode {
  const t = useText();
  const Page = PAGES[place.kind];
  const waiting = <SlowNotice text={t('shell.loading', { name: t(`shell.section.${sectionOf(place.kind)}`) })} />;
  return (
    <RegionBoundary key={place.kind + ('id' in place ? place.id : '')}>
      <Suspense fallback={waiting}>
        <Page place={place} />
        <Arrival />
      </Suspense>
    </RegionBoundary>
  );
}

/** A page that is come back to stands where it was left. Where the way here has left the focus nowhere (its link or dialog is gone), it starts at the page. */
function Arrival(): null {
  useEffect(() => {
    restoreScroll();
    if (document.activeElement === document.body) document.querySelector('main')?.focus({ preventScroll: true });
  }, []);
  return null;
}

type Section = Exclude<
  PlaceKind,
  | 'study'
  | 'interview'
  | 'insight'
  | 'need'
  | 'goal'
  | 'participant'
  | 'session'
  | 'guide'
  | 'coverage'
  | 'canvas'
  | 'tree'
  | 'solution'
  | 'report'
  | 'decision'
  | 'rounds'
  | 'rules'
  | 'round'
  | 'digest'
  | 'prioritise'
  | 'conflicts'
>;

/** The section that a place belongs to: a record's own page lies under its list. */
export function sectionOf(kind: PlaceKind): Section {
  switch (kind) {
    case 'study':
      return 'studies';
    case 'interview':
    case 'session':
      return 'interviews';
    case 'guide':
    case 'coverage':
      return 'guides';
    case 'insight':
    case 'canvas':
      return 'insights';
    case 'need':
    case 'tree':
    case 'solution':
      return 'needs';
    case 'goal':
    case 'digest':
      return 'goals';
    case 'prioritise':
      return 'analysis';
    case 'decision':
    case 'rounds':
    case 'round':
      return 'decisions';
    case 'report':
      return 'reports';
    case 'rules':
      return 'proposals';
    case 'participant':
      return 'participants';
    case 'conflicts':
      return 'settings';
    default:
      return kind;
  }
}

type AnyPage = ComponentType<{ readonly place: Place }>;

const FILES: Readonly<Record<PlaceKind, string>> = {
  onboarding: 'onboarding/onboarding-page',
  studies: 'studies/studies-page',
  study: 'studies/study-page',
  interviews: 'interviews/interviews-page',
  interview: 'transcript/interview-page',
  inbox: 'inbox/inbox-page',
  proposals: 'proposals/proposals-page',
  session: 'interview-mode/interview-mode-page',
  guides: 'guides/guides-page',
  guide: 'guides/guide-page',
  coverage: 'coverage/coverage-page',
  highlights: 'highlights/highlights-page',
  codebook: 'codebook/codebook-page',
  insights: 'insights/insights-page',
  insight: 'insights/insight-page',
  needs: 'needs/needs-page',
  need: 'needs/need-page',
  canvas: 'canvas/canvas-page',
  tree: 'opportunity-tree/opportunity-tree-page',
  solution: 'solutions/solution-page',
  decisions: 'decisions/decisions-page',
  decision: 'decisions/decision-page',
  reports: 'reports/reports-page',
  report: 'reports/report-page',
  rounds: 'rounds/rounds-page',
  round: 'rounds/round-page',
  digest: 'digest/digest-page',
  goals: 'goals/goals-page',
  goal: 'goals/goal-page',
  throughline: 'traceability/throughline-page',
  analysis: 'analysis/analysis-page',
  prioritise: 'prioritise/prioritise-page',
  rules: 'rules/rules-page',
  search: 'search/search-page',
  participants: 'participants/participants-page',
  participant: 'participants/participant-page',
  trash: 'trash/trash-page',
  settings: 'settings/settings-page',
  conflicts: 'merge/conflicts-page',
  gallery: 'gallery/gallery-page',
};

type PageModule = Readonly<Record<string, AnyPage>>;

// Vite reads these calls as text, so each pattern is a literal. The gallery is in development builds only.
const MODULES = {
  ...import.meta.glob<PageModule>(['../features/*/*-page.tsx', '!../features/gallery/*']),
  ...(import.meta.env.DEV ? import.meta.glob<PageModule>('../features/gallery/gallery-page.tsx') : {}),
};

const PAGES = Object.fromEntries(
  Object.entries(FILES).map(([kind, file]) => [kind, lazy(() => loadPage(file))]),
) as unknown as Readonly<Record<PlaceKind, AnyPage>>;

async function loadPage(file: string): Promise<{ readonly default: AnyPage }> {
  const page = (await MODULES[`../features/${file}.tsx`]?.())?.[componentName(file)];
  if (page === undefined) throw new Error(`expected: a page in features/${file}`);
  return { default: page };
}

/** `interviews/interviews-page` to `InterviewsPage`. */
const componentName = (file: string): string =>
  file
    .replace(/^.*\//, '')
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
