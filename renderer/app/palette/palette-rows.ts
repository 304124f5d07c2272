import { createLabelSearch } from '#renderer/search/labels.ts';
import { handlerOf, keysOf, runCommand } from '#renderer/ui/commands.tsx';
import type { Text } from '#renderer/ui/text.tsx';
import { COMMAND_IDS, type CommandId, commandSpec } from '#shared/contract/commands.ts';
import { go } from '../../routes.ts';
import { commandLabel } from '../command-label.ts';
import { placeOfAny } from './palette-places.ts';
import type { PaletteRecord } from './palette-records.ts';

export interface PaletteRow {
  readonly id: string;
  readonly picture: PaletteRecord['kind'] | 'command' | 'text' | 'search' | 'help';
  readonly text: string;
  readonly detail: string;
  readonly keys: string;
  /** Absent: a row to be read only. */
  readonly run?: (() => void) | undefined;
}

export interface PaletteGroup {
  readonly id: 'records' | 'recent' | 'commands' | 'sections' | 'text' | 'help';
  readonly rows: readonly PaletteRow[];
}

const MOST_ROWS = 50;
const RECENT = 8;

export interface PaletteQuery {
  readonly sign: '' | '>' | '#' | '@' | '/' | '?';
  readonly words: string;
}

/** A sign in front narrows: `>` commands, `#` tags, `@` participants, `/` sections, `?` help. */
export function readQuery(typed: string): PaletteQuery {
  const sign = (['>', '#', '@', '/', '?'] as const).find((one) => typed.startsWith(one)) ?? '';
  return { sign, words: typed.slice(sign.length).trim() };
}

export interface PaletteSources {
  readonly records: readonly PaletteRecord[];
  readonly onlyRecords: boolean;
}

/** Labels are prepared once, so that each key only asks. */
export function createPalette(
  t: Text,
  { records, onlyRecords }: PaletteSources,
): (typed: string) => readonly PaletteGroup[] {
  const commands = COMMAND_IDS.filter((id) => handlerOf(id) !== undefined && !id.startsWith('palette.')).map((id) => ({
    id,
    text: commandLabel(t, id),
    also: t(`commands.${id}`),
    enabled: handlerOf(id)?.enabled !== false,
  }));
  const findCommands = createLabelSearch(commands);
  const findRecords = createLabelSearch(records);
  const findTags = createLabelSearch(records.filter(({ kind }) => kind === 'tag'));
  const findPeople = createLabelSearch(records.filter(({ kind }) => kind === 'participant'));

  const commandRows = (words: string, sections: boolean): readonly PaletteRow[] =>
    (words === '' ? commands : findCommands(words, MOST_ROWS))
      .filter(({ id }) => !sections || id.startsWith('go.'))
      .filter(({ enabled, text }) => enabled || text.toLowerCase() === words.toLowerCase())
      .map(({ id, enabled }) => commandRow(t, id, enabled));
  const recordRows = (find: typeof findRecords, words: string): readonly PaletteRow[] =>
    (words === '' ? records.slice(0, RECENT) : find(words, MOST_ROWS)).map((record) => recordRow(t, record));
  const allOf = (kind: PaletteRecord['kind']) =>
    records.filter((record) => record.kind === kind).map((r) => recordRow(t, r));

  return (typed) => {
    const { sign, words } = readQuery(typed);
    const recent = words === '' ? 'recent' : 'records';
    if (onlyRecords) return [{ id: recent, rows: recordRows(findRecords, words) }];
    switch (sign) {
      case '>':
        return [{ id: 'commands', rows: commandRows(words, false) }];
      case '/':
        return [{ id: 'sections', rows: commandRows(words, true) }];
      case '#':
        return [{ id: 'records', rows: words === '' ? allOf('tag') : recordRows(findTags, words) }];
      case '@':
        return [{ id: 'records', rows: words === '' ? allOf('participant') : recordRows(findPeople, words) }];
      case '?':
        return [{ id: 'help', rows: helpRows(t) }];
      default: {
        const found: readonly PaletteGroup[] = [
          { id: recent, rows: recordRows(findRecords, words).slice(0, MOST_ROWS / 2) },
          { id: 'commands', rows: commandRows(words, false).slice(0, MOST_ROWS / 2) },
        ];
        return commandsFirst(found, words) ? found.toReversed() : found;
      }
    }
  };
}

/** Words that begin a command ("new ins") mean the command. */
function commandsFirst([, commands]: readonly PaletteGroup[], words: string): boolean {
  const first = commands?.rows[0]?.text.toLowerCase();
  return words.length > 1 && first?.startsWith(words.toLowerCase()) === true;
}

function commandRow(t: Text, id: CommandId, enabled: boolean): PaletteRow {
  const area = commandSpec(id).on?.[0];
  const detail = enabled
    ? area === undefined
      ? ''
      : t(`shell.shortcuts.${area}`)
    : (handlerOf(id)?.reason ?? t('palette.notNow'));
  const run = enabled ? (): void => void runCommand(id) : undefined;
  return { id, picture: 'command', text: commandLabel(t, id), detail, keys: keysOf(id), run };
}

function recordRow(t: Text, { id, kind, text }: PaletteRecord): PaletteRow {
  const place = placeOfAny(id);
  const run = place === null ? undefined : (): void => go(place);
  return {
    id,
    picture: kind,
    text: text === '' ? t('common.untitled') : text,
    detail: t(`links.kind.${kind}`),
    keys: '',
    run,
  };
}

const helpRows = (t: Text): readonly PaletteRow[] =>
  (['all', 'commands', 'tags', 'participants', 'sections'] as const).map((name) => ({
    id: `help-${name}`,
    picture: 'help',
    text: t(`palette.help.${name}`),
    detail: '',
    keys: '',
  }));
