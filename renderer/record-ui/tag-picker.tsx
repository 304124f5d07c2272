import { clsx } from 'clsx';
import { Check, Pin, PinOff, Plus } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useState } from 'react';
import { pinTag, unpinTag } from '#renderer/data/pinned-tags.ts';
import { useApp } from '#renderer/data/use-live.ts';
import { background } from '#renderer/ui/background.ts';
import { Button } from '#renderer/ui/button.tsx';
import { announce } from '#renderer/ui/live-region.tsx';
import { useFormat, useText } from '#renderer/ui/text.tsx';
import { toast } from '#renderer/ui/toasts.ts';
import type { Id } from '#shared/domain/ids.ts';
import type { Tag } from '#shared/domain/tag.ts';
import { type TagOption, tagOptions } from './tag-options.ts';
import styles from './tag-picker.module.css';
import type { Codebook } from './tag-queries.ts';
import { useRecentTags } from './tag-recent.ts';
import type { TagSuggestion } from './tag-suggest.ts';

export interface TagPickerProps {
  readonly codebook: Codebook;
  readonly checked: ReadonlySet<string>;
  /** What the picked words call for. */
  readonly suggested?: readonly TagSuggestion[] | undefined;
  /** Puts the tag on, or takes it off where it is checked. `stay`: more will follow. */
  readonly onToggle: (tag: Tag, stay: boolean) => void;
  readonly onCreate: (label: string, parentId: Id<'tag'> | null, stay: boolean) => void;
  readonly autoFocus?: boolean | undefined;
}

/** Enter applies and closes, Mod+Enter applies and stays, Backspace in the empty field takes the last tag off. */
export function TagPicker(props: TagPickerProps): ReactNode {
  const { codebook, checked, suggested = NONE, onToggle, onCreate, autoFocus } = props;
  const t = useText();
  const pin = usePin(codebook);
  const id = useId();
  const recent = useRecentTags();
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const options = tagOptions({ ...codebook, checked, recent, suggested, text });
  const active = options[Math.min(at, options.length - 1)];
  useEffect(() => {
    const timer = window.setTimeout(() => announce(t('highlights.tags.count', { count: options.length })), 300);
    return () => window.clearTimeout(timer);
  }, [options.length, t]);
  useEffect(() => {
    if (active) document.getElementById(`${id}-${active.key}`)?.scrollIntoView({ block: 'nearest' });
  }, [id, active]);

  const take = (option: TagOption | undefined, stay: boolean): void => {
    if (option === undefined) return;
    if (option.kind === 'create') onCreate(option.label, option.parent?.id ?? null, stay);
    else onToggle(option.tag, stay);
    if (stay) {
      setText('');
      setAt(0);
    }
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.nativeEvent.isComposing) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) setAt(Math.max(0, Math.min(options.length - 1, at + step)));
    else if (event.key === 'Enter') take(active, event.ctrlKey || event.metaKey);
    else if (event.key === 'Backspace' && text === '') {
      const last = [...checked].map((one) => codebook.byId.get(one)).at(-1);
      if (last === undefined) return;
      onToggle(last, true);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className={styles.picker}>
      <input
        type="text"
        role="combobox"
        dir="auto"
        aria-label={t('highlights.tags.field')}
        aria-expanded={options.length > 0}
        aria-controls={`${id}-list`}
        aria-activedescendant={active ? `${id}-${active.key}` : undefined}
        aria-autocomplete="list"
        autoComplete="off"
        spellCheck={false}
        placeholder={t('highlights.tags.placeholder')}
        data-tag-input
        data-autofocus={autoFocus || undefined}
        className={styles.input}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div
        id={`${id}-list`}
        role="listbox"
        tabIndex={-1}
        aria-multiselectable="true"
        aria-label={t('highlights.tags.list')}
        className={styles.list}
      >
        {options.length === 0 && <p className={styles.none}>{t('highlights.tags.none')}</p>}
        {options.map((option, i) => (
          <TagRow
            key={option.key}
            id={`${id}-${option.key}`}
            option={option}
            heading={headingOf(option, options[i - 1])}
            isActive={option === active}
            onPoint={() => setAt(i)}
            onTake={(stay) => take(option, stay)}
          />
        ))}
      </div>
      {active?.kind === 'tag' && (
        <Button
          variant="quiet"
          icon={pin.isPinned(active.tag) ? PinOff : Pin}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => pin.toggle(active.tag)}
        >
          {t(pin.isPinned(active.tag) ? 'highlights.tags.unpin' : 'highlights.tags.pin', { tag: active.tag.label })}
        </Button>
      )}
    </div>
  );
}

