import type { ReactNode } from 'react';
import { liveRecords } from '#renderer/data/queries/record-queries.ts';
import { useLive } from '#renderer/data/use-live.ts';
import { DateText } from '#renderer/ui/moments.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { EvidenceLink } from '#shared/domain/evidence-link.ts';
import styles from './link-list.module.css';

/** How much a link weighs in somebody's eyes, who made it and when. */
export function LinkFacts({ link }: { readonly link: EvidenceLink }): ReactNode {
  const t = useText();
  const authors = useLive((app) => liveRecords(app, 'authors'), []);
  const author = authors?.find(({ id }) => id === link.by);
  return (
    <p className={styles.facts}>
      {link.strength && <strong>{t(`links.weight.${link.strength}`)}</strong>}
      <span>
        {author && author.name !== '' ? t('links.linkedBy', { name: author.name }) : t('links.linked')}{' '}
        <DateText iso={link.createdAt} style="short" />
      </span>
    </p>
  );
}
