import { Plus } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { addSolution } from '#renderer/data/actions/solution-actions.ts';
import { experimentsOf, solutionsOf } from '#renderer/data/queries/solution-queries.ts';
import { useApp, useLive } from '#renderer/data/use-live.ts';
import { Section, SectionNote } from '#renderer/record-ui/section.tsx';
import { SolutionCard } from '#renderer/record-ui/solution-card.tsx';
import { told } from '#renderer/record-ui/tell-problem.ts';
import { background } from '#renderer/ui/background.ts';
import { Button } from '#renderer/ui/button.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import type { Need } from '#shared/domain/need.ts';
import styles from './need-page.module.css';

const ENOUGH = 3;

/** Ideas that would serve the need, with what was tried. A need that is worked on wants three to choose from. */
export function NeedSolutions({ need }: { readonly need: Need }): ReactNode {
  const t = useText();
  const [adding, setAdding] = useState(false);
  const solutions = useLive(
    async (app) => {
      const found = await solutionsOf(app, need.id);
      return Promise.all(
        found.map(async (solution) => ({ solution, experiments: await experimentsOf(app, solution.id) })),
      );
    },
    [need.id],
  );
  if (solutions === undefined) return null;
  const few = need.status === 'target' && solutions.length > 0 && solutions.length < ENOUGH;
  return (
    <Section
      title={t('solutions.title')}
      count={solutions.length}
      action={
        <Button icon={Plus} onClick={() => setAdding(true)}>
          {t('solutions.add')}
        </Button>
      }
    >
      {solutions.length === 0 && !adding && <SectionNote>{t('solutions.none')}</SectionNote>}
      {few && <p className={styles.warn}>{t('solutions.few')}</p>}
      <ul className={styles.cards}>
        {solutions.map(({ solution, experiments }) => (
          <li key={solution.id}>
            <SolutionCard solution={solution} experiments={experiments} />
          </li>
        ))}
      </ul>
      {adding && <NewSolution need={need} onLeave={() => setAdding(false)} />}
    </Section>
  );
}

function NewSolution({ need, onLeave }: { readonly need: Need; readonly onLeave: () => void }): ReactNode {
  const t = useText();
  const app = useApp();
  const [title, setTitle] = useState('');
  const make = async (): Promise<void> => {
    // Emptied before it is saved: what is typed meanwhile is the next one.
    setTitle('');
    if (told(t, await addSolution(app, need.id, title)) === null) setTitle((typed) => `${title} ${typed}`.trim());
  };
  return (
    <TextField
      label={t('solutions.add.label')}
      placeholder={t('solutions.add.placeholder')}
      value={title}
      onChange={setTitle}
      autoFocus
      onEnter={() => background(make(), t('links.problem.storage'))}
      onEscape={onLeave}
      onBlur={() => title.trim() === '' && onLeave()}
    />
  );
}
