import { type ReactNode, useId } from 'react';
import { HUES, type Hue } from '#renderer/ui/tag-chip.tsx';
import { useText } from '#renderer/ui/text.tsx';
import styles from './hue-field.module.css';

export interface HueFieldProps {
  readonly value: Hue;
  readonly onChange: (hue: Hue) => void;
}

/** One of twelve, each with its name: colour is never the only sign. */
export function HueField({ value, onChange }: HueFieldProps): ReactNode {
  const t = useText();
  const name = useId();
  return (
    <fieldset className={styles.hues}>
      <legend className={styles.legend}>
        {t('codebook.hue')}: {t(`codebook.hue.${value}`)}
      </legend>
      <div className={styles.list}>
        {HUES.map((hue) => (
          <label key={hue} className={styles.hue} title={t(`codebook.hue.${hue}`)}>
            <input
              type="radio"
              name={name}
              className={styles.radio}
              aria-label={t(`codebook.hue.${hue}`)}
              checked={hue === value}
              onChange={() => onChange(hue)}
            />
            <span
              aria-hidden="true"
              className={styles.swatch}
              style={{ '--hue-ink': `var(--tag-${hue}-ink)`, '--hue-tint': `var(--tag-${hue}-tint)` }}
            />
          </label>
        ))}
      </div>
    </fieldset>
  );
}
