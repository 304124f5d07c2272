import type { ReactNode } from 'react';
import { DateField } from '#renderer/ui/date-field.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { INTERVIEW_KINDS } from '#shared/domain/interview.ts';
import type { Participant } from '#shared/domain/participant.ts';
import type { FileReadOptions } from '#shared/exchange/read-any.ts';
import styles from './import-card.module.css';
import { EncodingField } from './import-encoding.tsx';
import type { ImportFile } from './import-file.ts';
import type { TalkOutline } from './import-read.ts';
import { ImportSpeakers } from './import-speakers.tsx';

export interface ImportTalkProps {
  readonly file: ImportFile;
  readonly talk: TalkOutline;
  readonly participants: readonly Participant[];
  readonly onEdit: (fields: Partial<ImportFile>) => void;
  readonly onAgain: (options: FileReadOptions, choices?: ImportFile['speakers']) => void;
}

/** What becomes of a transcript: its title and day, how it begins, and who speaks in it. */
export function ImportTalk({ file, talk, participants, onEdit, onAgain }: ImportTalkProps): ReactNode {
  const t = useText();
  const kinds = INTERVIEW_KINDS.map((kind) => ({ value: kind, label: t(`interviews.kind.${kind}`) }));
  const guessed = talk.encoding !== 'utf-8';
  return (
    <>
      <div className={styles.fields}>
        <TextField label={t('import.field.title')} value={file.title} onChange={(title) => onEdit({ title })} />
        <DateField
          label={t('import.field.date')}
          value={file.heldAt ?? ''}
          onChange={(day) => onEdit({ heldAt: day === '' ? null : day })}
        />
        <Select
          label={t('import.field.kind')}
          value={file.kind}
          options={kinds}
          onChange={(kind) => onEdit({ kind })}
        />
        {guessed && <EncodingField value={talk.encoding} onChange={(encoding) => onAgain({ encoding })} />}
      </div>
      <FirstWords talk={talk} />
      <ImportSpeakers file={file} talk={talk} participants={participants} onEdit={onEdit} onAgain={onAgain} />
    </>
  );
}

/** How the file begins: whether it was read as it was meant shows best in its own words. */
function FirstWords({ talk }: { readonly talk: TalkOutline }): ReactNode {
  const t = useText();
  if (talk.first.length === 0) return null;
  return (
    <div>
      <p className={styles.caption}>{t('import.first')}</p>
      {talk.first.map(({ speaker, text, startMs }) => (
        <p key={`${startMs} ${text}`} className={styles.first} dir="auto">
          {speaker !== null && <b>{speaker}: </b>}
          {text.length > EXCERPT ? `${text.slice(0, EXCERPT)}…` : text}
        </p>
      ))}
    </div>
  );
}

const EXCERPT = 220;
