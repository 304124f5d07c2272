import { clsx } from 'clsx';
import { type KeyboardEvent, type ReactNode, useRef } from 'react';
import { placeOfHit } from '#renderer/record-ui/hit-place.ts';
import { MarkedText } from '#renderer/record-ui/marked-text.tsx';
import { RECORD_ICONS } from '#renderer/record-ui/record-kind.ts';
import { hrefOf } from '#renderer/routes.ts';
import type { TextHit } from '#renderer/search/search-client.ts';
import { DateText } from '#renderer/ui/moments.tsx';
import { TagChip } from '#renderer/ui/tag-chip.tsx';
import { useFormat, useText } from '#renderer/ui/text.tsx';
import { kindOfId } from '#shared/domain/ids.ts';
import type { HitDetails } from './hit-details.ts';
import styles from './hit-list.module.css';

export interface HitRowProps {
  readonly hit: TextHit;
  /** Absent while it is being read. */
  readonly details: HitDetails | undefined;
  readonly current: boolean;
  readonly onCurrent: (hit: TextHit) => void;
  readonly onOpen: (hit: TextHit) => void;
  readonly onKeyDown: (event: KeyboardEvent<HTMLAnchorElement>) => void;
}

/** Long enough that a pointer on its way to elsewhere changes nothing. */
const HOVER_MS = 150;

/** One result: all of it is the link to its words. The preview follows the focus, and a pointer that rests. */
export function HitRow({ hit, details, current, onCurrent, onOpen, onKeyDown }: HitRowProps): ReactNode {
  const timer = useRef<number>(undefined);
  const place = placeOfHit(hit);
  if (place === null) return null;
  const Icon = RECORD_ICONS[kindOfId(hit.recordId) ?? 'note'];
  // A highlight's title is the names of its tags, which stand below as chips.
  const titled = hit.kind !== 'highlight';
  return (
    <a
      href={hrefOf(place)}
      data-hit={hit.groupId}
      tabIndex={current ? 0 : -1}
      aria-current={current ? 'true' : undefined}
      className={styles.row}
      onFocus={() => onCurrent(hit)}
      onPointerMove={({ movementX, movementY }) => {
        // A row that comes to lie under a resting pointer was not pointed at.
        if (movementX === 0 && movementY === 0) return;
        window.clearTimeout(timer.current);
        timer.current = window.setTimeout(() => onCurrent(hit), HOVER_MS);
      }}
      onPointerLeave={() => window.clearTimeout(timer.current)}
      onClick={() => onOpen(hit)}
      onKeyDown={onKeyDown}
    >
      <Icon aria-hidden="true" size={16} strokeWidth={1.5} className={styles.icon} />
      <span className={styles.words}>
        {titled && <HitTitle hit={hit} />}
        {hit.snippet.trim() !== '' && (
          <Snippet part={hit} text={hit.snippet} quoted={!titled} lines={hit.interviewId === null} />
        )}
        {hit.snippets.map((part) => (
          <Snippet key={part.text} part={part} text={part.text} quoted={!titled} lines={false} />
        ))}
        <Meta hit={hit} details={details} />
      </span>
    </a>
  );
}

function HitTitle({ hit: { title, titleMatches } }: { readonly hit: TextHit }): ReactNode {
  const t = useText();
  return (
    <span className={styles.name} dir="auto">
      {title === '' ? t('common.untitled') : <MarkedText text={title} matches={titleMatches} />}
    </span>
  );
}

interface SnippetProps {
  readonly part: Pick<TextHit, 'matches' | 'cutBefore' | 'cutBehind'>;
  readonly text: string;
  readonly quoted: boolean;
  /** Whether line ends are kept. */
  readonly lines: boolean;
}

function Snippet({ part, text, quoted, lines }: SnippetProps): ReactNode {
  return (
    <span className={quoted ? styles.quote : clsx(styles.snippet, lines && styles.lines)} dir="auto">
      {part.cutBefore && '… '}
      <MarkedText text={text} matches={part.matches} />
      {part.cutBehind && ' …'}
    </span>
  );
}

function Meta({ hit, details }: { readonly hit: TextHit; readonly details: HitDetails | undefined }): ReactNode {
  const t = useText();
  const format = useFormat();
  const { tags = [], people = [], interview = null, heldAt = null } = details ?? {};
  if (tags.length + people.length + hit.more === 0 && interview === null && heldAt === null) return null;
  return (
    <span className={styles.meta}>
      {tags.map((tag) => (
        <TagChip key={tag.id} label={tag.label} hue={tag.hue} />
      ))}
      {people.length > 0 && <bdi>{format.list(people)}</bdi>}
      {interview !== null && <bdi>{interview === '' ? t('common.untitled') : interview}</bdi>}
      {heldAt !== null && <DateText iso={heldAt} />}
      {hit.more > 0 && <span className={styles.more}>{t('search.moreHere', { count: hit.more })}</span>}
    </span>
  );
}
