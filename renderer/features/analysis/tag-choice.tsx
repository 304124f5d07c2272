import type { ReactNode } from 'react';
import { Chip } from '#renderer/ui/chip.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { AnalysisNames } from './analysis-names.ts';
import styles from './analysis-page.module.css';

export interface TagChoiceProps {
  readonly label: string;
  readonly names: AnalysisNames;
  readonly chosen: readonly string[];
  readonly onChange: (tagIds: readonly string[]) => void;
  readonly most?: number | undefined;
}

/** Some of the tags: a list to add from, and a chip for each that is in. */
export function TagChoice({ label, names, chosen, onChange, most }: TagChoiceProps): ReactNode {
  const t = useText();
  const rest = names.tags.filter(({ id }) => !chosen.includes(id));
  const isFull = most !== undefined && chosen.length >= most;
  return (
    <div className={styles.choice}>
      <Select
        label={label}
        value=""
        disabled={isFull}
        options={[
          { value: '', label: isFull ? t('analysis.choice.full', { most: most ?? 0 }) : t('analysis.choice.add') },
          ...rest.map((tag) => ({ value: tag.id, label: tag.label })),
        ]}
        onChange={(id) => id !== '' && onChange([...chosen, id])}
      />
      <ul className={styles.chips}>
        {chosen.map((id) => (
          <li key={id}>
            <Chip
              onRemove={() => onChange(chosen.filter((one) => one !== id))}
              removeLabel={t('analysis.choice.remove', { name: names.tag(id) })}
            >
              {names.tag(id)}
            </Chip>
          </li>
        ))}
      </ul>
    </div>
  );
}
