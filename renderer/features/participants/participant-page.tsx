import { clsx } from 'clsx';
import { Merge, Trash2, UserX } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { setFields } from '#renderer/data/actions/field-actions.ts';
import { recordById, recordIn } from '#renderer/data/queries/record-queries.ts';
import { useApp, useGraph, useLive } from '#renderer/data/use-live.ts';
import { ConsentSection } from '#renderer/record-ui/consent-section.tsx';
import { EvidenceQuote } from '#renderer/record-ui/evidence-quote.tsx';
import { RecordGone } from '#renderer/record-ui/record-gone.tsx';
import { RecordLink } from '#renderer/record-ui/record-link.tsx';
import { Section, SectionNote } from '#renderer/record-ui/section.tsx';
import { told } from '#renderer/record-ui/tell-problem.ts';
import { useFieldDraft } from '#renderer/record-ui/use-field-draft.ts';
import { useTrash } from '#renderer/record-ui/use-trash.tsx';
import { go, hrefOf, type PlaceProps } from '#renderer/routes.ts';
import { Button } from '#renderer/ui/button.tsx';
import { useCommand } from '#renderer/ui/commands.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { LinkButton } from '#renderer/ui/link-button.tsx';
import { DateText } from '#renderer/ui/moments.tsx';
import { Page } from '#renderer/ui/page.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import type { Id } from '#shared/domain/ids.ts';
import type { Participant } from '#shared/domain/participant.ts';
import { EraseDialog } from './erase-dialog.tsx';
import { MaskedField } from './masked-field.tsx';
import { MergeWithDialog } from './merge-with-dialog.tsx';
import { OwnField } from './own-field.tsx';
import { OwnFieldsDialog } from './own-fields-dialog.tsx';
import styles from './participant-page.module.css';
import { interviewsWith } from './participant-queries.ts';
import { peopleSettings } from './people-settings.ts';
import { PersonStudies } from './person-studies.tsx';
import { SegmentField } from './segment-field.tsx';

/** One person: who they are, and everything that was heard from them. */
export function ParticipantPage({ place }: PlaceProps<'participant'>): ReactNode {
  // The id's prefix says which table it is from.
  const person = useLive((app) => recordById(app, place.id) as Promise<Participant | null>, [place.id]);
  if (person === undefined) return null;
  if (person?.mergedInto && person.deletedAt !== null) return <MergedAway person={person} into={person.mergedInto} />;
  if (person === null || person.deletedAt !== null) {
    const trashed = person && { title: person.alias };
    return <RecordGone table="participants" id={place.id} trashed={trashed} />;
  }
  return <OpenParticipant person={person} />;
}

interface MergedAwayProps {
  readonly person: Participant;
  readonly into: Id<'participant'>;
}

/** An old link to a record that became part of another one still leads to the person. */
function MergedAway({ person, into }: MergedAwayProps): ReactNode {
  const t = useText();
  const kept = useLive((app) => recordIn(app, 'participants', into), [into]);
  if (kept === undefined) return null;
  const alias = kept?.alias ?? '';
  return (
    <Page title={person.alias}>
      <EmptyState
        title={t('participants.merge.in', { alias })}
        primary={
          <LinkButton variant="primary" href={hrefOf({ kind: 'participant', id: into })}>
            {t('participants.merge.open', { alias })}
          </LinkButton>
        }
      />
    </Page>
  );
}

function OpenParticipant({ person }: { readonly person: Participant }): ReactNode {
  const t = useText();
  const { trash, dialog } = useTrash();
  const [merging, setMerging] = useState(false);
  const [erasing, setErasing] = useState(false);
  const discard = (): void =>
    trash({ table: 'participants', id: person.id, title: person.alias, onDone: () => go({ kind: 'participants' }) });
  useCommand('record.trash', { run: discard });
  const title = [person.alias, person.role, person.company].filter((word) => word !== '').join(' · ');
  return (
    <Page
      title={person.alias || t('common.untitled')}
      heading={<bdi>{title || t('common.untitled')}</bdi>}
      width="content"
      toolbar={
        <>
          <Button icon={Merge} onClick={() => setMerging(true)}>
            {t('participants.merge')}
          </Button>
          <IconButton icon={Trash2} label={t('participants.trash')} onClick={discard} />
          <IconButton icon={UserX} label={t('participants.erase')} onClick={() => setErasing(true)} />
        </>
      }
    >
      <div className={styles.fields}>
        {FIELDS.map((field) => (
          <PersonField key={field} person={person} field={field} />
        ))}
        <SegmentField person={person} />
        <MaskedField person={person} field="name" />
        <MaskedField person={person} field="email" />
        <MaskedField person={person} field="phone" />
      </div>
      <OwnFields person={person} />
      <ConsentSection person={person} />
      <PersonStudies person={person} />
      <PersonInterviews id={person.id} />
      <PersonQuotes id={person.id} />
      {erasing && <EraseDialog person={person} onClose={() => setErasing(false)} />}
      {merging && <MergeWithDialog person={person} onClose={() => setMerging(false)} />}
      {dialog}
    </Page>
  );
}

/** What this team asks everybody. */
function OwnFields({ person }: { readonly person: Participant }): ReactNode {
  const t = useText();
  const settings = useLive(peopleSettings, []);
  const [editing, setEditing] = useState(false);
  if (settings === undefined) return null;
  return (
    <Section
      title={t('participants.own')}
      action={<Button onClick={() => setEditing(true)}>{t('participants.own.edit')}</Button>}
    >
      {settings.fields.length === 0 && <SectionNote>{t('participants.own.none')}</SectionNote>}
      <div className={clsx(settings.fields.length > 0 && styles.fields)}>
        {settings.fields.map((field) => (
          <OwnField key={field.id} person={person} field={field} />
        ))}
      </div>
      {editing && <OwnFieldsDialog settings={settings} onClose={() => setEditing(false)} />}
    </Section>
  );
}

const FIELDS = ['alias', 'company', 'role'] as const;

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
