import type { MenuModel } from './host.ts';

/**
 * Every action that a person can reach in more than one way. Menu, palette, keys and the sheet of shortcuts read this one list;
 * features answer the ids, the language file names them (`commands.<id>`). `on` limits the keys to the focus being inside such an
 * area; keys without a modifier always have such a limit, so that typing never acts.
 */
const COMMANDS = {
  'session.stamp': { mode: 'session', keys: { mac: ['Mod+T'], other: ['Mod+T'], browser: ['Mod+Shift+D'] } },
  'session.mark-1': { mode: 'session', keys: ['F2'] },
  'session.mark-2': { mode: 'session', keys: ['F3'] },
  'session.mark-3': { mode: 'session', keys: ['F4'] },
  'session.mark-4': { mode: 'session', keys: ['F5'] },
  'session.mark-5': { mode: 'session', keys: ['F7'] },
  'session.answered': { mode: 'session', keys: ['F9'] },
  'session.skipped': { mode: 'session', keys: ['Shift+F9'] },
  'session.switch': { mode: 'session', keys: ['F6'] },
  'session.clock': { mode: 'session', keys: [] },
  'guide.asked': { keys: ['1'], on: ['guide'] },
  'guide.answered': { keys: ['2'], on: ['guide'] },
  'guide.skipped': { keys: ['3'], on: ['guide'] },
  'guide.clear': { keys: ['0'], on: ['guide'] },

  'palette.open': { menu: 'view', keys: ['Mod+K', 'Mod+Shift+P', 'F1'] },
  'quick-open.open': { menu: 'go', keys: ['Mod+O'] },
  'search.open': { menu: 'edit', keys: ['Mod+Shift+F'] },
  'find.open': { menu: 'edit', keys: ['Mod+F'] },
  'find.next': { keys: { mac: ['Mod+G'], other: ['F3'] } },
  'find.previous': { keys: { mac: ['Mod+Shift+G'], other: ['Shift+F3'] } },

  'interview.new': { menu: 'file', keys: { mac: ['Mod+N'], other: ['Mod+N'], browser: ['Mod+Shift+Y'] } },
  'session.open': { menu: 'file', keys: [] },
  'capture.open': {
    menu: 'file',
    keys: { mac: ['Mod+Shift+N'], other: ['Mod+Shift+N'], browser: ['Mod+J'] },
  },
  'insight.new': { menu: 'insight', keys: ['Mod+Shift+I'] },
  'need.new': { menu: 'insight', keys: [] },
  'goal.new': { menu: 'insight', keys: [] },
  'study.new': { menu: 'file', keys: [] },
  'participant.new': { menu: 'file', keys: [] },
  'tag.new': { keys: [] },
  'create.menu': { keys: ['C'], on: ['grid'] },
  'import.open': { menu: 'file', keys: [] },
  'import.watch': { menu: 'file', keys: [] },
  'sample.open': { menu: 'file', keys: [] },
  'export.open': { menu: 'file', keys: ['Mod+Shift+E'] },
  'archive.export': { menu: 'file', keys: [] },
  'archive.open': { menu: 'file', keys: [] },
  'print.open': { menu: 'file', keys: ['Mod+P'] },
  'save.now': { menu: 'file', keys: ['Mod+S'] },

  'history.undo': { menu: 'edit', keys: ['Mod+Z'], outsideText: true },
  'history.redo': { menu: 'edit', keys: { mac: ['Mod+Shift+Z'], other: ['Mod+Y', 'Mod+Shift+Z'] }, outsideText: true },

  'go.back': { menu: 'go', keys: { mac: ['Mod+['], other: ['Alt+ArrowLeft'] } },
  'go.forward': { menu: 'go', keys: { mac: ['Mod+]'], other: ['Alt+ArrowRight'] } },
  'go.inbox': { menu: 'go', keys: [] },
  'go.guides': { menu: 'go', keys: [] },
  'go.interviews': { menu: 'go', keys: ['Mod+1'] },
  'go.highlights': { menu: 'go', keys: ['Mod+2'] },
  'go.insights': { menu: 'go', keys: ['Mod+3'] },
  'go.needs': { menu: 'go', keys: ['Mod+4'] },
  'go.goals': { menu: 'go', keys: ['Mod+5'] },
  'go.throughline': { menu: 'go', keys: ['Mod+6'] },
  'go.participants': { menu: 'go', keys: ['Mod+7'] },
  'go.codebook': { menu: 'go', keys: ['Mod+8'] },
  'go.studies': { menu: 'go', keys: ['Mod+9'] },
  'go.analysis': { menu: 'go', keys: [] },
  'go.prioritise': { menu: 'go', keys: [] },
  'go.themes': { menu: 'go', keys: [] },
  'go.canvas': { menu: 'go', keys: [] },
  'go.tree': { menu: 'go', keys: [] },
  'go.decisions': { menu: 'go', keys: [] },
  'go.rounds': { menu: 'go', keys: [] },
  'go.digest': { menu: 'go', keys: [] },
  'go.reports': { menu: 'go', keys: [] },
  'go.proposals': { menu: 'go', keys: [] },
  'go.rules': { menu: 'go', keys: [] },
  'go.trash': { menu: 'go', keys: [] },

  'view.sidebar': {
    menu: 'view',
    keys: { mac: ['Mod+Control+S', 'Mod+B'], other: ['Mod+B'] },
    outsideText: true,
  },
  'view.pane': { menu: 'view', keys: ['Mod+\\'] },
  'theme.system': { menu: 'view', keys: [] },
  'theme.light': { menu: 'view', keys: [] },
  'theme.dark': { menu: 'view', keys: [] },
  'theme.contrast': { menu: 'view', keys: [] },
  'region.next': { keys: ['F6'] },
  'region.previous': { keys: ['Shift+F6'] },
  'toast.focus': { keys: ['F8'] },

  'record.rename': { keys: ['F2'] },
  'record.trash': { menu: 'edit', keys: { mac: ['Mod+Backspace'], other: ['Delete'] }, on: ['grid'] },
  'record.history': { menu: 'edit', keys: [] },
  'record.copy-link': { menu: 'edit', keys: ['Mod+Shift+C'] },
  'record.move': { menu: 'edit', keys: ['Mod+Shift+M'] },
  'record.link': { menu: 'insight', keys: ['Mod+Shift+L'] },

  'transcript.next-segment': { keys: ['J'], on: ['transcript'] },
  'transcript.previous-segment': { keys: ['K'], on: ['transcript'] },
  'transcript.next-highlight': { keys: ['N'], on: ['transcript'] },
  'transcript.previous-highlight': { keys: ['Shift+N'], on: ['transcript'] },
  'transcript.select-sentence': { keys: ['S'], on: ['transcript'] },
  'transcript.add-sentence': { keys: ['Shift+S'], on: ['transcript'] },
  'transcript.edit-segment': { keys: ['E'], on: ['transcript'] },
  'transcript.change-speaker': { keys: ['Mod+Shift+S'] },
  'transcript.edit-time': { keys: [] },
  'transcript.shift-times': { keys: [] },
  'transcript.code-blind': { keys: [] },
  'transcript.go-to-time': { keys: ['G'], on: ['transcript'] },
  'transcript.play': { keys: ['P', 'Space'], on: ['transcript'] },
  'player.toggle': { keys: ['F4'] },
  'player.back': { keys: [','], on: ['transcript'] },
  'player.forward': { keys: ['.'], on: ['transcript'] },
  'highlight.tag': { menu: 'insight', keys: ['T'], on: ['transcript', 'grid'] },
  'highlight.repeat-tags': { keys: ['R'], on: ['transcript'] },
  'highlight.add': { keys: ['H'], on: ['transcript'] },
  'highlight.remove': { keys: ['U'], on: ['transcript'] },
  'highlight.move-edges': { keys: ['B'], on: ['transcript'] },
  'highlight.memo': { keys: ['M'], on: ['transcript'] },
  'highlight.merge': { keys: ['Shift+M'], on: ['transcript'] },
  'highlight.auto-code': { menu: 'insight', keys: [] },
  'codebook.tidy': { keys: [] },
  'codebook.lock': { keys: [] },
  'highlight.insight': { menu: 'insight', keys: ['I'], on: ['transcript', 'grid'] },
  'highlight.link': { menu: 'insight', keys: ['L'], on: ['transcript', 'grid'] },
  'highlight.tag-1': { keys: ['1'], on: ['transcript'] },
  'highlight.tag-2': { keys: ['2'], on: ['transcript'] },
  'highlight.tag-3': { keys: ['3'], on: ['transcript'] },
  'highlight.tag-4': { keys: ['4'], on: ['transcript'] },
  'highlight.tag-5': { keys: ['5'], on: ['transcript'] },
  'highlight.tag-6': { keys: ['6'], on: ['transcript'] },
  'highlight.tag-7': { keys: ['7'], on: ['transcript'] },
  'highlight.tag-8': { keys: ['8'], on: ['transcript'] },
  'highlight.tag-9': { keys: ['9'], on: ['transcript'] },
  'proposal.accept': { keys: ['A'], on: ['proposals'] },
  'proposal.dismiss': { keys: ['D'], on: ['proposals'] },

  'settings.open': { menu: 'app', keys: ['Mod+,'] },
  'shortcuts.open': { menu: 'help', keys: ['Mod+/'] },
} as const satisfies Readonly<Record<string, CommandSpec>>;

