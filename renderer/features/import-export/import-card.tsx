import { ChevronDown, ChevronRight } from 'lucide-react';
import { type ReactNode, useId, useState } from 'react';
import { Checkbox } from '#renderer/ui/checkbox.tsx';
import { Chip } from '#renderer/ui/chip.tsx';
import { DateField } from '#renderer/ui/date-field.tsx';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { ProgressBar } from '#renderer/ui/progress-bar.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { useFormat, useText } from '#renderer/ui/text.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { INTERVIEW_KINDS } from '#shared/domain/interview.ts';
import type { Participant } from '#shared/domain/participant.ts';
import styles from './import-card.module.css';
import { hasWords, type ImportFile, wordsOf } from './import-file.ts';
import { ImportProblems } from './import-problems.tsx';
import type { ImportItem } from './import-session.ts';
import { ImportSpeakers } from './import-speakers.tsx';

export interface ImportCardProps {
  readonly item: ImportItem;
  readonly participants: readonly Participant[];
  /** Its details stand open from the start. */
  readonly open: boolean;
  readonly onEdit: (fields: Partial<ImportFile>) => void;
  readonly onRetell: (labels: readonly string[], choices: ImportFile['speakers']) => void;
}

/** One file: how far it is read, what was found in it, and what will be made of it. */
export function ImportCard({ item, participants, open, onEdit, onRetell }: ImportCardProps): ReactNode {
  const t = useText();
  const details = useId();
  const [isOpen, setOpen] = useState(open);
  const { file } = item;
  if (file === null) return <NotYet item={item} />;
  const words = hasWords(file.talk);
  return (
    <section className={styles.card} aria-label={item.name}>
      <div className={styles.head}>
        {words ? (
          <Checkbox label={item.name} checked={file.chosen} onChange={(chosen) => onEdit({ chosen })} />
        ) : (
          <p className={styles.name}>{item.name}</p>
        )}
        <Found file={file} />
        {words && (
          <IconButton
            icon={isOpen ? ChevronDown : ChevronRight}
            label={t('import.details', { name: item.name })}
            aria-expanded={isOpen}
            aria-controls={details}
            onClick={() => setOpen(!isOpen)}
          />
        )}
      </div>
      {file.importedAs !== null && <p className={styles.hint}>{t('import.already')}</p>}
      {words && isOpen && (
        <div id={details} className={styles.details}>
          <Fields file={file} onEdit={onEdit} />
          <FirstWords file={file} />
          <ImportSpeakers file={file} participants={participants} onEdit={onEdit} onRetell={onRetell} />
        </div>
      )}
      <ImportProblems problems={file.talk.problems} open={!words} />
    </section>
  );
}

function NotYet({ item }: { readonly item: ImportItem }): ReactNode {
  const t = useText();
  if (item.failure !== null) {
    return (
      <section className={styles.card} aria-label={item.name}>
        <p className={styles.name}>{item.name}</p>
        <p className={styles.failure} role="alert">
          {t(`import.failure.${item.failure}`)}
        </p>
      </section>
    );
  }
  const value = item.size === 0 ? undefined : item.read / item.size;
  return (
    <section className={styles.card} aria-label={item.name}>
      <p className={styles.name}>{item.name}</p>
      <ProgressBar label={t('import.readingFile', { name: item.name })} value={value} />
    </section>
  );
}

function Found({ file }: { readonly file: ImportFile }): ReactNode {
  const t = useText();
  const format = useFormat();
  const { talk } = file;
  const problems = talk.problems.length;
  return (
    <p className={styles.found}>
      {hasWords(talk) && <Chip>{t(`import.format.${talk.kind}`)}</Chip>}
      {hasWords(talk) && <span>{t('import.turns', { count: talk.segments.length })}</span>}
      {hasWords(talk) && <span>{t('import.words', { count: wordsOf(talk) })}</span>}
      {talk.language !== null && <span>{talk.language}</span>}
      {problems > 0 && (
        <Chip tone={hasWords(talk) ? 'warn' : 'danger'}>{t('import.problems', { count: problems })}</Chip>
      )}
      {file.importedAs !== null && <Chip tone="neutral">{t('import.alreadyShort')}</Chip>}
      <span className={styles.size}>{talk.encoding === 'utf-8' ? '' : format.list([talk.encoding])}</span>
    </p>
  );
}

/** How the file begins: whether it was read as it was meant shows best in its own words. */
function FirstWords({ file }: { readonly file: ImportFile }): ReactNode {
  const t = useText();
  const first = file.talk.segments.slice(0, 2);
  if (first.length === 0) return null;
  return (
    <div>
      <p className={styles.caption}>{t('import.first')}</p>
      {first.map(({ speaker, text, startMs }) => (
        <p key={`${startMs} ${text}`} className={styles.first} dir="auto">
          {speaker !== null && <b>{speaker}: </b>}
          {text.length > EXCERPT ? `${text.slice(0, EXCERPT)}…` : text}
        </p>
      ))}
    </div>
  );
}

const EXCERPT = 220;

interface FieldsProps {
  readonly file: ImportFile;
  readonly onEdit: (fields: Partial<ImportFile>) => void;
}

function Fields({ file, onEdit }: FieldsProps): ReactNode {
  const t = useText();
  const kinds = INTERVIEW_KINDS.map((kind) => ({ value: kind, label: t(`interviews.kind.${kind}`) }));
  return (
    <div className={styles.fields}>
      <TextField label={t('import.field.title')} value={file.title} onChange={(title) => onEdit({ title })} />
      <DateField
        label={t('import.field.date')}
        value={file.heldAt ?? ''}
        onChange={(day) => onEdit({ heldAt: day === '' ? null : day })}
      />
      <Select label={t('import.field.kind')} value={file.kind} options={kinds} onChange={(kind) => onEdit({ kind })} />
    </div>
  );
}
