import type { MenuEntry } from '#renderer/ui/menu.tsx';
import type { Text } from '#renderer/ui/text.tsx';
import type { CodebookRow } from './codebook-outline.ts';

export interface RowActions {
  readonly open: () => void;
  readonly rename: () => void;
  readonly addUnder: () => void;
  readonly step: (by: 1 | -1) => void;
  readonly move: () => void;
  readonly merge: () => void;
  readonly split: () => void;
  readonly archive: () => void;
  readonly accept: () => void;
  readonly autoCode: () => void;
  readonly trash: () => void;
}

/** What can be done with a row, for the pointer and for those who do not know the keys. */
export function rowMenu(t: Text, { tag, place, siblings, uses }: CodebookRow, act: RowActions): readonly MenuEntry[] {
  const item = (id: string, label: string, onSelect: () => void, keys?: string, disabled = false): MenuEntry => ({
    kind: 'item',
    id,
    label,
    onSelect,
    keys,
    disabled,
  });
  return [
    ...(tag.codable ? [item('open', t('codebook.open'), act.open, 'Enter')] : []),
    item('rename', t('common.rename'), act.rename, 'F2'),
    item('under', t(tag.codable ? 'codebook.addUnder' : 'codebook.addIn'), act.addUnder),
    { kind: 'separator', id: 'line-1' },
    item('up', t('codebook.moveUp'), () => act.step(-1), 'Mod+Shift+ArrowUp', place === 1),
    item('down', t('codebook.moveDown'), () => act.step(1), 'Mod+Shift+ArrowDown', place === siblings),
    item('move', t('codebook.move'), act.move, 'Mod+Shift+M'),
    { kind: 'separator', id: 'line-merge' },
    ...(tag.proposed ? [item('accept', t('codebook.accept'), act.accept)] : []),
    item('merge', t('codebook.merge'), act.merge),
    ...(tag.codable ? [item('split', t('codebook.split'), act.split, undefined, uses < 2)] : []),
    ...(tag.codable ? [item('auto-code', t('autoCode.with'), act.autoCode)] : []),
    item('archive', t(tag.archived ? 'codebook.unarchive' : 'codebook.archive'), act.archive),
    { kind: 'separator', id: 'line-2' },
    { kind: 'item', id: 'trash', label: t('trash.confirm'), danger: true, onSelect: act.trash },
  ];
}
