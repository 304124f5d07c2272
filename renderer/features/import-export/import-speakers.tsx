import type { ReactNode } from 'react';
import { Select } from '#renderer/ui/select.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { Participant } from '#shared/domain/participant.ts';
import type { FileReadOptions } from '#shared/exchange/read-any.ts';
import type { SpeakerChoice } from '#shared/exchange/talk-draft.ts';
import styles from './import-card.module.css';
import type { ImportFile } from './import-file.ts';
import type { TalkOutline } from './import-read.ts';

export interface ImportSpeakersProps {
  readonly file: ImportFile;
  readonly talk: TalkOutline;
  readonly participants: readonly Participant[];
  readonly onEdit: (fields: Partial<ImportFile>) => void;
  readonly onAgain: (options: FileReadOptions, choices?: ImportFile['speakers']) => void;
}

/** Who each label of the file is. A label that is no speaker goes back into the words, which means reading the file again. */
export function ImportSpeakers({ file, talk, participants, onEdit, onAgain }: ImportSpeakersProps): ReactNode {
  const t = useText();
  const { speakers } = talk;
  if (speakers.length === 0) {
    return <p className={styles.hint}>{talk.turns === 0 ? t('import.becomesNote') : t('import.noSpeakers')}</p>;
  }
  const ticked = speakers.filter((speaker) => speaker.ticked).map(({ label }) => label);
  const options = [
    { value: 'new', label: t('import.speaker.new') },
    { value: 'nobody', label: t('import.speaker.nobody') },
    { value: 'none', label: t('import.speaker.none') },
    ...participants.map(({ id, alias, name }) => ({ value: id as string, label: `${alias} ${name}` })),
  ];
  const choose = (label: string, value: string): void => {
    const choice = { [label]: choiceOf(value, label, participants) };
    const others = ticked.filter((one) => one !== label);
    if (value === 'none') onAgain({ speakers: others });
    else if (ticked.includes(label)) onEdit({ speakers: { ...file.speakers, ...choice } });
    else onAgain({ speakers: [...others, label] }, choice);
  };
  return (
    <table className={styles.speakers}>
      <caption className={styles.caption}>{t('import.speakers')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('import.speaker.label')}</th>
          <th scope="col" className={styles.number}>
            {t('import.speaker.turns')}
          </th>
          <th scope="col">{t('import.speaker.is')}</th>
        </tr>
      </thead>
      <tbody>
        {speakers.map(({ label, turns, ticked: isSpeaker }) => (
          <tr key={label}>
            <th scope="row" dir="auto">
              {label}
            </th>
            <td className={styles.number}>{turns}</td>
            <td>
              <Select
                label={t('import.speaker.isFor', { label })}
                labelHidden
                value={isSpeaker ? optionOf(file.speakers[label]) : 'none'}
                options={options}
                onChange={(value) => choose(label, value)}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function choiceOf(value: string, label: string, participants: readonly Participant[]): SpeakerChoice {
  const known = participants.find(({ id }) => id === value);
  if (known) return { kind: 'known', id: known.id };
  return value === 'nobody' ? { kind: 'nobody' } : { kind: 'new', name: label };
}

const optionOf = (choice: SpeakerChoice | undefined): string =>
  choice === undefined ? 'nobody' : choice.kind === 'known' ? choice.id : choice.kind;
