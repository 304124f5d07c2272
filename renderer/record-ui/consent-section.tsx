import { type ReactNode, useState } from 'react';
import { scopesHeld } from '#renderer/data/actions/consent-actions.ts';
import { consentsOf } from '#renderer/data/queries/consent-queries.ts';
import { useApp, useLive } from '#renderer/data/use-live.ts';
import { Button } from '#renderer/ui/button.tsx';
import { DateText } from '#renderer/ui/moments.tsx';
import { useFormat, useText } from '#renderer/ui/text.tsx';
import type { Consent } from '#shared/domain/consent.ts';
import type { Participant } from '#shared/domain/participant.ts';
import styles from './consent.module.css';
import { ConsentBadge } from './consent-badge.tsx';
import { ConsentDialog } from './consent-dialog.tsx';
import { Section, SectionNote } from './section.tsx';
import { WithdrawDialog } from './withdraw-dialog.tsx';

/** What a person allows and everything that was ever recorded of it. */
export function ConsentSection({ person }: { readonly person: Participant }): ReactNode {
  const t = useText();
  const app = useApp();
  const [open, setOpen] = useState<'give' | 'withdraw' | null>(null);
  const events = useLive((a) => consentsOf(a, person.id), [person.id]);
  if (events === undefined) return null;
  const held = scopesHeld(events, app.today());
  return (
    <Section
      title={t('consent.title')}
      action={
        <span className={styles.actions}>
          <ConsentBadge participantId={person.id} />
          <Button onClick={() => setOpen('give')}>{t('consent.give')}</Button>
          {held.length > 0 && <Button onClick={() => setOpen('withdraw')}>{t('consent.withdraw')}</Button>}
        </span>
      }
    >
      {events.length === 0 && <SectionNote>{t('consent.empty')}</SectionNote>}
      <ol className={styles.events}>
        {events.map((event) => (
          <ConsentLine key={event.id} event={event} />
        ))}
      </ol>
      {open === 'give' && <ConsentDialog person={person} held={held} onClose={() => setOpen(null)} />}
      {open === 'withdraw' && <WithdrawDialog person={person} held={held} onClose={() => setOpen(null)} />}
    </Section>
  );
}

function ConsentLine({ event }: { readonly event: Consent }): ReactNode {
  const t = useText();
  const format = useFormat();
  const scopes = format.list(event.scopes.map((scope) => t(`consent.scope.${scope}`)));
  const facts = [
    t(`consent.way.${event.way}`),
    event.textVersion !== '' && t('consent.wordingIs', { wording: event.textVersion }),
    event.expiresAt !== null && t('consent.until', { date: format.date(event.expiresAt, 'medium') }),
  ].filter((fact) => fact !== false);
  return (
    <li className={styles.event}>
      <span className={styles.day}>
        <DateText iso={event.at} />
      </span>
      <span>
        {t(`consent.kind.${event.kind}`, { scopes })}
        {event.kind === 'given' && <span className={styles.facts}> {facts.join(' · ')}</span>}
        {event.note !== '' && (
          <span className={styles.note} dir="auto">
            {event.note}
          </span>
        )}
      </span>
    </li>
  );
}
