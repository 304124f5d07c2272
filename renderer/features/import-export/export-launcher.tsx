import { type ReactNode, useState } from 'react';
import { placeOf } from '#renderer/routes.ts';
import { useCommand } from '#renderer/ui/commands.tsx';
import type { SummaryScope } from '#shared/exchange/discovery-summary-scope.ts';
import { ExportDialog } from './export-dialog.tsx';

/** Answers the command `export.open` with the dialog, for what the person looks at. Mounted once, by the shell. */
export function ExportLauncher(): ReactNode {
  const [scope, setScope] = useState<SummaryScope | 'any' | null>(null);
  useCommand('export.open', { run: () => setScope(scopeHere() ?? 'any'), enabled: scope === null });
  if (scope === null) return null;
  return <ExportDialog scope={scope === 'any' ? undefined : scope} onClose={() => setScope(null)} />;
}

/** The study or goal of the present address. */
function scopeHere(): SummaryScope | null {
  const place = placeOf(window.location.hash);
  if (place?.kind === 'goal' || place?.kind === 'study') return scopeOfPlace(place);
  return place && 'study' in place && place.study ? { kind: 'study', id: place.study } : null;
}

type ScopePlace = Extract<NonNullable<ReturnType<typeof placeOf>>, { readonly kind: 'goal' | 'study' }>;

const scopeOfPlace = (place: ScopePlace): SummaryScope =>
  place.kind === 'goal' ? { kind: 'goal', id: place.id } : { kind: 'study', id: place.id };
