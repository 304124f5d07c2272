import { clsx } from 'clsx';
import { type ReactNode, useRef, useState } from 'react';
import { Popover } from '#renderer/ui/popover.tsx';
import { type Text, useFormat, useText } from '#renderer/ui/text.tsx';
import { VisuallyHidden } from '#renderer/ui/visually-hidden.tsx';
import type { EvidenceStrength } from '#shared/analysis/evidence-strength.ts';
import { EvidenceWords, strengthWord } from './evidence-words.tsx';
import styles from './strength.module.css';

export interface StrengthProps {
  readonly strength: EvidenceStrength;
}

/** Word and bar, nothing to press: for rows and cards. */
export function StrengthMark({ strength }: StrengthProps): ReactNode {
  const t = useText();
  return (
    <span className={styles.mark}>
      <span className={clsx(styles.word, strength.word === 'none' && styles.nothing)}>{strengthWord(t, strength)}</span>
      <Bar value={strength.value} />
    </span>
  );
}

/** Word, bar and counts as a button that opens what the figure is made of. */
export function StrengthButton({ strength }: StrengthProps): ReactNode {
  const t = useText();
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        ref={button}
        type="button"
        className={styles.button}
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <StrengthMark strength={strength} />
        <EvidenceWords quotes={strength.quotes} people={strength.people} />
        <VisuallyHidden>{t('links.strength.open')}</VisuallyHidden>
      </button>
      {open && button.current && (
        <Popover anchor={button.current} label={t('links.strength.parts')} onClose={() => setOpen(false)}>
          <div className={styles.popover}>
            <StrengthParts strength={strength} />
          </div>
        </Popover>
      )}
    </>
  );
}

/** What the figure is made of, in words and bars. */
export function StrengthParts({ strength }: StrengthProps): ReactNode {
  const t = useText();
  const format = useFormat();
  return (
    <div className={styles.parts}>
      <p className={styles.figure}>
        <strong>{strengthWord(t, strength)}</strong>
        <span>{t('links.strength.of100', { value: format.number(strength.value) })}</span>
      </p>
      <dl className={styles.rows}>
        {(['p', 'g', 'k', 'r', 'c'] as const).map((part) => (
          <div key={part} className={styles.row}>
            <dt>{t(`links.strength.part.${part}`)}</dt>
            <dd>
              <Bar value={100 * strength.parts[part]} against={part === 'c'} />
              <span>{format.percent(strength.parts[part])}</span>
            </dd>
          </div>
        ))}
      </dl>
      <p className={styles.note}>{note(t, strength)}</p>
    </div>
  );
}

function note(t: Text, { people, against, mixed }: EvidenceStrength): string {
  if (people === 0 && against === 0) return t('links.strength.note.none');
  if (mixed > 0) return t('links.strength.note.mixed', { count: mixed });
  if (against > 0) return t('links.strength.note.against', { count: against });
  return people === 1 ? t('links.strength.note.oneVoice') : t('links.strength.note.nobodyAgainst');
}

interface BarProps {
  /** 0..100. */
  readonly value: number;
  readonly against?: boolean | undefined;
}

function Bar({ value, against = false }: BarProps): ReactNode {
  return (
    <span aria-hidden="true" className={clsx(styles.bar, against && styles.against)}>
      <span style={{ inlineSize: `${value}%` }} />
    </span>
  );
}
