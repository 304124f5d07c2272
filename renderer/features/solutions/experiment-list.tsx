import { Plus } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { addExperiment } from '#renderer/data/actions/solution-actions.ts';
import { experimentsOf } from '#renderer/data/queries/solution-queries.ts';
import { useApp, useLive } from '#renderer/data/use-live.ts';
import { Section, SectionNote } from '#renderer/record-ui/section.tsx';
import { told } from '#renderer/record-ui/tell-problem.ts';
import { background } from '#renderer/ui/background.ts';
import { Button } from '#renderer/ui/button.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import type { Solution } from '#shared/domain/solution.ts';
import { ExperimentCard } from './experiment-card.tsx';

/** What must be true for a solution to work, and how each of it is tested. */
export function ExperimentList({ solution }: { readonly solution: Solution }): ReactNode {
  const t = useText();
  const app = useApp();
  const [text, setText] = useState<string | null>(null);
  const experiments = useLive((one) => experimentsOf(one, solution.id), [solution.id]);
  const make = async (): Promise<void> => {
    if (told(t, await addExperiment(app, solution.id, text ?? '')) !== null) setText(null);
  };
  if (experiments === undefined) return null;
  return (
    <Section
      title={t('solutions.experiments')}
      count={experiments.length}
      action={
        <Button icon={Plus} onClick={() => setText('')}>
          {t('solutions.experiment.add')}
        </Button>
      }
    >
      {experiments.length === 0 && text === null && <SectionNote>{t('solutions.experiments.empty')}</SectionNote>}
      {experiments.map((experiment) => (
        <ExperimentCard key={experiment.id} experiment={experiment} />
      ))}
      {text !== null && (
        <TextField
          label={t('solutions.experiment.add.label')}
          placeholder={t('solutions.experiment.add.placeholder')}
          value={text}
          onChange={setText}
          autoFocus
          onEnter={() => background(make(), t('links.problem.storage'))}
          onEscape={() => setText(null)}
          onBlur={() => text.trim() === '' && setText(null)}
        />
      )}
    </Section>
  );
}
