import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import { liveRecords, ordered } from '#renderer/data/queries/record-queries.ts';
import { useLive } from '#renderer/data/use-live.ts';
import { Button } from '#renderer/ui/button.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { MapTags } from '#shared/analysis/map-tags.ts';
import type { AnalysisNames } from './analysis-names.ts';
import styles from './analysis-page.module.css';
import { addMapTags, chooseMapTags, tagIdsIn } from './map-tag-actions.ts';
import maps from './map-views.module.css';
import { TagChoice } from './tag-choice.tsx';
import { useMapChange } from './use-map-change.ts';

export interface StageTagsProps {
  readonly names: AnalysisNames;
  readonly tags: MapTags;
}

/** Which tags are the stages, and which say how a quote sounds. */
export function StageTagChoice({ names, tags }: StageTagsProps): ReactNode {
  const t = useText();
  const change = useMapChange();
  const groups = useLive(async (app) => {
    const all = ordered(await liveRecords(app, 'tags'));
    return all
      .filter(({ codable }) => !codable)
      .map(({ id, label }) => ({
        id,
        label,
        tagIds: all.filter((tag) => tag.parentId === id && tag.codable).map((tag) => tag.id),
      }));
  }, []);
  const choose = (part: Partial<MapTags>): void => change((app) => chooseMapTags(app, () => part));
  return (
    <div className={clsx(styles.settings, maps.stageTags)}>
      <Select
        label={t('analysis.stages.fromGroup')}
        value=""
        options={[
          { value: '', label: t('analysis.stages.chooseGroup') },
          ...(groups ?? []).map(({ id, label }) => ({ value: id, label })),
        ]}
        onChange={(id) => {
          const group = groups?.find((one) => one.id === id);
          if (group) choose({ stages: group.tagIds });
        }}
      />
      <TagChoice
        label={t('analysis.stages.stages')}
        names={names}
        chosen={tags.stages}
        onChange={(ids) => choose({ stages: tagIdsIn(ids) })}
      />
      {(['positive', 'negative'] as const).map((tone) => (
        <TagChoice
          key={tone}
          label={t(`analysis.stages.${tone}`)}
          names={names}
          chosen={tags[tone]}
          onChange={(ids) => choose({ [tone]: tagIdsIn(ids) })}
        />
      ))}
    </div>
  );
}

const TEMPLATES = {
  journey: ['aware', 'consider', 'start', 'use', 'renew'],
  job: ['define', 'locate', 'prepare', 'confirm', 'execute', 'monitor', 'modify', 'conclude'],
} as const;

/** Before any tag is a stage. */
export function NoStageTags(): ReactNode {
  const t = useText();
  const change = useMapChange();
  const journey = TEMPLATES.journey.map((stage) => t(`analysis.stage.${stage}`));
  const job = TEMPLATES.job.map((stage) => t(`analysis.stage.${stage}`));
  const add = (group: string, labels: readonly string[]): void =>
    change((app) => addMapTags(app, { group, labels, hue: 'cyan' }, (stages) => ({ stages })));
  return (
    <EmptyState
      title={t('analysis.stages.empty')}
      primary={
        <Button variant="primary" onClick={() => add(t('analysis.stages.journey'), journey)}>
          {t('analysis.stages.makeJourney')}
        </Button>
      }
      secondary={<Button onClick={() => add(t('analysis.stages.job'), job)}>{t('analysis.stages.makeJob')}</Button>}
    >
      {t('analysis.stages.orChoose')}
    </EmptyState>
  );
}
