import type { Step } from '#renderer/data/actions/need-actions.ts';
import { go } from '#renderer/routes.ts';
import type { MenuEntry } from '#renderer/ui/menu.tsx';
import type { Text } from '#renderer/ui/text.tsx';
import type { Need } from '#shared/domain/need.ts';

export interface NeedRowActions {
  /** Absent where a need is not written in place. */
  readonly rename?: () => void;
  readonly addUnder?: () => void;
  readonly step: (step: Step) => void;
  readonly move: () => void;
  readonly link: () => void;
  readonly focus: () => void;
  readonly trash: () => void;
  /** To the trash with all that stands under it. */
  readonly prune: () => void;
}

/** What can be done with a need where it stands in the tree, with the keys that do the same. `nested`: other needs stand under it. */
export function needMenu(t: Text, need: Need, nested: boolean, actions: NeedRowActions): readonly MenuEntry[] {
  const item = (id: string, label: string, onSelect: () => void, keys?: string): MenuEntry => ({
    kind: 'item',
    id,
    label,
    onSelect,
    ...(keys === undefined ? {} : { keys }),
  });
  return [
    item('open', t('needs.open'), () => go({ kind: 'need', id: need.id }), 'Enter'),
    ...(actions.rename ? [item('rename', t('common.rename'), actions.rename, 'F2')] : []),
    ...(actions.addUnder ? [item('under', t('needs.addUnder'), actions.addUnder)] : []),
    item('link', t('needs.goals.link'), actions.link, 'Mod+Shift+L'),
    item('branch', t('needs.branch'), actions.focus),
    { kind: 'separator', id: 'line-1' },
    item('in', t('needs.indent'), () => actions.step('in'), 'Alt+Shift+ArrowRight'),
    item('out', t('needs.outdent'), () => actions.step('out'), 'Alt+Shift+ArrowLeft'),
    item('up', t('needs.moveUp'), () => actions.step('up'), 'Mod+Shift+ArrowUp'),
    item('down', t('needs.moveDown'), () => actions.step('down'), 'Mod+Shift+ArrowDown'),
    item('move', t('needs.move'), actions.move, 'Mod+Shift+M'),
    { kind: 'separator', id: 'line-2' },
    { kind: 'item', id: 'trash', label: t('trash.confirm'), keys: 'Delete', danger: true, onSelect: actions.trash },
    { kind: 'item', id: 'prune', label: t('needs.prune'), danger: true, disabled: !nested, onSelect: actions.prune },
  ];
}
