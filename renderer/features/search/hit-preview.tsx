import type { ReactNode } from 'react';
import { useApp, useGraph, useLive } from '#renderer/data/use-live.ts';
import { GoalCard } from '#renderer/record-ui/goal-card.tsx';
import { placeOfHit } from '#renderer/record-ui/hit-place.ts';
import { InsightCard } from '#renderer/record-ui/insight-card.tsx';
import { foundWords, markWords } from '#renderer/record-ui/mark-words.ts';
import { MarkedText } from '#renderer/record-ui/marked-text.tsx';
import { NeedCard } from '#renderer/record-ui/need-card.tsx';
import { kindWord } from '#renderer/record-ui/record-kind.ts';
import { hrefOf } from '#renderer/routes.ts';
import type { TextHit } from '#renderer/search/search-client.ts';
import { LinkButton } from '#renderer/ui/link-button.tsx';
import { Clock } from '#renderer/ui/moments.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { kindOfId } from '#shared/domain/ids.ts';
import styles from './hit-preview.module.css';
import { hitPreview, type PreviewLine } from './hit-preview-query.ts';

export interface HitPreviewProps {
  readonly hit: TextHit;
  readonly onOpen: () => void;
}

/** The text around a hit, with the same words marked, or the card of a record on the line. */
export function HitPreview({ hit, onOpen }: HitPreviewProps): ReactNode {
  const t = useText();
  const preview = useLive((app) => hitPreview(app, hit), [hit.recordId, hit.openAt]);
  const place = placeOfHit(hit);
  const words = foundWords(hit);
  const lines = preview?.recordId === hit.recordId ? preview.lines : [];
  const ready = preview?.recordId === hit.recordId;
  const titled = !isCarded(hit) && hit.kind !== 'highlight';
  return (
    <div className={styles.preview}>
      <div className={styles.head}>
        <p className={styles.kind}>{kindWord(t, kindOfId(hit.recordId) ?? 'note')}</p>
        {place && (
          <LinkButton href={hrefOf(place)} onClick={onOpen}>
            {hit.interviewId === null ? t('search.preview.open') : t('search.preview.openAt')}
          </LinkButton>
        )}
      </div>
      {titled && (
        <h2 className={styles.title} dir="auto">
          {hit.title === '' ? t('common.untitled') : <MarkedText text={hit.title} matches={hit.titleMatches} />}
        </h2>
      )}
      <RecordCard hit={hit} />
      {lines.map((line) => (
        <Line key={line.id} line={line} words={words} />
      ))}
      {ready && lines.length === 0 && !isCarded(hit) && <p className={styles.none}>{t('search.preview.empty')}</p>}
    </div>
  );
}

const isCarded = ({ kind }: TextHit): boolean => kind === 'goal' || kind === 'need' || kind === 'insight';

function RecordCard({ hit }: { readonly hit: TextHit }): ReactNode {
  const { recordId } = hit;
  return isCarded(hit) ? <LineCard id={recordId} /> : null;
}

function LineCard({ id }: { readonly id: TextHit['recordId'] }): ReactNode {
  const graph = useGraph();
  const today = useApp().today();
  if (!graph) return null;
  const goal = graph.records.goals.find((one) => one.id === id);
  if (goal) return <GoalCard goal={goal} graph={graph} today={today} />;
  const need = graph.records.needs.find((one) => one.id === id);
  if (need) return <NeedCard need={need} graph={graph} today={today} />;
  const insight = graph.records.insights.find((one) => one.id === id);
  return insight ? <InsightCard insight={insight} graph={graph} today={today} /> : null;
}

function Line({ line, words }: { readonly line: PreviewLine; readonly words: readonly string[] }): ReactNode {
  return (
    <div className={line.here ? styles.here : styles.line}>
      {(line.speaker !== null || line.startMs !== null) && (
        <p className={styles.who}>
          {line.speaker !== null && <bdi>{line.speaker}</bdi>} {line.startMs !== null && <Clock ms={line.startMs} />}
        </p>
      )}
      <p className={styles.text} dir="auto">
        <MarkedText text={line.text} matches={markWords(line.text, words)} />
      </p>
    </div>
  );
}
