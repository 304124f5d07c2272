import { clsx } from 'clsx';
import { CircleCheck, CircleDashed, CircleX, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Select } from '#renderer/ui/select.tsx';
import { type Text, useText } from '#renderer/ui/text.tsx';
import { STANCES, type Stance } from '#shared/domain/evidence-link.ts';
import styles from './stance-mark.module.css';

const GLYPHS: Readonly<Record<Stance, LucideIcon>> = {
  supports: CircleCheck,
  contradicts: CircleX,
  qualifies: CircleDashed,
};

export interface StanceMarkProps {
  readonly stance: Stance;
}

export interface StanceSelectProps extends StanceMarkProps {
  readonly label: string;
  readonly onChange: (stance: Stance) => void;
}

export function StanceSelect({ stance, label, onChange }: StanceSelectProps): ReactNode {
  const t = useText();
  const Glyph = GLYPHS[stance];
  return (
    <span className={clsx(styles.stance, styles[stance])}>
      <Glyph aria-hidden="true" size={14} strokeWidth={1.5} />
      <Select
        label={label}
        labelHidden
        value={stance}
        options={STANCES.map((value) => ({ value, label: stanceWord(t, value) }))}
        onChange={onChange}
      />
    </span>
  );
}

const stanceWord = (t: Text, stance: Stance): string => t(`links.stance.${stance}`);
