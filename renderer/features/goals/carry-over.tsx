import { CalendarArrowUp } from 'lucide-react';
import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { useApp } from '#renderer/data/use-live.ts';
import { told } from '#renderer/record-ui/tell-problem.ts';
import { undoToast } from '#renderer/record-ui/undo-toast.ts';
import { go } from '#renderer/routes.ts';
import { background } from '#renderer/ui/background.ts';
import { Button } from '#renderer/ui/button.tsx';
import { DateField } from '#renderer/ui/date-field.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { daysBetween } from '#shared/analysis/evidence-strength.ts';
import { dayAfter } from '#shared/domain/calendar.ts';
import type { Goal } from '#shared/domain/goal.ts';
import { carryOver } from './goal-actions.ts';
import styles from './goals-page.module.css';

/** Takes a goal into its next period. The dates begin as the next stretch of the same length. */
export function CarryOver({ goal }: { readonly goal: Goal }): ReactNode {
  const t = useText();
  const app = useApp();
  const form = useId();
  const [open, setOpen] = useState(false);
  const usual = nextPeriod(goal, app.today());
  const [startsAt, setStartsAt] = useState(usual.startsAt);
  const [endsAt, setEndsAt] = useState(usual.endsAt);
  const carry = async (): Promise<void> => {
    const id = told(t, await carryOver(app, goal.id, { startsAt: startsAt || null, endsAt: endsAt || null }));
    if (id === null) return;
    setOpen(false);
    go({ kind: 'goal', id });
    undoToast(app, t, t('goals.carry.done', { title: goal.title || t('common.untitled') }));
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    background(carry(), t('links.problem.storage'));
  };
  return (
    <>
      <Button icon={CalendarArrowUp} onClick={() => setOpen(true)}>
        {t('goals.carry')}
      </Button>
      {open && (
        <Dialog
          title={t('goals.carry.title', { title: goal.title || t('common.untitled') })}
          onClose={() => setOpen(false)}
          footer={
            <>
              <Button onClick={() => setOpen(false)}>{t('common.cancel')}</Button>
              <Button variant="primary" type="submit" form={form}>
                {t('goals.carry.do')}
              </Button>
            </>
          }
        >
          <form id={form} onSubmit={submit} className={styles.dialogFields}>
            <p>{t('goals.carry.what')}</p>
            <DateField label={t('goals.startsAt')} value={startsAt} onChange={setStartsAt} />
            <DateField label={t('goals.endsAt')} value={endsAt} min={startsAt || undefined} onChange={setEndsAt} />
          </form>
        </Dialog>
      )}
    </>
  );
}

const QUARTER = 90;

function nextPeriod({ startsAt, endsAt }: Goal, today: string): { readonly startsAt: string; readonly endsAt: string } {
  const start = endsAt === null ? today : dayAfter(endsAt, 1);
  const length = startsAt === null || endsAt === null ? QUARTER : Math.max(1, daysBetween(startsAt, endsAt));
  return { startsAt: start, endsAt: dayAfter(start, length) };
}
