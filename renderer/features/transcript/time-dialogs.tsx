import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { type SegmentProblem, setTimes, shiftAllTimes } from '#renderer/data/actions/segment-actions.ts';
import { useApp } from '#renderer/data/use-live.ts';
import { background } from '#renderer/ui/background.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import type { Id } from '#shared/domain/ids.ts';
import type { Result } from '#shared/domain/result.ts';
import { readClock } from '#shared/domain/segments/segment-times.ts';
import { type Segment, timeCode } from '#shared/domain/transcript.ts';
import styles from './segment-dialogs.module.css';
import { segmentSentence, toldSegment } from './tell-segment-problem.ts';

export interface TimeDialogProps {
  readonly segment: Segment;
  readonly onClose: () => void;
}

/** When a segment begins and ends. */
export function TimeDialog({ segment, onClose }: TimeDialogProps): ReactNode {
  const t = useText();
  const app = useApp();
  const form = useId();
  const [start, setStart] = useState(clockOf(segment.startMs));
  const [end, setEnd] = useState(clockOf(segment.endMs));
  const { error, attempt } = useAttempt(onClose);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    // What was not touched keeps its milliseconds.
    const [startMs, endMs] = [timeOf(start, segment.startMs), timeOf(end, segment.endMs)];
    if (startMs === undefined || endMs === undefined) attempt(t('transcript.time.odd'));
    else attempt(() => setTimes(app, segment.id, startMs, endMs));
  };
  return (
    <Dialog
      title={t('transcript.time.title')}
      width="small"
      onClose={onClose}
      footer={<Buttons form={form} label={t('transcript.time.do')} onClose={onClose} />}
    >
      <form id={form} className={styles.form} onSubmit={submit}>
        <TextField
          label={t('transcript.time.start')}
          hint={t('transcript.time.hint')}
          error={error}
          value={start}
          onChange={setStart}
          autoFocus
        />
        <TextField label={t('transcript.time.end')} value={end} onChange={setEnd} />
      </form>
    </Dialog>
  );
}

export interface ShiftDialogProps {
  readonly transcriptId: Id<'transcript'>;
  readonly onClose: () => void;
}

/** All times, later or earlier by the same stretch: where the recording was cut at its start. */
export function ShiftDialog({ transcriptId, onClose }: ShiftDialogProps): ReactNode {
  const t = useText();
  const app = useApp();
  const form = useId();
  const [by, setBy] = useState('');
  const [direction, setDirection] = useState<'later' | 'earlier'>('later');
  const { error, attempt } = useAttempt(onClose);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const ms = readClock(by);
    if (ms === null) attempt(t('transcript.time.odd'));
    else attempt(() => shiftAllTimes(app, transcriptId, direction === 'later' ? ms : -ms));
  };
  return (
    <Dialog
      title={t('transcript.shift.title')}
      width="small"
      onClose={onClose}
      footer={<Buttons form={form} label={t('transcript.shift.do')} onClose={onClose} />}
    >
      <form id={form} className={styles.form} onSubmit={submit}>
        <TextField
          label={t('transcript.shift.by')}
          hint={t('transcript.shift.hint')}
          error={error}
          value={by}
          onChange={setBy}
          autoFocus
        />
        <Select
          label={t('transcript.shift.direction')}
          value={direction}
          options={[
            { value: 'later', label: t('transcript.shift.later') },
            { value: 'earlier', label: t('transcript.shift.earlier') },
          ]}
          onChange={setDirection}
        />
      </form>
    </Dialog>
  );
}

interface ButtonsProps {
  readonly form: string;
  readonly label: string;
  readonly onClose: () => void;
}

function Buttons({ form, label, onClose }: ButtonsProps): ReactNode {
  const t = useText();
  return (
    <>
      <Button onClick={onClose}>{t('common.cancel')}</Button>
      <Button variant="primary" type="submit" form={form}>
        {label}
      </Button>
    </>
  );
}

/** Closes when it is done; a time that cannot be is said beside the field, which keeps what was typed. */
function useAttempt(onClose: () => void): {
  readonly error: string | null;
  readonly attempt: (work: string | (() => Promise<Result<unknown, SegmentProblem>>)) => void;
} {
  const t = useText();
  const [error, setError] = useState<string | null>(null);
  const run = async (work: () => Promise<Result<unknown, SegmentProblem>>): Promise<void> => {
    const done = await work();
    const kind = done.ok ? null : done.problem.kind;
    if (!done.ok && (done.problem.kind === 'before-start' || done.problem.kind === 'end-before-start'))
      setError(segmentSentence(t, done.problem));
    else {
      if (kind !== null) toldSegment(t, done);
      onClose();
    }
  };
  return {
    error,
    attempt: (work) => (typeof work === 'string' ? setError(work) : background(run(work), t('highlights.failed'))),
  };
}

const clockOf = (ms: number | null): string => (ms === null ? '' : timeCode(ms));

/** Undefined for what is no time. */
function timeOf(text: string, before: number | null): number | null | undefined {
  if (text.trim() === '') return null;
  return text === clockOf(before) ? before : (readClock(text) ?? undefined);
}
