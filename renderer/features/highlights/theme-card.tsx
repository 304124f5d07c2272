import { Lightbulb, Link2, Tag, X } from 'lucide-react';
import { type ReactNode, useId, useRef, useState } from 'react';
import { hrefOfHighlight } from '#renderer/record-ui/graph-nodes.ts';
import type { Codebook } from '#renderer/record-ui/tag-queries.ts';
import { Button } from '#renderer/ui/button.tsx';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { useFormat, useText } from '#renderer/ui/text.tsx';
import type { Id } from '#shared/domain/ids.ts';
import type { HighlightRow } from './highlight-rows.ts';
import { InsightPopover } from './insight-popover.tsx';
import { TagPopover } from './tag-popover.tsx';
import styles from './theme-list.module.css';
import { useHighlightWork } from './use-highlight-work.ts';

export interface ThemeCardProps {
  /** What the quotes share, most telling first. */
  readonly words: readonly string[];
  readonly rows: readonly HighlightRow[];
  readonly codebook: Codebook;
  readonly onLink: (ids: readonly Id<'highlight'>[]) => void;
}

const AT_FIRST = 5;
const NONE: ReadonlySet<string> = new Set();

/** One theme: what it shares, its quotes, each of which can be left out, and what can be made of them in one step. */
export function ThemeCard({ words, rows, codebook, onLink }: ThemeCardProps): ReactNode {
  const t = useText();
  const format = useFormat();
  const heading = useId();
  const tagButton = useRef<HTMLButtonElement>(null);
  const insightButton = useRef<HTMLButtonElement>(null);
  const [left, setLeft] = useState(NONE);
  const [isWhole, setWhole] = useState(false);
  const [open, setOpen] = useState<'tag' | 'insight' | null>(null);
  const kept = rows.filter(({ highlight }) => !left.has(highlight.id));
  const ids = kept.map(({ highlight }) => highlight.id);
  const work = useHighlightWork(ids);
  const people = new Set(kept.map(({ highlight, person }) => person?.id ?? highlight.interviewId)).size;
  const shown = isWhole ? kept : kept.slice(0, AT_FIRST);
  const close = (): void => setOpen(null);
  const toggle = (what: 'tag' | 'insight') => (): void => setOpen(open === what ? null : what);
  if (kept.length === 0) return null;
  return (
    <section aria-labelledby={heading} className={styles.card}>
      <h2 id={heading} className={styles.words} dir="auto">
        {format.list(words.map((word) => format.quoted(word)))}
      </h2>
      <p className={styles.count}>
        {t('highlights.themes.quotes', { count: kept.length })} · {t('highlights.themes.people', { count: people })}
      </p>
      <ul className={styles.quotes}>
        {shown.map(({ highlight, person, interview }) => (
          <li key={highlight.id} className={styles.quote}>
            <blockquote className={styles.text} dir="auto">
              <a href={hrefOfHighlight(highlight)}>{highlight.anchor.quote}</a>
            </blockquote>
            <span className={styles.who}>{[person?.alias, interview?.title].filter(Boolean).join(' · ')}</span>
            <IconButton
              icon={X}
              label={t('highlights.themes.leave', { quote: highlight.anchor.quote.slice(0, 60) })}
              onClick={() => setLeft(new Set(left).add(highlight.id))}
            />
          </li>
        ))}
      </ul>
      <div role="group" aria-label={t('highlights.bulk')} className={styles.actions}>
        {kept.length > shown.length && (
          <Button variant="quiet" onClick={() => setWhole(true)}>
            {t('highlights.themes.all', { count: kept.length })}
          </Button>
        )}
        <Button ref={tagButton} icon={Tag} aria-expanded={open === 'tag'} onClick={toggle('tag')}>
          {t('highlights.bulk.tag')}
        </Button>
        <Button ref={insightButton} icon={Lightbulb} aria-expanded={open === 'insight'} onClick={toggle('insight')}>
          {t('highlights.bulk.insight')}
        </Button>
        <Button icon={Link2} onClick={() => onLink(ids)}>
          {t('highlights.link')}
        </Button>
      </div>
      {open === 'tag' && tagButton.current && (
        <TagPopover anchor={tagButton.current} rows={kept} codebook={codebook} onClose={close} />
      )}
      {open === 'insight' && insightButton.current && (
        <InsightPopover
          anchor={insightButton.current}
          onMake={(claim) => {
            work.insight(claim);
            close();
          }}
          onClose={close}
        />
      )}
    </section>
  );
}
