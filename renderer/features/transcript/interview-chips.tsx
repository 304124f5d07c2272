import type { ReactNode } from 'react';
import { ConsentBadge } from '#renderer/record-ui/consent-badge.tsx';
import { RecordChip } from '#renderer/record-ui/record-chip.tsx';
import { hrefOf } from '#renderer/routes.ts';
import { Chip } from '#renderer/ui/chip.tsx';
import { DateText } from '#renderer/ui/moments.tsx';
import { useFormat, useText } from '#renderer/ui/text.tsx';
import { CodeBlind } from './code-blind.tsx';
import type { InterviewData } from './interview-data.ts';

/** Who, for which study, what kind, when, and how much of it is coded. */
export function InterviewChips({ data }: { readonly data: InterviewData }): ReactNode {
  const t = useText();
  const format = useFormat();
  const { interview, people, studies, model } = data;
  const study = studies.find(({ id }) => id === interview.studyId);
  const share = model === null || model.segments.length === 0 ? null : model.ranges.size / model.segments.length;
  return (
    <>
      {interview.participantIds.map((id) => {
        const person = people.find((one) => one.id === id);
        return (
          person && (
            <RecordChip
              key={id}
              id={id}
              title={person.alias || person.name}
              href={hrefOf({ kind: 'participant', id })}
            />
          )
        );
      })}
      {interview.participantIds.map((id) => (
        <ConsentBadge key={`consent ${id}`} participantId={id} />
      ))}
      {study && <RecordChip id={study.id} title={study.title} href={hrefOf({ kind: 'study', id: study.id })} />}
      <Chip>{t(`interviews.kind.${interview.kind}`)}</Chip>
      <Chip>{interview.heldAt === null ? t('interviews.noDate') : <DateText iso={interview.heldAt} />}</Chip>
      {share !== null && <Chip>{t('transcript.coded', { share: format.percent(share) })}</Chip>}
      <CodeBlind />
    </>
  );
}
