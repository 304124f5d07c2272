import {
  AlignLeft,
  ChartNoAxesColumn,
  CircleAlert,
  Heading,
  Highlighter,
  Info,
  Lightbulb,
  type LucideIcon,
  Scale,
  Table2,
  Target,
  Users,
  Waypoints,
} from 'lucide-react';
import type { ReportBlockKind } from '#shared/domain/report.ts';

/** The picture of each kind of block. */
export const BLOCK_ICONS: Readonly<Record<ReportBlockKind, LucideIcon>> = {
  heading: Heading,
  text: AlignLeft,
  quote: Highlighter,
  insight: Lightbulb,
  needTable: Table2,
  goal: Target,
  throughline: Waypoints,
  participants: Users,
  gaps: CircleAlert,
  decision: Scale,
  method: Info,
  chart: ChartNoAxesColumn,
};
