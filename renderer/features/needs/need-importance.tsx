import { type ReactNode, useState } from 'react';
import { scoresOn, setScore } from '#renderer/data/actions/score-actions.ts';
import { useApp, useLive } from '#renderer/data/use-live.ts';
import { Section, SectionNote } from '#renderer/record-ui/section.tsx';
import { told } from '#renderer/record-ui/tell-problem.ts';
import { hrefOf } from '#renderer/routes.ts';
import { background } from '#renderer/ui/background.ts';
import { Button } from '#renderer/ui/button.tsx';
import { NumberField } from '#renderer/ui/number-field.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { useFormat, useText } from '#renderer/ui/text.tsx';
import {
  type CustomerImportance,
  customerImportance,
  IMPORTANCE_VALUES,
} from '#shared/analysis/customer-importance.ts';
import type { EvidenceGraph } from '#shared/domain/evidence-graph.ts';
import { type Id, isId } from '#shared/domain/ids.ts';
import type { Need } from '#shared/domain/need.ts';
import type { Score } from '#shared/domain/score.ts';
import styles from './need-page.module.css';
import { ownEstimate, surveyBySegment } from './need-scores.ts';

export interface NeedImportanceProps {
  readonly need: Need;
  readonly graph: EvidenceGraph;
}

/** How important customers say it is, person by person; what a survey said by segment; what the team guesses. Never mixed. */
export function NeedImportance({ need, graph }: NeedImportanceProps): ReactNode {
  const t = useText();
  const scores = useLive((app) => scoresOn(app, need.id), [need.id]);
  if (scores === undefined) return null;
  const importance = customerImportance(graph, need.id, scores);
  return (
    <Section title={t('needs.importance')}>
      <CustomerWords need={need} graph={graph} importance={importance} />
      <SurveyTable graph={graph} scores={scores} />
      <Estimates need={need} scores={scores} />
    </Section>
  );
}

interface CustomerWordsProps extends NeedImportanceProps {
  readonly importance: CustomerImportance;
}

function CustomerWords({ need, graph, importance }: CustomerWordsProps): ReactNode {
  const t = useText();
  const format = useFormat();
  const app = useApp();
  const [open, setOpen] = useState(false);
  const { total, n, counts, people, companies, segments } = importance;
  if (n === 0) return <SectionNote>{t('needs.importance.nobody')}</SectionNote>;
  const groups = (list: typeof segments, none: string): string =>
    format.list(
      list.map(({ name, total: sum, people: count }) =>
        t('needs.importance.group', { name: name || none, total: sum, count }),
      ),
    );
  const set = async (person: Id<'participant'>, value: string): Promise<void> => {
    const input = { aboutId: need.id, kind: 'importance', source: 'customer', participantId: person } as const;
    told(t, await setScore(app, { ...input, value: Number(value) }));
  };
  return (
    <div className={styles.importance}>
      <p>
        <strong className={styles.total}>{format.number(total)}</strong> {t('needs.importance.people', { count: n })}
        {': '}
        {format.list(
          IMPORTANCE_VALUES.filter((value) => counts[value] > 0)
            .toReversed()
            .map((value) =>
              t('needs.importance.share', { count: counts[value], word: t(`needs.importance.${value}`) }),
            ),
        )}
      </p>
      <p className={styles.meta}>{t('needs.importance.bySegment', { list: groups(segments, t('needs.noSegment')) })}</p>
      <p className={styles.meta}>
        {t('needs.importance.byCompany', { list: groups(companies, t('needs.noCompany')) })}
      </p>
      <div>
        <Button variant="quiet" pressed={open} onClick={() => setOpen(!open)}>
          {t('needs.importance.open')}
        </Button>
      </div>
      {open && (
        <ul className={styles.persons}>
          {people.map(({ person, value, scoreId }) => {
            const known = isId('participant', person) ? graph.participants.get(person) : undefined;
            return (
              <li key={person} className={styles.person}>
                {known ? (
                  <a href={hrefOf({ kind: 'participant', id: known.id })}>{known.alias}</a>
                ) : (
                  <span>{t('links.quote.nobody')}</span>
                )}
                {known ? (
                  <Select
                    label={t('needs.importance.of', { name: known.alias })}
                    labelHidden
                    value={String(value)}
                    options={IMPORTANCE_VALUES.toReversed().map((one) => ({
                      value: String(one),
                      label: t(`needs.importance.${one}`),
                    }))}
                    onChange={(one) => background(set(known.id, one), t('links.problem.storage'))}
                  />
                ) : (
                  <span>{t(`needs.importance.${value}`)}</span>
                )}
                {scoreId === null && <span className={styles.meta}>{t('needs.importance.unset')}</span>}
              </li>
            );
          })}
        </ul>
      )}
    </div>
  );
}

function SurveyTable({
  graph,
  scores,
}: {
  readonly graph: EvidenceGraph;
  readonly scores: readonly Score[];
}): ReactNode {
  const t = useText();
  const format = useFormat();
  const rows = surveyBySegment(graph, scores);
  if (rows.length === 0) return null;
  return (
    <table className={styles.table}>
      <caption>{t('needs.survey')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('needs.survey.segment')}</th>
          <th scope="col">{t('needs.survey.importance')}</th>
          <th scope="col">{t('needs.survey.satisfaction')}</th>
          <th scope="col">{t('needs.survey.score')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ segment, found }) => (
          <tr key={segment ?? ''}>
            <th scope="row">
              {segment === null ? t('needs.survey.all') : <bdi>{segment || t('needs.noSegment')}</bdi>}
            </th>
            {found.value === null ? (
              <td colSpan={3}>{t('needs.survey.none')}</td>
            ) : (
              <>
                <td>
                  {format.number(found.parts.importance, 1)} <small>n {format.number(found.parts.nImportance)}</small>
                </td>
                <td>
                  {format.number(found.parts.satisfaction, 1)}{' '}
                  <small>n {format.number(found.parts.nSatisfaction)}</small>
                </td>
                <td>{format.number(found.value, 1)}</td>
              </>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Estimates({ need, scores }: { readonly need: Need; readonly scores: readonly Score[] }): ReactNode {
  const t = useText();
  const app = useApp();
  const set = async (kind: 'importance' | 'satisfaction', value: number | null): Promise<void> => {
    told(t, await setScore(app, { aboutId: need.id, kind, source: 'estimate', value }));
  };
  return (
    <div className={styles.estimates}>
      {(['importance', 'satisfaction'] as const).map((kind) => (
        <NumberField
          key={kind}
          label={t(`needs.estimate.${kind}`)}
          min={0}
          max={10}
          value={ownEstimate(scores, kind, app.by)}
          onChange={(value) => background(set(kind, value), t('links.problem.storage'))}
        />
      ))}
    </div>
  );
}