const NONE: readonly TagSuggestion[] = [];

/** Puts tags on the keys 1 to 9, and takes them off again. */
function usePin({ pinned, hasPins }: Codebook): {
  readonly isPinned: (tag: Tag) => boolean;
  readonly toggle: (tag: Tag) => void;
} {
  const app = useApp();
  const t = useText();
  const isPinned = (tag: Tag): boolean => hasPins && pinned.includes(tag);
  const work = async (tag: Tag): Promise<void> => {
    if (isPinned(tag)) await unpinTag(app, tag.id);
    else if (!(await pinTag(app, tag.id))) toast({ text: t('highlights.tags.pinFull') });
  };
  return { isPinned, toggle: (tag) => background(work(tag), t('links.problem.storage')) };
}

type Heading =
  | { readonly kind: 'suggested' | 'pinned' | 'used' | 'recent' | 'ungrouped' }
  | { readonly kind: 'group'; readonly label: string };

/** A heading where a new section begins. */
function headingOf(option: TagOption, before: TagOption | undefined): Heading | null {
  if (option.kind === 'create' || option.section === 'found') return null;
  if (option.section !== 'group') return before?.section === option.section ? null : { kind: option.section };
  const isSame = before?.kind === 'tag' && before.section === 'group' && before.group === option.group;
  if (isSame) return null;
  return option.group === '' ? { kind: 'ungrouped' } : { kind: 'group', label: option.group };
}

interface TagRowProps {
  readonly id: string;
  readonly option: TagOption;
  readonly heading: Heading | null;
  readonly isActive: boolean;
  readonly onPoint: () => void;
  readonly onTake: (stay: boolean) => void;
}

function TagRow({ id, option, heading, isActive, onPoint, onTake }: TagRowProps): ReactNode {
  const t = useText();
  return (
    <>
      {heading && (
        <div role="presentation" className={styles.heading} dir="auto">
          {heading.kind === 'group' ? heading.label : t(`highlights.tags.${heading.kind}`)}
        </div>
      )}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the keys act in the field that owns this list */}
      <div
        id={id}
        role="option"
        tabIndex={-1}
        aria-selected={option.kind === 'tag' && option.checked}
        className={clsx(styles.option, isActive && styles.active)}
        onPointerMove={() => isActive || onPoint()}
        // The focus stays where it is: in the field, or in the text whose words are selected.
        onMouseDown={(event) => event.preventDefault()}
        onClick={(event) => onTake(event.ctrlKey || event.metaKey)}
      >
        {option.kind === 'create' ? <CreateWords option={option} /> : <TagWords option={option} />}
      </div>
    </>
  );
}

function CreateWords({ option }: { readonly option: Extract<TagOption, { kind: 'create' }> }): ReactNode {
  const t = useText();
  const { label, parent, isProposal } = option;
  const words =
    parent === null
      ? t(isProposal ? 'highlights.tags.propose' : 'highlights.tags.create', { label })
      : t(isProposal ? 'highlights.tags.proposeIn' : 'highlights.tags.createIn', { label, group: parent.label });
  return (
    <>
      <Plus aria-hidden="true" size={14} strokeWidth={1.5} />
      <span className={styles.label} dir="auto">
        {words}
      </span>
    </>
  );
}

function TagWords({ option }: { readonly option: Extract<TagOption, { kind: 'tag' }> }): ReactNode {
  const t = useText();
  const format = useFormat();
  const { tag } = option;
  return (
    <>
      <span className={styles.check}>
        {option.checked && <Check aria-hidden="true" size={14} strokeWidth={2} />}
        {!option.checked && option.digit !== null && <span aria-hidden="true">{option.digit}</span>}
      </span>
      <span aria-hidden="true" className={styles.swatch} style={{ backgroundColor: `var(--tag-${tag.hue}-ink)` }} />
      <span className={styles.label} dir="auto">
        {option.exists ? t('highlights.tags.exists', { label: tag.label }) : tag.label}
      </span>
      {option.suggestion && (
        <span className={styles.why} dir="auto">
          {t(`highlights.tags.why.${option.suggestion.why}`, { words: format.list(option.suggestion.words) })}
        </span>
      )}
      {option.section === 'found' && option.group !== '' && <span className={styles.group}>{option.group}</span>}
      {option.uses > 0 && option.suggestion === null && (
        <span className={styles.uses}>{format.number(option.uses)}</span>
      )}
    </>
  );
}
