import { type ReactNode, useState } from 'react';
import { setFields } from '#renderer/data/actions/field-actions.ts';
import { mapSpeaker } from '#renderer/data/actions/segment-actions.ts';
import { useApp } from '#renderer/data/use-live.ts';
import { InterviewGuide } from '#renderer/record-ui/interview-guide.tsx';
import { RecordChip } from '#renderer/record-ui/record-chip.tsx';
import { Section } from '#renderer/record-ui/section.tsx';
import { told } from '#renderer/record-ui/tell-problem.ts';
import { hrefOf } from '#renderer/routes.ts';
import { background } from '#renderer/ui/background.ts';
import { DateField } from '#renderer/ui/date-field.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { type Text, useFormat, useText } from '#renderer/ui/text.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { INTERVIEW_KINDS, type Interview } from '#shared/domain/interview.ts';
import type { Participant } from '#shared/domain/participant.ts';
import type { InterviewData } from './interview-data.ts';
import styles from './interview-page.module.css';
import { InterviewTags } from './interview-tags.tsx';

/** What is known about the interview itself. */
export function InterviewDetails({ data }: { readonly data: InterviewData }): ReactNode {
  const t = useText();
  const app = useApp();
  const { interview, studies, model } = data;
  const set = (
    fields: Partial<Pick<Interview, 'heldAt' | 'kind' | 'studyId' | 'language' | 'participantIds'>>,
  ): void => {
    const work = async () => told(t, await setFields(app, 'interviews', interview.id, fields));
    background(work(), t('highlights.failed'));
  };
  const studyOptions = studies.map(({ id, title }) => ({ value: id as string, label: title || t('common.untitled') }));
  return (
    <div className={styles.pane}>
      <DateField
        label={t('transcript.details.heldAt')}
        value={interview.heldAt ?? ''}
        onChange={(value) => set({ heldAt: value === '' ? null : value })}
      />
      <Select
        label={t('transcript.details.kind')}
        value={interview.kind}
        options={INTERVIEW_KINDS.map((kind) => ({ value: kind, label: t(`interviews.kind.${kind}`) }))}
        onChange={(kind) => set({ kind })}
      />
      <Select
        label={t('transcript.details.study')}
        value={interview.studyId ?? ''}
        options={[{ value: '', label: t('transcript.details.noStudy') }, ...studyOptions]}
        onChange={(value) => set({ studyId: studies.find(({ id }) => id === value)?.id ?? null })}
      />
      <LanguageField value={interview.language} onSet={(language) => set({ language })} />
      <People data={data} onSet={(participantIds) => set({ participantIds: [...participantIds] })} />
      {model !== null && model.transcript.speakers.length > 0 && <Speakers data={data} />}
      <InterviewGuide interview={interview} />
      <InterviewTags data={data} />
      <Facts data={data} />
    </div>
  );
}

interface LanguageFieldProps {
  readonly value: string | null;
  readonly onSet: (language: string | null) => void;
}

function LanguageField({ value, onSet }: LanguageFieldProps): ReactNode {
  const t = useText();
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed ?? value ?? '';
  const language = canonical(text);
  return (
    <TextField
      label={t('transcript.details.language')}
      hint={t('transcript.details.languageHint')}
      error={language === undefined ? t('transcript.details.languageOdd') : null}
      value={text}
      onChange={setTyped}
      onBlur={() => {
        if (language === undefined) return;
        if (language !== value) onSet(language);
        setTyped(null);
      }}
    />
  );
}

/** The language in its usual writing, null for none, undefined for what is no language code. */
function canonical(text: string): string | null | undefined {
  if (text.trim() === '') return null;
  try {
    return Intl.getCanonicalLocales(text.trim())[0] ?? null;
  } catch {
    // A RangeError is the answer "no such code".
    return undefined;
  }
}

interface PeopleProps {
  readonly data: InterviewData;
  readonly onSet: (ids: readonly Participant['id'][]) => void;
}

function People({ data: { interview, people }, onSet }: PeopleProps): ReactNode {
  const t = useText();
  const others = people.filter(({ id }) => !interview.participantIds.includes(id));
  return (
    <Section title={t('transcript.details.participants')}>
      <div className={styles.people}>
        {interview.participantIds.map((id) => {
          const person = people.find((one) => one.id === id);
          if (!person) return null;
          return (
            <RecordChip
              key={id}
              id={id}
              title={nameOf(person)}
              href={hrefOf({ kind: 'participant', id })}
              onRemove={() => onSet(interview.participantIds.filter((one) => one !== id))}
              removeLabel={t('transcript.details.removeParticipant', { name: nameOf(person) })}
            />
          );
        })}
      </div>
      {others.length > 0 && (
        <Select
          label={t('transcript.details.addParticipant')}
          value=""
          options={[{ value: '', label: t('transcript.details.choose') }, ...optionsOf(others)]}
          onChange={(value) => {
            const person = others.find(({ id }) => id === value);
            if (person) onSet([...interview.participantIds, person.id]);
          }}
        />
      )}
    </Section>
  );
}

function Speakers({ data: { model, people } }: { readonly data: InterviewData }): ReactNode {
  const t = useText();
  const app = useApp();
  if (model === null) return null;
  const { transcript } = model;
  const map = (key: string, value: string): void => {
    const person = people.find(({ id }) => id === value)?.id ?? null;
    const work = async () => told(t, await mapSpeaker(app, transcript.id, key, person));
    background(work(), t('highlights.failed'));
  };
  return (
    <Section title={t('transcript.details.speakers')}>
      <p className={styles.hint}>{t('transcript.details.speakersHint')}</p>
      <div className={styles.speakers}>
        {transcript.speakers.map((speaker) => (
          <Select
            key={speaker.key}
            label={speaker.name}
            value={speaker.participantId ?? ''}
            options={[{ value: '', label: t('transcript.details.nobody') }, ...optionsOf(people)]}
            onChange={(value) => map(speaker.key, value)}
          />
        ))}
      </div>
    </Section>
  );
}

function Facts({ data: { interview, model, highlights } }: { readonly data: InterviewData }): ReactNode {
  const t = useText();
  const format = useFormat();
  const lost = highlights.filter((one) => one.needsReview).length;
  const facts = [
    ...(model ? [[t('transcript.details.size'), sizeOf(t, model.segments, format.list)] as const] : []),
    ...(interview.origin?.file ? [[t('transcript.details.origin'), interview.origin.file] as const] : []),
  ];
  return (
    <>
      {lost > 0 && <p className={styles.review}>{t('transcript.details.review', { count: lost })}</p>}
      <dl className={styles.facts}>
        {facts.map(([name, fact]) => (
          <div key={name} style={{ display: 'contents' }}>
            <dt>{name}</dt>
            <dd dir="auto">{fact}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function sizeOf(
  t: Text,
  segments: readonly { readonly text: string }[],
  list: (items: readonly string[]) => string,
): string {
  const words = segments.reduce((sum, { text }) => sum + text.split(/\s+/).filter(Boolean).length, 0);
  return list([
    t('transcript.details.turns', { count: segments.length }),
    t('transcript.details.words', { count: words }),
  ]);
}

const nameOf = (person: Participant): string => (person.name ? `${person.alias} ${person.name}`.trim() : person.alias);

const optionsOf = (people: readonly Participant[]) =>
  people.map((person) => ({ value: person.id as string, label: nameOf(person) }));
