import { Command, CornerDownLeft, HelpCircle, Search, TextSearch } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useMemo, useRef, useState } from 'react';
import { useLive } from '#renderer/data/use-live.ts';
import { placeOfHit } from '#renderer/record-ui/hit-place.ts';
import { RECORD_ICONS } from '#renderer/record-ui/record-kind.ts';
import type { TextHit } from '#renderer/search/search-client.ts';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Kbd } from '#renderer/ui/kbd.tsx';
import { type Text, useText } from '#renderer/ui/text.tsx';
import { VisuallyHidden } from '#renderer/ui/visually-hidden.tsx';
import { kindOfId } from '#shared/domain/ids.ts';
import { go } from '../../routes.ts';
import styles from './palette.module.css';
import { type PaletteRecord, paletteRecords } from './palette-records.ts';
import { createPalette, type PaletteGroup, type PaletteRow, readQuery } from './palette-rows.ts';
import { useTextHits } from './use-text-hits.ts';

export interface PaletteProps {
  /** `records`: opens by name only. */
  readonly only: 'records' | null;
  readonly onClose: () => void;
}

const NO_RECORDS: readonly PaletteRecord[] = [];

/** One box for everything that can be gone to or run. Focus stays in the box; the arrows move through the list. */
export function Palette({ only, onClose }: PaletteProps): ReactNode {
  const t = useText();
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState<string | null>(null);
  const { groups, rows, isStale } = useRows(t, typed, only === 'records');
  const id = useId();
  const active = rows.find((row) => row.id === chosen) ?? rows.find((row) => row.run !== undefined && !isStale(row));
  const optionId = (row: PaletteRow): string => `${id}-${row.id}`;

  const run = (row: PaletteRow | undefined): void => {
    if (row?.run === undefined) return;
    // Closing gives the focus back first, so that what is run can take it.
    onClose();
    setTimeout(row.run);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const step = STEPS[event.key];
    if (step !== undefined) setChosen(step(rows, active)?.id ?? null);
    else if (event.key === 'Enter') run(active);
    else if (event.key === 'Escape' && typed !== '') setTyped('');
    else return;
    event.preventDefault();
  };
  return (
    <Dialog bare title={t('palette.title')} onClose={onClose}>
      <div className={styles.box}>
        <Search aria-hidden="true" size={16} strokeWidth={1.5} />
        <input
          type="text"
          role="combobox"
          aria-label={t('palette.title')}
          aria-expanded={rows.length > 0}
          aria-controls={`${id}-list`}
          aria-activedescendant={active && optionId(active)}
          aria-autocomplete="list"
          placeholder={t('palette.placeholder')}
          dir="auto"
          spellCheck={false}
          autoComplete="off"
          className={styles.input}
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            setChosen(null);
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <div id={`${id}-list`} role="listbox" aria-label={t('palette.title')} tabIndex={-1} className={styles.list}>
        {groups.map((group) => (
          <Group key={group.id} group={group} active={active} optionId={optionId} onRun={run} onPoint={setChosen} />
        ))}
      </div>
      {rows.length === 0 && <p className={styles.none}>{t('palette.none', { query: readQuery(typed).words })}</p>}
      <p aria-hidden="true" className={styles.hint}>
        {t('palette.hint')}
      </p>
      <SpokenCount count={rows.length} />
    </Dialog>
  );
}

const STEPS: Readonly<
  Record<string, (rows: readonly PaletteRow[], at: PaletteRow | undefined) => PaletteRow | undefined>
> = {
  ArrowDown: (rows, at) => rows[at === undefined ? 0 : (rows.indexOf(at) + 1) % rows.length],
  ArrowUp: (rows, at) => rows[(at === undefined ? rows.length : rows.indexOf(at) + rows.length - 1) % rows.length],
  PageDown: (rows, at) => rows[Math.min(rows.length - 1, (at ? rows.indexOf(at) : 0) + 8)],
  PageUp: (rows, at) => rows[Math.max(0, (at ? rows.indexOf(at) : 0) - 8)],
};

