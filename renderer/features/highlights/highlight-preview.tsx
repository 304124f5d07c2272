import { CircleAlert, ExternalLink, Link2, Tag as TagIcon, X } from 'lucide-react';
import { type ReactNode, useRef, useState } from 'react';
import { useLive } from '#renderer/data/use-live.ts';
import { hrefOfHighlight } from '#renderer/record-ui/graph-nodes.ts';
import { LinksSection } from '#renderer/record-ui/links-section.tsx';
import { Section, SectionNote } from '#renderer/record-ui/section.tsx';
import type { Codebook } from '#renderer/record-ui/tag-queries.ts';
import { hrefOf } from '#renderer/routes.ts';
import { Button } from '#renderer/ui/button.tsx';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { LinkButton } from '#renderer/ui/link-button.tsx';
import { Clock, DateText } from '#renderer/ui/moments.tsx';
import { TagChip } from '#renderer/ui/tag-chip.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { contextOf } from './highlight-context.ts';
import styles from './highlight-preview.module.css';
import type { HighlightRow } from './highlight-rows.ts';
import { TagPopover } from './tag-popover.tsx';
import { useHighlightWork } from './use-highlight-work.ts';

export interface HighlightPreviewProps {
  readonly row: HighlightRow;
  readonly codebook: Codebook;
  /** Where in the recording, in milliseconds, if that is known. */
  readonly at: number | undefined;
  readonly onLink: () => void;
  readonly onClose: () => void;
}

/** The quote among the words around it, with what it carries. */
export function HighlightPreview({ row, codebook, at, onLink, onClose }: HighlightPreviewProps): ReactNode {
  const t = useText();
  const { highlight, person, interview } = row;
  return (
    <div className={styles.preview}>
      <IconButton
        icon={X}
        size="small"
        label={t('highlights.preview.close')}
        className={styles.close}
        onClick={onClose}
      />
      <Quote row={row} />
      <p className={styles.source}>
        {person ? (
          <a href={hrefOf({ kind: 'participant', id: person.id })}>{person.alias}</a>
        ) : (
          <span>{t('links.quote.nobody')}</span>
        )}
        {interview && (
          <a href={hrefOf({ kind: 'interview', id: interview.id })} dir="auto">
            {interview.title || t('common.untitled')}
          </a>
        )}
        {interview?.heldAt && <DateText iso={interview.heldAt} />}
        {at !== undefined && <Clock ms={at} />}
      </p>
      <LinkButton icon={ExternalLink} href={hrefOfHighlight(highlight)} className={styles.open}>
        {t('highlights.openIn')}
      </LinkButton>
      <Tags row={row} codebook={codebook} />
      <LinksSection
        id={highlight.id}
        side="used-in"
        empty={<SectionNote>{t('highlights.usedIn.none')}</SectionNote>}
        action={
          <Button icon={Link2} onClick={onLink}>
            {t('highlights.link')}
          </Button>
        }
      />
    </div>
  );
}

function Quote({ row: { highlight, tags } }: Pick<HighlightPreviewProps, 'row'>): ReactNode {
  const t = useText();
  const blocks = useLive((app) => contextOf(app, highlight), [highlight]);
  const hue = tags[0]?.hue ?? 'grey';
  const dress = { backgroundColor: `var(--tag-${hue}-tint)`, textDecorationColor: `var(--tag-${hue}-ink)` };
  const plain = (
    <mark className={styles.words} style={dress}>
      {highlight.anchor.quote}
    </mark>
  );
  return (
    <>
      {highlight.needsReview && (
        <p className={styles.review}>
          <CircleAlert aria-hidden="true" size={16} strokeWidth={1.5} />
          {t('highlights.review.why')}
        </p>
      )}
      <blockquote className={styles.quote}>
        {blocks && !highlight.needsReview ? (
          blocks.map(({ id, speaker, before, words, after }) => (
            <p key={id} dir="auto">
              {speaker !== null && <bdi className={styles.speaker}>{speaker}</bdi>}
              {before}
              <mark className={styles.words} style={dress}>
                {words}
              </mark>
              {after}
            </p>
          ))
        ) : (
          <p dir="auto">{plain}</p>
        )}
      </blockquote>
    </>
  );
}

function Tags({ row, codebook }: Pick<HighlightPreviewProps, 'row' | 'codebook'>): ReactNode {
  const t = useText();
  const anchor = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  const work = useHighlightWork([row.highlight.id]);
  return (
    <Section
      title={t('highlights.column.tags')}
      action={
        <Button ref={anchor} icon={TagIcon} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {t('highlights.tags.add')}
        </Button>
      }
    >
      {row.tags.length === 0 ? (
        <SectionNote>{t('highlights.tags.noneOn')}</SectionNote>
      ) : (
        <ul className={styles.tags} aria-label={t('highlights.tags.on')}>
          {row.tags.map((tag) => (
            <li key={tag.id}>
              <TagChip
                label={tag.label}
                hue={tag.hue}
                href={hrefOf({ kind: 'codebook', tag: tag.id })}
                onRemove={() => {
                  anchor.current?.focus();
                  work.untag(tag);
                }}
                removeLabel={t('highlights.tags.remove', { tag: tag.label })}
              />
            </li>
          ))}
        </ul>
      )}
      {isOpen && anchor.current && (
        <TagPopover anchor={anchor.current} rows={[row]} codebook={codebook} onClose={() => setOpen(false)} />
      )}
    </Section>
  );
}
