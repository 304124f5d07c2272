import { Unlink } from 'lucide-react';
import type { ReactNode } from 'react';
import { go, type PlaceOf } from '#renderer/routes.ts';
import { Button } from '#renderer/ui/button.tsx';
import { DateField } from '#renderer/ui/date-field.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { type EvidenceGraph, segmentsHeard } from '#shared/domain/evidence-graph.ts';
import type { Study } from '#shared/domain/study.ts';
import styles from './throughline-page.module.css';

export interface ThroughlineFiltersProps {
  readonly place: PlaceOf<'throughline'>;
  readonly graph: EvidenceGraph;
  readonly studies: readonly Study[];
}

/** Whose words count: of a study, a segment, a period; and whether only broken places are shown. */
export function ThroughlineFilters({ place, graph, studies }: ThroughlineFiltersProps): ReactNode {
  const t = useText();
  const show = (part: Partial<typeof place>): void => go({ ...place, ...part }, { replace: true });
  const segments = [...segmentsHeard(graph)].sort();
  return (
    <div className={styles.filters} role="group" aria-label={t('traceability.filters')}>
      {studies.length > 1 && (
        <Select
          label={t('traceability.filter.study')}
          labelHidden
          value={place.study ?? ''}
          options={[
            { value: '', label: t('traceability.filter.study.all') },
            ...studies.map(({ id, title }) => ({ value: id, label: title || t('common.untitled') })),
          ]}
          onChange={(id) => show({ study: studies.find((one) => one.id === id)?.id })}
        />
      )}
      {segments.length > 1 && (
        <Select
          label={t('needs.segment')}
          labelHidden
          value={place.segment ?? ''}
          options={[
            { value: '', label: t('needs.segment.all') },
            ...segments.map((value) => ({ value, label: value })),
          ]}
          onChange={(segment) => show({ segment: segment || undefined })}
        />
      )}
      <span className={styles.period}>
        <span className={styles.hint}>{t('traceability.filter.period')}</span>
        <DateField
          label={t('digest.from')}
          labelHidden
          value={place.from ?? ''}
          max={place.to}
          onChange={(from) => show({ from: from || undefined })}
        />
        <DateField
          label={t('digest.to')}
          labelHidden
          value={place.to ?? ''}
          min={place.from}
          onChange={(to) => show({ to: to || undefined })}
        />
      </span>
      <Button
        icon={Unlink}
        pressed={place.only === 'gaps'}
        onClick={() => show({ only: place.only === 'gaps' ? undefined : 'gaps' })}
      >
        {t('traceability.filter.gaps')}
      </Button>
    </div>
  );
}
