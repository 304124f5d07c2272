import type { ReactNode } from 'react';
import { Button } from '#renderer/ui/button.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { FORCES } from '#shared/analysis/forces.ts';
import type { MapTags } from '#shared/analysis/map-tags.ts';
import { isId } from '#shared/domain/ids.ts';
import type { AnalysisNames } from './analysis-names.ts';
import styles from './analysis-page.module.css';
import { addMapTags, chooseMapTags } from './map-tag-actions.ts';
import { useMapChange } from './use-map-change.ts';

export interface ForceTagsProps {
  readonly names: AnalysisNames;
  readonly tags: MapTags;
}

/** By which tag each force is known. */
export function ForceTagChoice({ names, tags }: ForceTagsProps): ReactNode {
  const t = useText();
  const change = useMapChange();
  return (
    <div className={styles.settings}>
      {FORCES.map((force) => (
        <Select
          key={force}
          label={t('analysis.forces.tag', { force: t(`analysis.force.${force}`) })}
          value={tags.forces[force] ?? ''}
          options={[
            { value: '', label: t('analysis.choice.none') },
            ...names.tags.map(({ id, label }) => ({ value: id, label })),
          ]}
          onChange={(id) =>
            change((app) =>
              chooseMapTags(app, ({ forces }) => ({ forces: { ...forces, [force]: isId('tag', id) ? id : null } })),
            )
          }
        />
      ))}
    </div>
  );
}

/** Before any force has a tag. */
export function NoForceTags(): ReactNode {
  const t = useText();
  const change = useMapChange();
  const set = {
    group: t('analysis.forces.group'),
    labels: FORCES.map((force) => t(`analysis.force.${force}`)),
    hue: 'indigo',
  } as const;
  return (
    <EmptyState
      title={t('analysis.forces.empty')}
      primary={
        <Button
          variant="primary"
          onClick={() =>
            change((app) =>
              addMapTags(app, set, ([push = null, pull = null, anxiety = null, habit = null]) => ({
                forces: { push, pull, anxiety, habit },
              })),
            )
          }
        >
          {t('analysis.forces.make')}
        </Button>
      }
    >
      {t('analysis.forces.orChoose')}
    </EmptyState>
  );
}
