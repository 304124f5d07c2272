import { clsx } from 'clsx';
import {
  BookOpen,
  Cable,
  ChartNoAxesCombined,
  FileChartColumn,
  Highlighter,
  Inbox,
  Lightbulb,
  Link2,
  ListChecks,
  type LucideIcon,
  MessagesSquare,
  PanelLeftClose,
  PanelLeftOpen,
  Scale,
  Settings,
  Sprout,
  Tags,
  Target,
  Trash2,
  Users,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { waitingCount } from '#renderer/data/queries/inbox-queries.ts';
import { liveCount, liveRecords, ordered } from '#renderer/data/queries/record-queries.ts';
import { useLive } from '#renderer/data/use-live.ts';
import { runCommand } from '#renderer/ui/commands.tsx';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { useFormat, useText } from '#renderer/ui/text.tsx';
import type { Id } from '#shared/domain/ids.ts';
import type { TableName } from '#shared/domain/records.ts';
import { hrefOf, type Place } from '../routes.ts';
import { sectionOf } from './place-view.tsx';
import styles from './sidebar.module.css';

export interface SidebarProps {
  readonly place: Place | null;
  readonly scope: Id<'study'> | null;
  readonly onScope: (study: Id<'study'> | null) => void;
  readonly rail: boolean;
}

export function Sidebar({ place, scope, onScope, rail }: SidebarProps): ReactNode {
  const t = useText();
  const current = place && sectionOf(place.kind);
  const study = scope ?? undefined;
  const links = (sections: readonly Section[]): ReactNode => (
    <ul>
      {sections.map((section) => (
        <SectionLink key={section.place} section={section} study={study} current={current === section.place} />
      ))}
    </ul>
  );
  return (
    <nav
      aria-label={t('shell.region.sections')}
      tabIndex={-1}
      data-region
      className={clsx(styles.sidebar, rail && styles.rail)}
    >
      <div className={styles.head}>
        <span className={styles.product}>{t('shell.product')}</span>
        <IconButton
          icon={rail ? PanelLeftOpen : PanelLeftClose}
          label={t(rail ? 'shell.sidebar.show' : 'shell.sidebar.hide')}
          onClick={() => runCommand('view.sidebar')}
        />
      </div>
      <div className={styles.scope}>
        <ScopeSelect scope={scope} onScope={onScope} />
      </div>
      <div className={styles.sections}>
        {links(CHAIN)}
        <hr className={styles.line} />
        {links(AROUND)}
      </div>
      <div className={styles.foot}>{links(FOOT)}</div>
    </nav>
  );
}

interface Section {
  readonly place:
    | 'inbox'
    | 'proposals'
    | 'guides'
    | 'studies'
    | 'interviews'
    | 'highlights'
    | 'insights'
    | 'needs'
    | 'goals'
    | 'throughline'
    | 'analysis'
    | 'reports'
    | 'participants'
    | 'codebook'
    | 'decisions'
    | 'trash'
    | 'settings';
  readonly icon: LucideIcon;
  readonly counts?: TableName;
}

const CHAIN: readonly Section[] = [
  { place: 'inbox', icon: Inbox },
  { place: 'interviews', icon: MessagesSquare, counts: 'interviews' },
  { place: 'highlights', icon: Highlighter, counts: 'highlights' },
  { place: 'insights', icon: Lightbulb, counts: 'insights' },
  { place: 'needs', icon: Sprout, counts: 'needs' },
  { place: 'goals', icon: Target, counts: 'goals' },
  { place: 'proposals', icon: Link2 },
  { place: 'throughline', icon: Cable },
  { place: 'analysis', icon: ChartNoAxesCombined },
  { place: 'reports', icon: FileChartColumn, counts: 'reports' },
];
const AROUND: readonly Section[] = [
  { place: 'participants', icon: Users, counts: 'participants' },
  { place: 'codebook', icon: Tags, counts: 'tags' },
  { place: 'decisions', icon: Scale, counts: 'decisions' },
  { place: 'studies', icon: BookOpen, counts: 'studies' },
  { place: 'guides', icon: ListChecks },
];
const FOOT: readonly Section[] = [
  { place: 'trash', icon: Trash2 },
  { place: 'settings', icon: Settings },
];

interface SectionLinkProps {
  readonly section: Section;
  readonly study: Id<'study'> | undefined;
  readonly current: boolean;
}

function SectionLink({ section, study, current }: SectionLinkProps): ReactNode {
  const t = useText();
  const name = t(`shell.section.${section.place}`);
  const Icon = section.icon;
  return (
    <li>
      <a
        href={hrefOf({ kind: section.place, study })}
        aria-current={current ? 'page' : undefined}
        title={name}
        className={styles.link}
      >
        <Icon aria-hidden="true" size={16} strokeWidth={1.5} className={styles.icon} />
        <span className={styles.name}>{name}</span>
        {section.counts && <Count table={section.counts} />}
        {section.place === 'inbox' && <WaitingCount />}
      </a>
    </li>
  );
}

function Count({ table }: { readonly table: TableName }): ReactNode {
  const format = useFormat();
  const count = useLive((app) => liveCount(app, table), [table]);
  return count ? <span className={styles.count}>{format.number(count)}</span> : null;
}

function WaitingCount(): ReactNode {
  const format = useFormat();
  const count = useLive(waitingCount, []);
  return count ? <span className={styles.count}>{format.number(count)}</span> : null;
}

const ALL = 'all';

function ScopeSelect({ scope, onScope }: Pick<SidebarProps, 'scope' | 'onScope'>): ReactNode {
  const t = useText();
  const studies = useLive((app) => liveRecords(app, 'studies'), []);
  const options = [
    { value: ALL, label: t('shell.scope.all') },
    ...ordered(studies ?? []).map(({ id, title }) => ({
      value: id,
      label: title === '' ? t('common.untitled') : title,
    })),
  ];
  const choose = (value: string): void => onScope(studies?.find(({ id }) => id === value)?.id ?? null);
  return <Select label={t('shell.scope')} labelHidden value={scope ?? ALL} options={options} onChange={choose} />;
}
