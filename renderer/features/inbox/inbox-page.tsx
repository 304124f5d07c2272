import { PenLine } from 'lucide-react';
import type { ReactNode } from 'react';
import { useLive } from '#renderer/data/use-live.ts';
import { Section } from '#renderer/record-ui/section.tsx';
import type { PlaceProps } from '#renderer/routes.ts';
import { Button } from '#renderer/ui/button.tsx';
import { keysOf, runCommand } from '#renderer/ui/commands.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { Page } from '#renderer/ui/page.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { waitingTasks, waitingThoughts } from './inbox-data.ts';
import styles from './inbox-page.module.css';
import { TaskRow } from './task-row.tsx';
import { ThoughtRow } from './thought-row.tsx';

/** What waits: thoughts that nobody has filed, and what is to be followed up. Each row has its one next step. */
export function InboxPage(_props: PlaceProps<'inbox'>): ReactNode {
  const t = useText();
  const thoughts = useLive(waitingThoughts, []);
  const tasks = useLive(waitingTasks, []);
  const capture = (
    <Button variant="primary" icon={PenLine} onClick={() => runCommand('capture.open')}>
      {t('inbox.capture')}
    </Button>
  );
  if (!thoughts || !tasks) return <Page title={t('inbox.title')}>{null}</Page>;
  const count = thoughts.length + tasks.length;
  if (count === 0) {
    const keys = keysOf('capture.open').replace('Mod', navigator.userAgent.includes('Mac OS') ? '⌘' : 'Ctrl');
    return (
      <Page title={t('inbox.title')}>
        <EmptyState title={t('inbox.empty', { keys })} primary={capture} />
      </Page>
    );
  }
  return (
    <Page title={t('inbox.title')} subtitle={t('inbox.count', { count })} width="content" toolbar={capture}>
      {tasks.length > 0 && (
        <Section title={t('inbox.tasks')} count={tasks.length}>
          <ul className={styles.list}>
            {tasks.map((row) => (
              <TaskRow key={row.task.id} row={row} />
            ))}
          </ul>
        </Section>
      )}
      {thoughts.length > 0 && (
        <Section title={t('inbox.thoughts')} count={thoughts.length}>
          <ul className={styles.list}>
            {thoughts.map((row) => (
              <ThoughtRow key={row.interview.id} row={row} />
            ))}
          </ul>
        </Section>
      )}
    </Page>
  );
}
