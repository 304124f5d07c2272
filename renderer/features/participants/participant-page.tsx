import { Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { setFields } from '#renderer/data/actions/field-actions.ts';
import { recordById } from '#renderer/data/queries/record-queries.ts';
import { useApp, useGraph, useLive } from '#renderer/data/use-live.ts';
import { EvidenceQuote } from '#renderer/record-ui/evidence-quote.tsx';
import { RecordGone } from '#renderer/record-ui/record-gone.tsx';
import { RecordLink } from '#renderer/record-ui/record-link.tsx';
import { Section, SectionNote } from '#renderer/record-ui/section.tsx';
import { told } from '#renderer/record-ui/tell-problem.ts';
import { useFieldDraft } from '#renderer/record-ui/use-field-draft.ts';
import { useTrash } from '#renderer/record-ui/use-trash.tsx';
import { go, hrefOf, type PlaceProps } from '#renderer/routes.ts';
import { useCommand } from '#renderer/ui/commands.tsx';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { DateText } from '#renderer/ui/moments.tsx';
import { Page } from '#renderer/ui/page.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import type { Id } from '#shared/domain/ids.ts';
import type { Participant } from '#shared/domain/participant.ts';
import styles from './participant-page.module.css';
import { interviewsWith } from './participant-queries.ts';

/** One person: who they are, and everything that was heard from them. */
export function ParticipantPage({ place }: PlaceProps<'participant'>): ReactNode {
  // The id's prefix says which table it is from.
  const person = useLive((app) => recordById(app, place.id) as Promise<Participant | null>, [place.id]);
  if (person === undefined) return null;
  if (person === null || person.deletedAt !== null) {
    const trashed = person && { title: person.alias };
    return <RecordGone table="participants" id={place.id} trashed={trashed} />;
  }
  return <OpenParticipant person={person} />;
}

function OpenParticipant({ person }: { readonly person: Participant }): ReactNode {
  const t = useText();
  const { trash, dialog } = useTrash();
  const discard = (): void =>
    trash({ table: 'participants', id: person.id, title: person.alias, onDone: () => go({ kind: 'participants' }) });
  useCommand('record.trash', { run: discard });
  const title = [person.alias, person.role, person.company].filter((word) => word !== '').join(' · ');
  return (
    <Page
      title={person.alias || t('common.untitled')}
      heading={<bdi>{title || t('common.untitled')}</bdi>}
      width="content"
      toolbar={<IconButton icon={Trash2} label={t('participants.trash')} onClick={discard} />}
    >
      <div className={styles.fields}>
        {FIELDS.map((field) => (
          <PersonField key={field} person={person} field={field} />
        ))}
      </div>
      <PersonInterviews id={person.id} />
      <PersonQuotes id={person.id} />
      {dialog}
    </Page>
  );
}

const FIELDS = ['alias', 'name', 'company', 'role', 'segment'] as const;

interface PersonFieldProps {
  readonly person: Participant;
  readonly field: (typeof FIELDS)[number];
}

/** Saved as it is typed. The alias is what the rest of the app shows, so it may not become empty. */
function PersonField({ person, field }: PersonFieldProps): ReactNode {
  const t = useText();
  const app = useApp();
  const draft = useFieldDraft(`${person.id}/${field}`, person[field], async (value, session) => {
    if (field === 'alias' && value.trim() === '') return;
    told(t, await setFields(app, 'participants', person.id, { [field]: value }, session));
  });
  const isMissing = field === 'alias' && draft.value.trim() === '';
  return (
    <TextField
      label={t(`participants.${field}`)}
      value={draft.value}
      error={isMissing ? t('participants.alias.needed') : null}
      onChange={draft.onChange}
      onBlur={draft.onBlur}
    />
  );
}

function PersonInterviews({ id }: { readonly id: Id<'participant'> }): ReactNode {
  const t = useText();
  const interviews = useLive((app) => interviewsWith(app, id), [id]);
  if (interviews === undefined) return null;
  return (
    <Section title={t('participants.interviews')} count={interviews.length}>
      {interviews.length === 0 && <SectionNote>{t('participants.interviews.none')}</SectionNote>}
      <ul className={styles.list}>
        {interviews.map((interview) => (
          <li key={interview.id} className={styles.row}>
            <RecordLink
              id={interview.id}
              title={interview.title}
              href={hrefOf({ kind: 'interview', id: interview.id })}
            />
            <span className={styles.meta}>{t(`interviews.kind.${interview.kind}`)}</span>
            <span className={styles.meta}>
              {interview.heldAt === null ? t('interviews.noDate') : <DateText iso={interview.heldAt} />}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function PersonQuotes({ id }: { readonly id: Id<'participant'> }): ReactNode {
  const t = useText();
  const graph = useGraph();
  if (!graph) return null;
  const quotes = graph.records.highlights.filter(({ participantId }) => participantId === id);
  return (
    <Section title={t('participants.quotes')} count={quotes.length}>
      {quotes.length === 0 && <SectionNote>{t('participants.quotes.none')}</SectionNote>}
      <ul className={styles.quotes}>
        {quotes.map((highlight) => (
          <li key={highlight.id}>
            <EvidenceQuote graph={graph} highlight={highlight} />
          </li>
        ))}
      </ul>
    </Section>
  );
}
