import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { useText } from '#renderer/ui/text.tsx';
import type { Id } from '#shared/domain/ids.ts';
import type { Tag } from '#shared/domain/tag.ts';
import { standing } from './codebook-actions.ts';
import styles from './codebook-tree.module.css';

export interface NameFieldProps {
  readonly label: string;
  readonly placeholder?: string | undefined;
  readonly value: string;
  readonly tags: readonly Tag[];
  readonly codable: boolean;
  /** The tag that is being renamed. */
  readonly own?: Id<'tag'> | undefined;
  /** Enter on a name that is free. */
  readonly onName: (name: string) => void;
  /** Escape, Enter on nothing, or leaving the field; with what stands in it where it is left. */
  readonly onLeave: (name: string | null) => void;
  /** Empties the field after Enter: the next one can be written. */
  readonly repeats?: boolean | undefined;
}

/** A name in the line where it will stand. A name that a tag has already, in whatever letters, is not taken: it says whose it is. */
export function NameField(props: NameFieldProps): ReactNode {
  const { label, placeholder, value, tags, codable, own = null, onName, onLeave, repeats = false } = props;
  const t = useText();
  const [name, setName] = useState(value);
  const field = useRef<HTMLInputElement>(null);
  const isOver = useRef(false);
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);
  const same = standing(tags, name, codable, own);
  const leave = (typed: string | null): void => {
    if (isOver.current) return;
    isOver.current = true;
    onLeave(typed);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    // The keys of the outline (arrows, letters) belong to the field while it is written in.
    event.stopPropagation();
    if (event.key === 'Escape' || (event.key === 'Enter' && name.trim() === '')) leave(null);
    else if (event.key === 'Enter' && same === undefined) {
      isOver.current = !repeats;
      onName(name);
      if (repeats) setName('');
    } else if (event.key !== 'Enter') return;
    event.preventDefault();
  };
  return (
    <span className={styles.naming}>
      <input
        ref={field}
        type="text"
        dir="auto"
        autoComplete="off"
        aria-label={label}
        aria-invalid={same !== undefined || undefined}
        placeholder={placeholder}
        className={styles.field}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        onBlur={() => leave(same === undefined && name.trim() !== '' ? name : null)}
      />
      <span role="status" className={styles.exists}>
        {same && t('codebook.exists', { label: same.label })}
      </span>
    </span>
  );
}
