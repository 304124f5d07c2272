/** The keys of the five marks, in their order. */
export const MARK_COMMANDS = [
  'session.mark-1',
  'session.mark-2',
  'session.mark-3',
  'session.mark-4',
  'session.mark-5',
] as const;