export type CommandId = keyof typeof COMMANDS;
export type CommandArea = 'grid' | 'guide' | 'transcript' | 'proposals';

export interface CommandSpec {
  readonly menu?: MenuModel['id'];
  /** The first is the one that is shown. `Mod` is Command on a Mac, Control elsewhere. */
  readonly keys: readonly string[] | PlatformKeys;
  /** Absent: everywhere. */
  readonly on?: readonly CommandArea[];
  /** Only while an interview is being held: these keys then come before all others. */
  readonly mode?: 'session';
  /** A text that is being written has its own meaning for these keys. */
  readonly outsideText?: true;
}

interface PlatformKeys {
  readonly mac: readonly string[];
  readonly other: readonly string[];
  /** A browser keeps some keys for itself (new window, close tab): what its page binds instead. */
  readonly browser?: readonly string[];
}

export interface KeyPlace {
  readonly mac: boolean;
  readonly host: 'electron' | 'browser' | 'memory';
}

// `satisfies` keeps the ids and loses the common shape; this gives it back.
const SPECS: Readonly<Record<CommandId, CommandSpec>> = COMMANDS;

export const COMMAND_IDS: readonly CommandId[] = Object.keys(COMMANDS) as CommandId[];

export const commandSpec = (id: CommandId): CommandSpec => SPECS[id];

