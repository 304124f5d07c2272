import type { ReactNode } from 'react';
import { liveRecords } from '#renderer/data/queries/record-queries.ts';
import { useLive } from '#renderer/data/use-live.ts';
import type { Codebook } from '#renderer/record-ui/tag-queries.ts';
import type { PlaceOf } from '#renderer/routes.ts';
import { Chip } from '#renderer/ui/chip.tsx';
import { SearchField } from '#renderer/ui/search-field.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { HighlightList } from './highlight-list.ts';

type Filter = PlaceOf<'highlights'>;

export interface HighlightFiltersProps {
  readonly place: Filter;
  readonly codebook: Codebook;
  readonly onChange: (part: Partial<Filter>) => void;
}

/** Words and tag: what a person changes again and again. */
export function HighlightFilters({ place, codebook, onChange }: HighlightFiltersProps): ReactNode {
  const t = useText();
  const tags = codebook.tags.filter((tag) => tag.codable);
  const known = tags.some((tag) => tag.id === place.tag);
  return (
    <>
      <SearchField label={t('highlights.find')} value={place.q ?? ''} onChange={(q) => onChange({ q })} />
      <Select
        label={t('highlights.filter.tag')}
        labelHidden
        value={known && place.tag ? place.tag : ''}
        options={[
          { value: '', label: t('highlights.filter.allTags') },
          ...tags.map((tag) => ({ value: tag.id, label: tag.label })),
        ]}
        onChange={(tag) => onChange({ tag: tag === '' ? undefined : tag })}
      />
    </>
  );
}

export interface HighlightChipsProps {
  readonly place: Filter;
  readonly list: HighlightList;
  readonly onChange: (part: Partial<Filter>) => void;
}

/** What narrows the list from elsewhere, each with a cross to drop it. */
export function HighlightChips({ place, list, onChange }: HighlightChipsProps): ReactNode {
  const t = useText();
  const studies = useLive((app) => liveRecords(app, 'studies'), []);
  const names: Readonly<Record<ChipKey, string | undefined>> = {
    study: studies?.find(({ id }) => id === place.study)?.title,
    tag: list.codebook.byId.get(place.tag ?? '')?.label,
    interview: list.graph.interviews.get(place.interview ?? '')?.title,
    participant: list.graph.participants.get(place.participant ?? '')?.alias,
  };
  const shown = CHIPS.filter((key) => place[key] !== undefined);
  if (shown.length === 0) return null;
  return shown.map((key) => (
    <Chip
      key={key}
      onRemove={() => onChange({ [key]: undefined })}
      removeLabel={t('highlights.filter.remove', { name: t(`highlights.filter.${key}`) })}
    >
      {t(`highlights.filter.${key}`)}: <bdi>{names[key] || t('common.untitled')}</bdi>
    </Chip>
  ));
}

const CHIPS = ['study', 'tag', 'interview', 'participant'] as const;
type ChipKey = (typeof CHIPS)[number];
