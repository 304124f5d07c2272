import type { Id } from '../domain/ids.ts';
import type { Participant } from '../domain/participant.ts';

/** How people appear: by alias, their names in any text replaced, or as they are. */
export type NameRule = 'aliases' | 'real';

/** The names of one export: the same person has the same name in all of it. */
export interface Names {
  /** A text as it may be printed. */
  in(text: string): string;
  of(participant: Id<'participant'>): string | null;
  /** Different texts so far in which a name was replaced. */
  replaced(): number;
  /** Different texts so far in which a part of a name may still stand. */
  possible(): number;
}

export function namesFor(rule: NameRule, participants: readonly Participant[]): Names {
  const byId = new Map(participants.map((participant) => [participant.id, participant]));
  const aliases = new Map<string, string>();
  for (const { name, alias } of participants) {
    if (name.trim().length >= 2 && name.trim() !== alias) aliases.set(folded(name), alias);
  }
  const full = anyOf([...aliases.keys()], 'giu');
  const parts = new Set(
    participants.filter(({ name, alias }) => name !== alias).flatMap(({ name }) => name.split(/\s+/)),
  );
  const loose = anyOf(
    [...parts].filter((word) => [...word].length >= 3),
    'u',
  );
  const replaced = new Set<string>();
  const possible = new Set<string>();
  return {
    in(text) {
      if (rule === 'real' || full === null) return text;
      const masked = text.replace(full, (name) => `[${aliases.get(folded(name)) ?? ''}]`);
      if (masked !== text) replaced.add(text);
      if (loose?.test(masked)) possible.add(text);
      return masked;
    },
    of(id) {
      const participant = byId.get(id);
      if (!participant) return null;
      return (rule === 'real' && participant.name.trim()) || participant.alias;
    },
    replaced: () => replaced.size,
    possible: () => possible.size,
  };
}

const folded = (name: string): string => name.toLowerCase().replace(/\s+/g, ' ').trim();

/** A pattern for whole words out of a list, the longest first; null for an empty list. */
function anyOf(words: readonly string[], flags: string): RegExp | null {
  if (words.length === 0) return null;
  const list = [...words].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  const pattern = list.map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&').replace(/ /g, '\\s+')).join('|');
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${pattern})(?![\\p{L}\\p{N}])`, flags);
}