export const isCommandId = (id: string): id is CommandId => Object.hasOwn(COMMANDS, id);

/** The keys of a command where the person sits, before any change of their own. */
export function defaultKeys(id: CommandId, place: KeyPlace): readonly string[] {
  const { keys } = SPECS[id];
  if (!('mac' in keys)) return keys;
  if (place.host === 'browser' && keys.browser) return keys.browser;
  return place.mac ? keys.mac : keys.other;
}

/** Keys that a person chose, by command; an empty text for none. A command that is not in it keeps its own. */
export type OwnKeys = Readonly<Record<string, string>>;

/** The keys that a command answers. */
export function keysInForce(id: CommandId, place: KeyPlace, own: OwnKeys): readonly string[] {
  const chosen = own[id];
  if (chosen === undefined) return defaultKeys(id, place);
  return chosen === '' ? [] : [chosen];
}

/** The other command that these keys would also mean where `id` is; null when they are free. */
export function clashOf(id: CommandId, keys: string, place: KeyPlace, own: OwnKeys): CommandId | null {
  const taken = (other: CommandId): boolean => keysInForce(other, place, own).includes(keys);
  return COMMAND_IDS.find((other) => other !== id && areasOverlap(id, other) && taken(other)) ?? null;
}

/** A key without a modifier that writes something: it may act inside an area only, so that typing never does. */
export const isSingleKey = (keys: string): boolean => /^(Shift\+)?.$/u.test(keys);

/** Whether two commands could both be meant by the same keys. */
export function areasOverlap(a: CommandId, b: CommandId): boolean {
  // A mode comes before everything that is there without it.
  if (SPECS[a].mode !== SPECS[b].mode) return false;
  const [left, right] = [SPECS[a].on, SPECS[b].on];
  return !left || !right || left.some((area) => right.includes(area));
}
