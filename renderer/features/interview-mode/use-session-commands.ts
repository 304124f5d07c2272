import { MARK_COMMANDS } from '#renderer/record-ui/mark-commands.ts';
import type { NamedMark } from '#renderer/record-ui/quick-mark-names.ts';
import { type CommandHandler, useCommand } from '#renderer/ui/commands.tsx';
import type { SessionLines } from './use-session-lines.ts';

export interface SessionCommands {
  readonly marks: readonly NamedMark[];
  readonly lines: SessionLines;
  readonly onClock: () => void;
  readonly onAnswer: (state: 'answered' | 'skipped') => void;
  readonly onSwitch: () => void;
}

/** The keys of interview mode. They act while somebody types, and take nothing of what is typed. */
export function useSessionCommands({ marks, lines, onClock, onAnswer, onSwitch }: SessionCommands): void {
  const markBy = (at: number): CommandHandler => {
    const mark = marks[at];
    return { run: () => mark && lines.mark(mark), enabled: mark !== undefined, label: mark?.word };
  };
  useCommand(MARK_COMMANDS[0], markBy(0));
  useCommand(MARK_COMMANDS[1], markBy(1));
  useCommand(MARK_COMMANDS[2], markBy(2));
  useCommand(MARK_COMMANDS[3], markBy(3));
  useCommand(MARK_COMMANDS[4], markBy(4));
  useCommand('session.stamp', { run: lines.stamp });
  useCommand('session.clock', { run: onClock });
  useCommand('session.answered', { run: () => onAnswer('answered') });
  useCommand('session.skipped', { run: () => onAnswer('skipped') });
  useCommand('session.switch', { run: onSwitch });
}
