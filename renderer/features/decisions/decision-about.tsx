import { Plus } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { liveRecords } from '#renderer/data/queries/record-queries.ts';
import { useGraph, useLive } from '#renderer/data/use-live.ts';
import { RecordChip } from '#renderer/record-ui/record-chip.tsx';
import { RECORD_ICONS } from '#renderer/record-ui/record-kind.ts';
import { type PickOption, RecordPicker } from '#renderer/record-ui/record-picker.tsx';
import { Section, SectionNote } from '#renderer/record-ui/section.tsx';
import { hrefOf, placeOfRecord } from '#renderer/routes.ts';
import { background } from '#renderer/ui/background.ts';
import { Button } from '#renderer/ui/button.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { Decision } from '#shared/domain/decision.ts';
import { type AnyId, kindOfId } from '#shared/domain/ids.ts';
import styles from './decision-page.module.css';

export interface DecisionAboutProps {
  readonly decision: Decision;
  readonly onChange: (aboutIds: readonly AnyId[]) => Promise<void>;
}

/** The needs, goals, insights and solutions that were decided about. */
export function DecisionAbout({ decision, onChange }: DecisionAboutProps): ReactNode {
  const t = useText();
  const graph = useGraph();
  const solutions = useLive((app) => liveRecords(app, 'solutions'), []);
  const [picking, setPicking] = useState(false);
  if (graph === undefined || solutions === undefined) return null;
  const { goals, needs, insights } = graph.records;
  const all = new Map<string, { readonly id: AnyId; readonly title: string }>(
    [...goals, ...needs, ...insights, ...solutions].map((record) => [record.id, record]),
  );
  const options = [...all.values()]
    .filter(({ id }) => !decision.aboutIds.includes(id))
    .map(({ id, title }): PickOption => {
      const kind = kindOfId(id) ?? 'need';
      return { id, title, detail: t(`links.kind.${kind}`), icon: RECORD_ICONS[kind] };
    });
  const change = (ids: readonly AnyId[]): void => background(onChange(ids), t('links.problem.storage'));
  return (
    <Section
      title={t('decisions.concerns')}
      action={
        <Button icon={Plus} onClick={() => setPicking(true)}>
          {t('decisions.concerns.add')}
        </Button>
      }
    >
      {decision.aboutIds.length === 0 && <SectionNote>{t('decisions.concerns.none')}</SectionNote>}
      <ul className={styles.chips}>
        {decision.aboutIds.map((id) => {
          const place = placeOfRecord(id);
          const title = all.get(id)?.title ?? t('decisions.concerns.gone');
          return (
            <li key={id}>
              <RecordChip
                id={id}
                title={title}
                href={place && all.has(id) ? hrefOf(place) : undefined}
                removeLabel={t('decisions.concerns.remove', { title })}
                onRemove={() => change(decision.aboutIds.filter((one) => one !== id))}
              />
            </li>
          );
        })}
      </ul>
      {picking && (
        <RecordPicker
          title={t('decisions.concerns.add')}
          placeholder={t('links.move.placeholder')}
          options={options}
          onPick={(id) => {
            const record = all.get(id);
            if (record) change([...decision.aboutIds, record.id]);
          }}
          onClose={() => setPicking(false)}
        />
      )}
    </Section>
  );
}
