import { Check, X } from 'lucide-react';
import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { liveRecords } from '#renderer/data/queries/record-queries.ts';
import { useApp, useLive } from '#renderer/data/use-live.ts';
import { told } from '#renderer/record-ui/tell-problem.ts';
import { background } from '#renderer/ui/background.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Field } from '#renderer/ui/field.tsx';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { useFormat, useText } from '#renderer/ui/text.tsx';
import { nameKey } from '#shared/domain/participant.ts';
import type { Study } from '#shared/domain/study.ts';
import { editStudyList } from './study-actions.ts';
import type { StudyProgressFigures } from './study-figures.ts';
import styles from './study-page.module.css';

export interface StudySegmentsProps {
  readonly study: Study;
  readonly progress: StudyProgressFigures;
}

/** The groups of people that should be heard, and who was. */
export function StudySegments({ study, progress }: StudySegmentsProps): ReactNode {
  const t = useText();
  const app = useApp();
  const format = useFormat();
  const list = useId();
  const [name, setName] = useState('');
  const known = useLive(async (a) => {
    const people = await liveRecords(a, 'participants');
    return [...new Set(people.map(({ segment }) => segment.trim()).filter((one) => one !== ''))].sort();
  }, []);
  const edit = (change: (now: readonly string[]) => string[]): void => {
    const work = async () => told(t, await editStudyList(app, study.id, 'segments', change));
    background(work(), t('links.problem.storage'));
  };
  const add = (event: FormEvent): void => {
    event.preventDefault();
    const words = name.trim();
    if (words === '') return;
    edit((now) => (now.some((one) => nameKey(one) === nameKey(words)) ? [...now] : [...now, words]));
    setName('');
  };
  const { wanted, others, without } = progress;
  const more = [
    ...others.map(({ name: other, heard }) => `${other} (${format.number(heard)})`),
    ...(without > 0 ? [t('studies.segments.without', { count: without })] : []),
  ];
  return (
    <div className={styles.segments}>
      <h3 className={styles.segmentsTitle}>{t('studies.segments')}</h3>
      {wanted.length === 0 && <p className={styles.meta}>{t('studies.segments.none')}</p>}
      <ul className={styles.list}>
        {wanted.map((segment) => (
          <li key={segment.name} className={styles.segment}>
            <span aria-hidden="true" className={styles.heard}>
              {segment.heard > 0 && <Check size={16} strokeWidth={2} />}
            </span>
            <span dir="auto">{segment.name}</span>
            <span className={segment.heard > 0 ? styles.meta : styles.unheard}>
              {segment.heard > 0
                ? t('studies.segments.heard', { count: segment.heard })
                : t('studies.segments.unheard')}
            </span>
            <IconButton
              icon={X}
              size="small"
              label={t('studies.segments.remove', { name: segment.name })}
              onClick={() => edit((now) => now.filter((one) => one !== segment.name))}
            />
          </li>
        ))}
      </ul>
      <form onSubmit={add} className={styles.addSegment}>
        <Field label={t('studies.segments.name')} labelHidden>
          {(control) => (
            <input
              {...control}
              type="text"
              dir="auto"
              list={list}
              placeholder={t('studies.segments.name')}
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
            />
          )}
        </Field>
        <datalist id={list}>
          {known?.map((one) => (
            <option key={one} value={one} />
          ))}
        </datalist>
        <Button type="submit">{t('studies.segments.add')}</Button>
      </form>
      {more.length > 0 && <p className={styles.meta}>{t('studies.segments.more', { list: format.list(more) })}</p>}
    </div>
  );
}
