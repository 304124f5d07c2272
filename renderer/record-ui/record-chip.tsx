import type { ReactNode } from 'react';
import { Chip } from '#renderer/ui/chip.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { type AnyId, kindOfId } from '#shared/domain/ids.ts';
import { RECORD_ICONS } from './record-kind.ts';

export interface RecordChipProps {
  readonly id: AnyId;
  readonly title: string;
  readonly href?: string | undefined;
  readonly onRemove?: (() => void) | undefined;
  readonly removeLabel?: string | undefined;
}

/** A record in the space of a word. Thread colour marks a link to what stands on the line. */
export function RecordChip({ id, title, href, onRemove, removeLabel }: RecordChipProps): ReactNode {
  const t = useText();
  const kind = kindOfId(id) ?? 'note';
  const shown = title === '' ? t('common.untitled') : title;
  const onTheLine = kind === 'goal' || kind === 'need' || kind === 'insight';
  return (
    <Chip
      icon={RECORD_ICONS[kind]}
      tone={onTheLine ? 'thread' : 'neutral'}
      href={href}
      title={shown}
      onRemove={onRemove}
      removeLabel={removeLabel}
    >
      <bdi>{shown}</bdi>
    </Chip>
  );
}
