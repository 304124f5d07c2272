import type { SelectOption } from '#renderer/ui/select.tsx';
import type { Id } from '#shared/domain/ids.ts';
import { mayNest, type Need } from '#shared/domain/need.ts';
import { childrenByParent } from '#shared/domain/need-tree.ts';

/** Where a need may stand: the top, or under any need that does not stand under it. Depth shows as space before the title. */
export function parentOptions(
  needs: readonly Need[],
  need: Need,
  top: string,
  untitled: string,
): readonly SelectOption<Id<'need'> | ''>[] {
  const tree = childrenByParent(needs);
  const options: SelectOption<Id<'need'> | ''>[] = [{ value: '', label: top }];
  const visit = (parent: string | null, depth: number): void => {
    for (const one of tree.get(parent) ?? []) {
      if (!mayNest(needs, need.id, one.id)) continue;
      options.push({ value: one.id, label: `${'\u2003'.repeat(depth)}${one.title || untitled}` });
      visit(one.id, depth + 1);
    }
  };
  visit(null, 0);
  return options;
}
