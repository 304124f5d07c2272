// biome-ignore-all lint/a11y/useFocusableInteractive: the tree has the focus; heads are not walked to
import { type KeyboardEvent, type MouseEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { useApp } from '#renderer/data/use-live.ts';
import { go } from '#renderer/routes.ts';
import { background } from '#renderer/ui/background.ts';
import { useCommand } from '#renderer/ui/commands.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { VisuallyHidden } from '#renderer/ui/visually-hidden.tsx';
import type { Id } from '#shared/domain/ids.ts';
import type { Tag } from '#shared/domain/tag.ts';
import { addTag, renameTag, stepTag, type TagPlace } from './codebook-actions.ts';
import { rowMenu } from './codebook-menu.ts';
import type { CodebookRow } from './codebook-outline.ts';
import { CodebookRowLine } from './codebook-row.tsx';
import styles from './codebook-tree.module.css';
import { NameField } from './name-field.tsx';
import { toldTag } from './tell-tag-problem.ts';
import { useTagTrash } from './use-tag-trash.tsx';
import type { TagWork } from './use-tag-work.tsx';

export interface CodebookTreeProps {
  readonly tags: readonly Tag[];
  readonly rows: readonly CodebookRow[];
  readonly current: CodebookRow | undefined;
  readonly onCurrent: (id: Id<'tag'>) => void;
  readonly onToggle: (id: Id<'tag'>, open: boolean) => void;
  /** Where a tag or a group is being written. */
  readonly adding: TagPlace | null;
  readonly onAdd: (place: TagPlace | null) => void;
  readonly chosen: ReadonlySet<string>;
  readonly onChosen: (chosen: ReadonlySet<string>) => void;
  readonly work: TagWork;
  readonly onAutoCode: (tag: Tag) => void;
}

/**
 * A treegrid with one tab stop. As in the lists the focus stays on the whole and aria-activedescendant names the row: a tag that
 * moves, or goes to the trash, cannot take the focus with it.
 */
export function CodebookTree({
  tags,
  rows,
  current,
  onCurrent,
  onToggle,
  adding,
  onAdd,
  chosen,
  onChosen,
  work,
  onAutoCode,
}: CodebookTreeProps): ReactNode {
  const t = useText();
  const app = useApp();
  const id = useId();
  const tree = useRef<HTMLDivElement>(null);
  const [renaming, setRenaming] = useState<Id<'tag'> | null>(null);
  const { trash, dialog } = useTagTrash();
  const at = current === undefined ? -1 : rows.indexOf(current);
  const activeId = current && `${id}-${current.tag.id}`;
  const failed = t('links.problem.storage');
  useEffect(() => {
    if (activeId) document.getElementById(activeId)?.scrollIntoView({ block: 'nearest' });
  }, [activeId]);

  const goTo = (row: CodebookRow | undefined): void => {
    if (row) onCurrent(row.tag.id);
  };
  const back = (): void => tree.current?.focus({ preventScroll: true });
  const discard = (row: CodebookRow): void => {
    const i = rows.indexOf(row);
    trash(row, () => {
      goTo(rows[i + 1] ?? rows[i - 1]);
      back();
    });
  };
  const rename = async (tag: Tag, name: string): Promise<void> => {
    if (name.trim() !== tag.label) toldTag(t, await renameTag(app, tag.id, name));
  };
  const add = async (name: string, place: TagPlace): Promise<void> => {
    const made = toldTag(t, await addTag(app, name, place));
    if (made) onCurrent(made.value);
  };
  const step = (tag: Tag, by: 1 | -1): void =>
    background(
      stepTag(app, tag.id, by).then((done) => void toldTag(t, done)),
      failed,
    );
  const addUnder = ({ tag }: CodebookRow): void => {
    onToggle(tag.id, true);
    onAdd({ parentId: tag.id, codable: true });
  };
  const open = ({ tag }: CodebookRow): void => go({ kind: 'highlights', tag: tag.id });

  const enabled = current !== undefined && renaming === null && adding === null;
  useCommand('record.rename', { run: () => current && setRenaming(current.tag.id), enabled });
  useCommand('record.trash', { run: () => current && discard(current), enabled });
  useCommand('record.move', {
    run: () => {
      const several = rows.map(({ tag }) => tag).filter(({ id: one }) => chosen.has(one));
      if (several.length > 0) work.move(several);
      else if (current) work.move([current.tag]);
    },
    enabled,
  });

  const onKeyDown = (event: KeyboardEvent): void => {
    if (current === undefined || event.target !== tree.current) return;
    const mod = event.ctrlKey || event.metaKey;
    if (choose(event.key, mod, event.shiftKey, current)) {
      event.preventDefault();
      return;
    }
    const order = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : null;
    if (mod && event.shiftKey && order !== null) step(current.tag, order);
    else if (mod || event.altKey || event.shiftKey) return;
    else if (!walk(event.key, current)) return;
    event.preventDefault();
  };
  /** Space chooses, Shift with an arrow goes on choosing, Mod+A takes all, Escape none. */
  const choose = (key: string, mod: boolean, shift: boolean, row: CodebookRow): boolean => {
    const step = key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0;
    if (key === ' ' && !mod) onChosen(toggled(chosen, row.tag.id));
    else if (shift && !mod && step !== 0) {
      const next = rows[at + step] ?? row;
      onChosen(new Set([...chosen, row.tag.id, next.tag.id]));
      goTo(next);
    } else if (mod && key.toLowerCase() === 'a') onChosen(new Set(rows.map((one) => one.tag.id)));
    else if (key === 'Escape' && chosen.size > 0) onChosen(new Set());
    else return false;
    return true;
  };
  const point = (row: CodebookRow, event?: MouseEvent): void => {
    const i = rows.indexOf(row);
    if (event?.shiftKey) {
      const [from, to] = [Math.min(i, Math.max(0, at)), Math.max(i, at)];
      onChosen(new Set([...chosen, ...rows.slice(from, to + 1).map((one) => one.tag.id)]));
    } else if (event?.ctrlKey || event?.metaKey) onChosen(toggled(chosen, row.tag.id));
    onCurrent(row.tag.id);
  };
  const walk = (key: string, row: CodebookRow): boolean => {
    const rtl = document.documentElement.dir === 'rtl';
    const [opens, closes] = rtl ? ['ArrowLeft', 'ArrowRight'] : ['ArrowRight', 'ArrowLeft'];
    if (key === 'ArrowDown') goTo(rows[at + 1]);
    else if (key === 'ArrowUp') goTo(rows[at - 1]);
    else if (key === 'Home') goTo(rows[0]);
    else if (key === 'End') goTo(rows.at(-1));
    else if (key === opens && row.children > 0) {
      if (row.expanded) goTo(rows[at + 1]);
      else onToggle(row.tag.id, true);
    } else if (key === closes) {
      if (row.expanded) onToggle(row.tag.id, false);
      else goTo(rows.slice(0, at).findLast((one) => one.level < row.level));
    } else if (key === 'Enter' && row.tag.codable) open(row);
    else if (key === 'Enter') onToggle(row.tag.id, !row.expanded);
    else return false;
    return true;
  };

  const addAt = adding === null ? rows.length : insertionPoint(rows, adding);
  const parentLevel = rows.find(({ tag }) => tag.id === adding?.parentId)?.level ?? 0;
  const draw = (row: CodebookRow, index: number): ReactNode => (
    <CodebookRowLine
      key={row.tag.id}
      id={`${id}-${row.tag.id}`}
      row={row}
      index={index + 2}
      isCurrent={row === current}
      isChosen={chosen.size > 0 ? chosen.has(row.tag.id) : row === current}
      naming={
        renaming === row.tag.id ? (
          <NameField
            label={t('codebook.name')}
            value={row.tag.label}
            tags={tags}
            codable={row.tag.codable}
            own={row.tag.id}
            onName={(name) => {
              setRenaming(null);
              back();
              background(rename(row.tag, name), failed);
            }}
            onLeave={(name) => {
              setRenaming(null);
              if (name === null) back();
              else background(rename(row.tag, name), failed);
            }}
          />
        ) : null
      }
      menu={rowMenu(t, row, {
        open: () => open(row),
        rename: () => setRenaming(row.tag.id),
        addUnder: () => addUnder(row),
        step: (by) => step(row.tag, by),
        move: () => work.move([row.tag]),
        merge: () => work.merge([row.tag]),
        split: () => work.split(row.tag),
        archive: () => work.archive([row.tag], !row.tag.archived),
        accept: () => work.accept(row.tag),
        autoCode: () => onAutoCode(row.tag),
        trash: () => discard(row),
      })}
      onPoint={(event) => point(row, event)}
      onToggle={(isOpen) => onToggle(row.tag.id, isOpen)}
    />
  );
  return (
    <>
      <div
        ref={tree}
        role="treegrid"
        tabIndex={0}
        aria-label={t('codebook.title')}
        aria-rowcount={rows.length + 1}
        aria-multiselectable="true"
        aria-activedescendant={activeId}
        data-scope="grid"
        className={styles.tree}
        onKeyDown={onKeyDown}
      >
        <Head />
        {rows.slice(0, addAt).map(draw)}
        {adding && (
          <div
            key="add"
            role="row"
            aria-level={parentLevel + 1}
            className={styles.row}
            style={{ '--level': parentLevel + 1 }}
          >
            <div role="gridcell" className={styles.name}>
              <span className={styles.toggle} aria-hidden="true" />
              <NameField
                key={adding.parentId}
                label={t(adding.codable ? 'codebook.newTag' : 'codebook.newGroup')}
                placeholder={t(adding.codable ? 'codebook.newTag.hint' : 'codebook.newGroup.hint')}
                value=""
                tags={tags}
                codable={adding.codable}
                repeats
                onName={(name) => background(add(name, adding), failed)}
                onLeave={(name) => {
                  onAdd(null);
                  if (name === null) back();
                  else background(add(name, adding), failed);
                }}
              />
            </div>
          </div>
        )}
        {rows.slice(addAt).map((row, i) => draw(row, addAt + i))}
      </div>
      {dialog}
    </>
  );
}

function toggled(chosen: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(chosen);
  if (!next.delete(id)) next.add(id);
  return next;
}

function Head(): ReactNode {
  const t = useText();
  return (
    <div role="row" aria-rowindex={1} className={styles.head}>
      <div role="columnheader" className={styles.nameHead}>
        {t('codebook.column.name')}
      </div>
      <div role="columnheader" className={styles.about}>
        {t('codebook.column.about')}
      </div>
      <div role="columnheader" className={styles.figure}>
        {t('codebook.column.uses')}
      </div>
      <div role="columnheader" className={styles.figure}>
        {t('codebook.column.people')}
      </div>
      <div role="columnheader">
        <VisuallyHidden>{t('common.more')}</VisuallyHidden>
      </div>
    </div>
  );
}

/** The index in `rows` before which something new in this place is drawn: behind all that stands there. */
function insertionPoint(rows: readonly CodebookRow[], { parentId }: TagPlace): number {
  const parent = rows.findIndex(({ tag }) => tag.id === parentId);
  const level = rows[parent]?.level;
  if (level === undefined) return rows.length;
  const next = rows.findIndex((row, i) => i > parent && row.level <= level);
  return next < 0 ? rows.length : next;
}
