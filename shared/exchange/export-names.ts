import type { Participant } from '../domain/participant.ts';
import { type Names, namesFor } from './discovery-summary-names.ts';
import type { ExportGate } from './export-gate.ts';
import { pseudonyms } from './pseudonyms.ts';

/** The names of an export: real inside; outside by alias, but those who agreed to be named; anonymous by pseudonym, nothing left. */
export function exportNames(
  gate: ExportGate,
  participants: readonly Participant[],
  speakers: readonly string[] = [],
): Names {
  if (gate.audience === 'inside') return namesFor('real', participants);
  if (gate.audience === 'anonymous') return pseudonyms(participants, speakers);
  const named = new Set<string>(participants.filter(({ id }) => gate.mayName(id)).map(({ id }) => id));
  const real = namesFor('real', participants);
  const aliases = namesFor(
    'aliases',
    participants.filter(({ id }) => !named.has(id)),
  );
  return { ...aliases, of: (id) => (named.has(id) ? real.of(id) : aliases.of(id)) };
}
