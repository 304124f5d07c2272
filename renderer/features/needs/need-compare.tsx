import type { ReactNode } from 'react';
import { scoresOn, setScore } from '#renderer/data/actions/score-actions.ts';
import { useApp, useLive } from '#renderer/data/use-live.ts';
import { figuresOf } from '#renderer/record-ui/evidence-figures.ts';
import { EvidenceWords } from '#renderer/record-ui/evidence-words.tsx';
import { told } from '#renderer/record-ui/tell-problem.ts';
import { hrefOf } from '#renderer/routes.ts';
import { background } from '#renderer/ui/background.ts';
import { Select } from '#renderer/ui/select.tsx';
import { useFormat, useText } from '#renderer/ui/text.tsx';
import { LENSES, type Lens, type LensCell, lensRows } from '#shared/analysis/lenses.ts';
import type { EvidenceGraph } from '#shared/domain/evidence-graph.ts';
import type { Id } from '#shared/domain/ids.ts';
import type { Need } from '#shared/domain/need.ts';
import type { Score } from '#shared/domain/score.ts';
import styles from './need-page.module.css';

export interface NeedCompareProps {
  /** Siblings: only these are compared with each other. */
  readonly needs: readonly Need[];
  readonly graph: EvidenceGraph;
}

/** Siblings through four lenses, 1 to 5 each. There is no total: the lenses ask different questions. */
export function NeedCompare({ needs, graph }: NeedCompareProps): ReactNode {
  const t = useText();
  const app = useApp();
  const today = app.today();
  const key = needs.map(({ id }) => id).join(' ');
  const scores = useLive(async (one) => (await Promise.all(needs.map(({ id }) => scoresOn(one, id)))).flat(), [key]);
  if (scores === undefined) return null;
  const rows = lensRows(
    needs.map(({ id }) => id),
    scores,
  );
  const byId = new Map<string, Need>(needs.map((need) => [need.id, need]));
  return (
    <div className={styles.scroller}>
      <table className={styles.table}>
        <caption>{t('needs.compare.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('needs.statement')}</th>
            {LENSES.map((lens) => (
              <th key={lens} scope="col" title={t(`needs.lens.${lens}.hint`)}>
                {t(`needs.lens.${lens}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, cells, dominatedBy }) => {
            const need = byId.get(id);
            if (need === undefined) return null;
            const { strength, segments } = figuresOf(graph, need.id, today);
            const better = dominatedBy === null ? undefined : byId.get(dominatedBy);
            return (
              <tr key={id}>
                <th scope="row">
                  <a href={hrefOf({ kind: 'need', id: need.id })} dir="auto">
                    {need.title || t('common.untitled')}
                  </a>
                  <span className={styles.meta}>
                    <EvidenceWords quotes={strength.quotes} people={strength.people} segments={segments} />
                  </span>
                  {better && (
                    <span className={styles.warn}>{t('needs.compare.dominated', { title: better.title })}</span>
                  )}
                </th>
                {LENSES.map((lens) => (
                  <td key={lens}>
                    <LensField
                      need={need}
                      lens={lens}
                      cell={cells[lens]}
                      own={ownValue(scores, need.id, lens, app.by)}
                    />
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

interface LensFieldProps {
  readonly need: Need;
  readonly lens: Lens;
  readonly cell: LensCell | null;
  /** What this author said; null while blank. */
  readonly own: number | null;
}

function LensField({ need, lens, cell, own }: LensFieldProps): ReactNode {
  const t = useText();
  const format = useFormat();
  const app = useApp();
  const set = async (value: string): Promise<void> => {
    const input = { aboutId: need.id, kind: lens, source: 'estimate' } as const;
    told(t, await setScore(app, { ...input, value: value === '' ? null : Number(value) }));
  };
  return (
    <div className={styles.lens}>
      <Select
        label={t('needs.lens.of', { lens: t(`needs.lens.${lens}`), title: need.title })}
        labelHidden
        value={own === null ? '' : String(own)}
        options={['', '1', '2', '3', '4', '5'].map((value) => ({
          value,
          label: value === '' ? t('needs.lens.blank') : value,
        }))}
        onChange={(value) => background(set(value), t('links.problem.storage'))}
      />
      {cell !== null && cell.n > 1 && (
        <span className={styles.meta}>
          {t('needs.lens.spread', {
            median: format.number(cell.median, 1),
            least: cell.least,
            most: cell.most,
            count: cell.n,
          })}
        </span>
      )}
    </div>
  );
}

const ownValue = (scores: readonly Score[], id: Id<'need'>, lens: Lens, by: Id<'author'>): number | null =>
  scores
    .filter((one) => one.aboutId === id && one.kind === lens && one.by === by)
    .toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.id < b.id ? -1 : 1))
    .at(-1)?.value ?? null;
