import { clsx } from 'clsx';
import type { LucideIcon } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useId, useState } from 'react';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { useText } from '#renderer/ui/text.tsx';
import styles from './link-picker.module.css';

export interface PickOption {
  readonly id: string;
  readonly title: string;
  readonly detail?: string | undefined;
  readonly icon?: LucideIcon | undefined;
}

export interface RecordPickerProps {
  readonly title: string;
  readonly placeholder: string;
  readonly options: readonly PickOption[];
  readonly onPick: (id: string) => void;
  /** Makes a new one of what was typed; without it nothing can be made here. */
  readonly create?: { readonly label: (typed: string) => string; readonly run: (typed: string) => void } | undefined;
  readonly onClose: () => void;
}

const MOST = 60;
const CREATE = 'create';

/** One of many, by its words: the twin of every drag, and wherever one record is chosen. */
export function RecordPicker(props: RecordPickerProps): ReactNode {
  const { title, placeholder, options, onPick, create, onClose } = props;
  const t = useText();
  const id = useId();
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const words = fold(text).split(/\s+/).filter(Boolean);
  const found = options
    .filter((option) => words.every((word) => fold(`${option.title} ${option.detail ?? ''}`).includes(word)))
    .slice(0, MOST);
  const typed = text.trim();
  const makes = create && typed !== '' && !options.some((option) => fold(option.title).trim() === fold(typed));
  const rows = makes ? [...found, { id: CREATE, title: create.label(typed) }] : found;
  const active = rows[Math.min(at, rows.length - 1)];
  const take = (option: PickOption | undefined): void => {
    if (option === undefined) return;
    onClose();
    if (option.id === CREATE) create?.run(typed);
    else onPick(option.id);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown') setAt(Math.min(rows.length - 1, at + 1));
    else if (event.key === 'ArrowUp') setAt(Math.max(0, at - 1));
    else if (event.key === 'Enter') take(active);
    else return;
    event.preventDefault();
  };
  return (
    <Dialog title={title} width="wide" onClose={onClose}>
      <div className={styles.picker}>
        <input
          type="text"
          role="combobox"
          dir="auto"
          aria-label={title}
          aria-expanded={rows.length > 0}
          aria-controls={`${id}-list`}
          aria-activedescendant={active ? `${id}-${active.id}` : undefined}
          aria-autocomplete="list"
          autoComplete="off"
          spellCheck={false}
          placeholder={placeholder}
          className={styles.input}
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
            setAt(0);
          }}
          onKeyDown={onKeyDown}
        />
        <div className={styles.results}>
          {rows.length === 0 && <p className={styles.silence}>{t('links.pick.nothing')}</p>}
          <div id={`${id}-list`} role="listbox" aria-label={title} className={styles.list}>
            {rows.map((option, i) => (
              <PickRow
                key={option.id}
                id={`${id}-${option.id}`}
                option={option}
                active={option === active}
                onPoint={() => setAt(i)}
                onTake={() => take(option)}
              />
            ))}
          </div>
        </div>
      </div>
    </Dialog>
  );
}

interface PickRowProps {
  readonly id: string;
  readonly option: PickOption;
  readonly active: boolean;
  readonly onPoint: () => void;
  readonly onTake: () => void;
}

function PickRow({ id, option, active, onPoint, onTake }: PickRowProps): ReactNode {
  const t = useText();
  const Icon = option.icon;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the input above takes the keys
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={active}
      className={clsx(styles.option, active && styles.active)}
      onPointerMove={() => !active && onPoint()}
      // A press chooses; the focus stays with the words being typed.
      onMouseDown={(event) => event.preventDefault()}
      onClick={onTake}
    >
      {Icon && <Icon aria-hidden="true" size={16} strokeWidth={1.5} />}
      <span className={styles.words}>
        <span className={styles.title} dir="auto">
          {option.title || t('common.untitled')}
        </span>
        {option.detail && (
          <span className={styles.snippet} dir="auto">
            {option.detail}
          </span>
        )}
      </span>
    </div>
  );
}

const fold = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
