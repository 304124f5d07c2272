import { ClipboardList, LifeBuoy, type LucideIcon, MessagesSquare, MousePointerClick, NotebookPen } from 'lucide-react';
import type { InterviewKind } from '#shared/domain/interview.ts';

/** The picture of each kind of interview. */
export const KIND_ICONS: Readonly<Record<InterviewKind, LucideIcon>> = {
  conversation: MessagesSquare,
  'usability-session': MousePointerClick,
  'survey-response': ClipboardList,
  'support-contact': LifeBuoy,
  'field-note': NotebookPen,
};
