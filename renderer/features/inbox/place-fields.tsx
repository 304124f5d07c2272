import type { ReactNode } from 'react';
import { Select } from '#renderer/ui/select.tsx';
import { TagChip } from '#renderer/ui/tag-chip.tsx';
import { useFormat, useText } from '#renderer/ui/text.tsx';
import type { Participant } from '#shared/domain/participant.ts';
import type { Study } from '#shared/domain/study.ts';
import type { Tag } from '#shared/domain/tag.ts';
import type { CaptureDraft } from './capture-draft.ts';
import styles from './inbox-page.module.css';

export interface PlaceFieldsProps {
  readonly people: readonly Participant[];
  readonly studies: readonly Study[];
  readonly tags: readonly Tag[];
  readonly value: Omit<CaptureDraft, 'text'>;
  readonly onChange: (part: Partial<Omit<CaptureDraft, 'text'>>) => void;
}

/** Where a thought belongs: who said it, for which study, under which tags. Each may stay open. */
export function PlaceFields({ people, studies, tags, value, onChange }: PlaceFieldsProps): ReactNode {
  const t = useText();
  const format = useFormat();
  const codable = tags.filter((tag) => tag.codable && !tag.archived);
  const chosen = value.tagIds.flatMap((id) => codable.find((tag) => tag.id === id) ?? []);
  const byAlias = [...people].sort((a, b) => format.compare(a.alias, b.alias));
  return (
    <div className={styles.fields}>
      <Select
        label={t('capture.participant')}
        value={value.participantId ?? ''}
        options={[
          { value: '', label: t('capture.participant.none') },
          ...byAlias.map(({ id, alias, role, company }) => ({
            value: id as string,
            label: [alias, role, company].filter((word) => word !== '').join(' · '),
          })),
        ]}
        onChange={(id) => onChange({ participantId: people.find((one) => one.id === id)?.id ?? null })}
      />
      <Select
        label={t('capture.study')}
        value={value.studyId ?? ''}
        options={[
          { value: '', label: t('capture.study.none') },
          ...studies.map(({ id, title }) => ({ value: id as string, label: title || t('common.untitled') })),
        ]}
        onChange={(id) => onChange({ studyId: studies.find((one) => one.id === id)?.id ?? null })}
      />
      <div className={styles.tags}>
        <Select
          label={t('capture.tag')}
          value=""
          options={[
            { value: '', label: t('capture.tag.add') },
            ...codable
              .filter(({ id }) => !value.tagIds.includes(id))
              .map(({ id, label }) => ({ value: id as string, label })),
          ]}
          onChange={(id) => {
            const tag = codable.find((one) => one.id === id);
            if (tag) onChange({ tagIds: [...value.tagIds, tag.id] });
          }}
        />
        {chosen.map((tag) => (
          <TagChip
            key={tag.id}
            label={tag.label}
            hue={tag.hue}
            removeLabel={t('capture.tag.remove', { tag: tag.label })}
            onRemove={() => onChange({ tagIds: value.tagIds.filter((id) => id !== tag.id) })}
          />
        ))}
      </div>
    </div>
  );
}
