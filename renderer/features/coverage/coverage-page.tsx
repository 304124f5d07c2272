import { ListChecks } from 'lucide-react';
import { type ReactNode, useMemo } from 'react';
import { useLive } from '#renderer/data/use-live.ts';
import { RecordGone } from '#renderer/record-ui/record-gone.tsx';
import { go, hrefOf, type PlaceProps } from '#renderer/routes.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Checkbox } from '#renderer/ui/checkbox.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { LinkButton } from '#renderer/ui/link-button.tsx';
import { Page } from '#renderer/ui/page.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { CoverageRow } from '#shared/domain/guide-coverage.ts';
import { CoverageAnswers } from './coverage-answers.tsx';
import { type Coverage, coverageOf } from './coverage-data.ts';
import styles from './coverage-page.module.css';
import { CoverageTable } from './coverage-table.tsx';

type CoveragePlace = PlaceProps<'coverage'>['place'];

/** What was asked and answered, over all interviews and versions of one guide. */
export function CoveragePage({ place }: PlaceProps<'coverage'>): ReactNode {
  const coverage = useLive((app) => coverageOf(app, place.id), [place.id]);
  if (coverage === undefined) return null;
  if (coverage === null) return <RecordGone table="guides" id={place.id} trashed={null} />;
  return <OpenCoverage place={place} coverage={coverage} />;
}

interface OpenCoverageProps {
  readonly place: CoveragePlace;
  readonly coverage: Coverage;
}

function OpenCoverage({ place, coverage }: OpenCoverageProps): ReactNode {
  const t = useText();
  const { newest, versions, columns, rows } = coverage;
  const onlyGaps = place.gaps === '1';
  const shown = onlyGaps ? rows.filter(hasGap) : rows;
  const at = shown.findIndex(({ question }) => question.id === place.question);
  const title = t('coverage.title', { title: newest.title || t('guides.untitled') });
  const show = (part: Partial<CoveragePlace>): void => go({ ...place, ...part }, { replace: true });
  const trail = useMemo(
    () => [{ label: newest.title || t('guides.untitled'), href: hrefOf({ kind: 'guide', id: newest.familyId }) }],
    [t, newest.title, newest.familyId],
  );
  const toGuide = (
    <LinkButton icon={ListChecks} href={hrefOf({ kind: 'guide', id: newest.familyId })}>
      {t('coverage.empty.guide')}
    </LinkButton>
  );
  if (columns.length === 0) {
    return (
      <Page title={title} trail={trail}>
        <EmptyState title={t('coverage.empty')} primary={toGuide} />
      </Page>
    );
  }
  const open = rows.filter(({ isCurrent, answered }) => isCurrent && answered === 0).length;
  return (
    <Page
      title={title}
      trail={trail}
      subtitle={t('coverage.summary', {
        interviews: t('coverage.interviews', { count: columns.length }),
        versions: t('coverage.versions', { count: versions.length }),
        open: open === 0 ? t('coverage.open.none') : t('coverage.open', { count: open }),
      })}
      toolbar={
        <>
          <Checkbox
            label={t('coverage.gaps')}
            checked={onlyGaps}
            onChange={(on) => show({ gaps: on ? '1' : undefined })}
          />
          {toGuide}
        </>
      }
      scroll={false}
      asideLabel={t('coverage.answers')}
      aside={
        <CoverageAnswers
          row={shown[at]}
          columns={columns}
          onStep={(by) => show({ question: shown[at + by]?.question.id ?? place.question })}
          hasPrevious={at > 0}
          hasNext={at >= 0 && at < shown.length - 1}
        />
      }
    >
      {shown.length === 0 ? (
        <EmptyState
          drawing="search"
          title={t('coverage.gaps.none')}
          primary={<Button onClick={() => show({ gaps: undefined })}>{t('coverage.gaps.all')}</Button>}
        />
      ) : (
        <div className={styles.body}>
          <CoverageTable
            rows={shown}
            columns={columns}
            numberOf={(row) => rows.indexOf(row) + 1}
            chosen={place.question ?? null}
            onChoose={(question) => show({ question })}
          />
        </div>
      )}
    </Page>
  );
}

/** An interview whose version asks it has no answer. */
const hasGap = ({ answered, possible }: CoverageRow): boolean => answered < possible || possible === 0;