function useRows(t: Text, typed: string, onlyRecords: boolean) {
  const records = useLive(paletteRecords, []) ?? NO_RECORDS;
  const find = useMemo(() => createPalette(t, { records, onlyRecords }), [t, records, onlyRecords]);
  const { sign, words } = readQuery(typed);
  const { hits, answered } = useTextHits(sign === '' && !onlyRecords ? words : '');
  const groups = useMemo(() => {
    const named = find(typed);
    if (sign !== '' || words === '' || onlyRecords) return named.filter(({ rows }) => rows.length > 0);
    const everything: PaletteRow = {
      id: 'search-all',
      picture: 'search',
      text: t('palette.searchAll', { query: words }),
      detail: '',
      keys: '',
      run: () => go({ kind: 'search', q: words }),
    };
    return [...named, { id: 'text' as const, rows: [...hits.map(hitRow), everything] }].filter(
      ({ rows }) => rows.length > 0,
    );
  }, [find, typed, sign, words, hits, onlyRecords, t]);
  // Found for other words: to be seen until the answer is there, but not what an early Enter opens.
  const isStale = (row: PaletteRow): boolean => answered !== words && row.id.startsWith(HIT);
  return { groups, rows: groups.flatMap((group) => group.rows), isStale };
}

const HIT = 'hit-';

function hitRow(hit: TextHit, at: number): PaletteRow {
  const place = placeOfHit(hit);
  const run = place === null ? undefined : (): void => go(place);
  return {
    id: `${HIT}${at}-${hit.recordId}`,
    picture: kindOfId(hit.recordId) ?? 'text',
    text: hit.snippet,
    detail: hit.title,
    keys: '',
    run,
  };
}

interface GroupProps {
  readonly group: PaletteGroup;
  readonly active: PaletteRow | undefined;
  readonly optionId: (row: PaletteRow) => string;
  readonly onRun: (row: PaletteRow) => void;
  readonly onPoint: (id: string) => void;
}

function Group({ group, active, optionId, onRun, onPoint }: GroupProps): ReactNode {
  const t = useText();
  const name = t(`palette.group.${group.id}`);
  return (
    <div role="group" aria-label={name}>
      <p aria-hidden="true" className={styles.group}>
        {name}
      </p>
      {group.rows.map((row) => (
        <Option
          key={row.id}
          id={optionId(row)}
          row={row}
          active={row === active}
          onRun={() => onRun(row)}
          onPoint={() => onPoint(row.id)}
        />
      ))}
    </div>
  );
}

interface OptionProps {
  readonly id: string;
  readonly row: PaletteRow;
  readonly active: boolean;
  readonly onRun: () => void;
  readonly onPoint: () => void;
}

const PICTURES = { ...RECORD_ICONS, command: Command, text: TextSearch, search: CornerDownLeft, help: HelpCircle };

function Option({ id, row, active, onRun, onPoint }: OptionProps): ReactNode {
  const option = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (active) option.current?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  const Picture = PICTURES[row.picture];
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the box has the focus and answers Enter
    <div
      ref={option}
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={active}
      aria-disabled={row.run === undefined || undefined}
      className={styles.option}
      onClick={onRun}
      onPointerMove={onPoint}
    >
      <Picture aria-hidden="true" size={16} strokeWidth={1.5} className={styles.picture} />
      <bdi className={styles.text}>{row.text}</bdi>
      <bdi className={styles.detail}>{row.detail}</bdi>
      {row.keys && <Kbd keys={row.keys} />}
    </div>
  );
}

const SPEAK_AFTER_MS = 300;

/** Inside the dialog: what lies behind a modal dialog is not spoken. */
function SpokenCount({ count }: { readonly count: number }): ReactNode {
  const t = useText();
  const [spoken, setSpoken] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setSpoken(t('palette.count', { count })), SPEAK_AFTER_MS);
    return () => clearTimeout(timer);
  }, [count, t]);
  return (
    <VisuallyHidden as="div">
      <span role="status">{spoken}</span>
    </VisuallyHidden>
  );
}
