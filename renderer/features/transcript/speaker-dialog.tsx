import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { setSpeaker } from '#renderer/data/actions/segment-actions.ts';
import { useApp } from '#renderer/data/use-live.ts';
import { background } from '#renderer/ui/background.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import type { Segment } from '#shared/domain/transcript.ts';
import styles from './segment-dialogs.module.css';
import { toldSegment } from './tell-segment-problem.ts';
import type { TranscriptModel } from './transcript-model.ts';

export interface SpeakerDialogProps {
  readonly model: TranscriptModel;
  readonly segment: Segment;
  readonly onClose: () => void;
}

/** Who says a segment: somebody of this talk, or somebody new; here only, or wherever the same name stands. */
export function SpeakerDialog({ model, segment, onClose }: SpeakerDialogProps): ReactNode {
  const t = useText();
  const app = useApp();
  const form = useId();
  const { speakers } = model.transcript;
  const [who, setWho] = useState(`key:${segment.speaker ?? ''}`);
  const [name, setName] = useState('');
  const [everywhere, setEverywhere] = useState('one');
  const [isOdd, setOdd] = useState(false);
  const same = model.segments.filter((one) => one.speaker === segment.speaker).length;
  const now = speakers.find(({ key }) => key === segment.speaker)?.name ?? t('transcript.noSpeaker');
  const choice =
    who === NEW
      ? { kind: 'new' as const, name }
      : who === 'key:'
        ? { kind: 'nobody' as const }
        : { kind: 'known' as const, key: who.slice('key:'.length) };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (choice.kind === 'new' && name.trim() === '') {
      setOdd(true);
      return;
    }
    onClose();
    const work = setSpeaker(app, segment.id, choice, everywhere === 'all').then((done) => void toldSegment(t, done));
    background(work, t('highlights.failed'));
  };
  return (
    <Dialog
      title={t('transcript.speaker.title')}
      width="small"
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button variant="primary" type="submit" form={form}>
            {t('transcript.speaker.do')}
          </Button>
        </>
      }
    >
      <form id={form} className={styles.form} onSubmit={submit}>
        <Select
          label={t('transcript.speaker.who')}
          value={who}
          options={[
            ...speakers.map(({ key, name: label }) => ({ value: `key:${key}`, label })),
            { value: NEW, label: t('transcript.speaker.new') },
            { value: 'key:', label: t('transcript.speaker.nobody') },
          ]}
          onChange={setWho}
        />
        {who === NEW && (
          <TextField
            label={t('transcript.speaker.newName')}
            value={name}
            onChange={(value) => {
              setName(value);
              setOdd(false);
            }}
            error={isOdd ? t('transcript.speaker.noName') : null}
            autoFocus
          />
        )}
        <Select
          label={t('transcript.speaker.where')}
          value={everywhere}
          options={[
            { value: 'one', label: t('transcript.speaker.one') },
            { value: 'all', label: t('transcript.speaker.all', { count: same, name: now }) },
          ]}
          onChange={setEverywhere}
        />
      </form>
    </Dialog>
  );
}

const NEW = 'new';
