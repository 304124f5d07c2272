import { Clock, type LucideIcon, ShieldAlert, ShieldCheck, ShieldOff, ShieldQuestion } from 'lucide-react';
import type { ReactNode } from 'react';
import { type ConsentWord, consentWordOf } from '#renderer/data/queries/consent-queries.ts';
import { useLive } from '#renderer/data/use-live.ts';
import { Chip, type ChipProps } from '#renderer/ui/chip.tsx';
import { useFormat, useText } from '#renderer/ui/text.tsx';
import type { Id } from '#shared/domain/ids.ts';

export interface ConsentBadgeProps {
  readonly participantId: Id<'participant'>;
  /** Leaves out what needs no second look: consent that holds outside. For places where many stand in a row. */
  readonly quiet?: boolean | undefined;
}

/** What a person allows, in a word: on the person, on their interviews and beside their quotes. */
export function ConsentBadge({ participantId, quiet = false }: ConsentBadgeProps): ReactNode {
  const t = useText();
  const format = useFormat();
  const word = useLive((app) => consentWordOf(app, participantId), [participantId]);
  if (word === undefined || (quiet && isQuiet(word))) return null;
  const look = LOOKS[word.kind];
  const ends = 'ends' in word ? word.ends : null;
  return (
    <Chip
      icon={ends === null ? look.icon : Clock}
      tone={ends === null ? look.tone : 'warn'}
      title={t(`consent.badge.${word.kind}.hint`)}
    >
      {ends === null
        ? t(`consent.badge.${word.kind}`)
        : t('consent.badge.ends', { what: t(`consent.badge.${word.kind}`), date: format.date(ends, 'short') })}
    </Chip>
  );
}

const isQuiet = (word: ConsentWord): boolean =>
  word.kind === 'none' || ((word.kind === 'outside' || word.kind === 'inside') && word.ends === null);

const LOOKS: Readonly<Record<ConsentWord['kind'], { readonly icon: LucideIcon; readonly tone: ChipProps['tone'] }>> = {
  none: { icon: ShieldQuestion, tone: 'neutral' },
  'no-quotes': { icon: ShieldAlert, tone: 'warn' },
  inside: { icon: ShieldCheck, tone: 'neutral' },
  outside: { icon: ShieldCheck, tone: 'ok' },
  expired: { icon: ShieldAlert, tone: 'warn' },
  withdrawn: { icon: ShieldOff, tone: 'danger' },
};
