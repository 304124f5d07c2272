import type { ReactNode } from 'react';
import { teamEvidenceFor } from '#renderer/data/queries/solution-queries.ts';
import { useLive } from '#renderer/data/use-live.ts';
import { RecordLink } from '#renderer/record-ui/record-link.tsx';
import { Section } from '#renderer/record-ui/section.tsx';
import { hrefOf, placeOfRecord } from '#renderer/routes.ts';
import { DateText } from '#renderer/ui/moments.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { Need } from '#shared/domain/need.ts';
import styles from './need-page.module.css';

/** What the team itself brought: results of experiments and of rating rounds. It counts for no customer's voice. */
export function NeedTeamEvidence({ need }: { readonly need: Need }): ReactNode {
  const t = useText();
  const found = useLive((app) => teamEvidenceFor(app, need.id), [need.id]);
  if (found === undefined || found.length === 0) return null;
  return (
    <Section title={t('needs.team')} count={found.length}>
      <ul className={styles.cards}>
        {found.map(({ link, title, placeId }) => {
          const place = placeOfRecord(placeId);
          return (
            <li key={link.id} className={styles.team}>
              <RecordLink id={link.from} title={title} href={place ? hrefOf(place) : ''}>
                {t(`links.stance.${link.stance}`)} · <DateText iso={link.createdAt} style="short" />
              </RecordLink>
              {link.note !== '' && <p dir="auto">{link.note}</p>}
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
