import {
  AudioLines,
  BookOpen,
  FileText,
  Gauge,
  Highlighter,
  History,
  Lightbulb,
  Link2,
  type LucideIcon,
  MessagesSquare,
  NotebookPen,
  ScrollText,
  Sprout,
  Tag,
  Target,
  User,
  UserPen,
} from 'lucide-react';
import type { Text } from '#renderer/ui/text.tsx';
import type { IdKind } from '#shared/domain/ids.ts';

/** The one picture of each kind of record, everywhere. */
export const RECORD_ICONS: Readonly<Record<IdKind, LucideIcon>> = {
  author: UserPen,
  body: FileText,
  change: History,
  evidence: Link2,
  goal: Target,
  highlight: Highlighter,
  insight: Lightbulb,
  interview: MessagesSquare,
  metric: Gauge,
  need: Sprout,
  note: NotebookPen,
  participant: User,
  segment: AudioLines,
  study: BookOpen,
  tag: Tag,
  transcript: ScrollText,
};

/** "Insight", "Need": the word for one record of a kind. */
export const kindWord = (t: Text, kind: IdKind): string => t(`links.kind.${kind}`);
