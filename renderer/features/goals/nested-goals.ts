import type { Goal } from '#shared/domain/goal.ts';

/** Goals in their order, each followed by those under it. One whose parent is not in the list, or in a circle, stands at the top. */
export function nestedOrder(goals: readonly Goal[]): readonly { readonly goal: Goal; readonly depth: number }[] {
  const present = new Set<string>(goals.map(({ id }) => id));
  const rows: { goal: Goal; depth: number }[] = [];
  const seen = new Set<string>();
  const visit = (goal: Goal, depth: number): void => {
    if (seen.has(goal.id)) return;
    seen.add(goal.id);
    rows.push({ goal, depth });
    for (const child of goals) if (child.parentId === goal.id) visit(child, depth + 1);
  };
  for (const goal of goals) if (goal.parentId === null || !present.has(goal.parentId)) visit(goal, 0);
  for (const goal of goals) visit(goal, 0);
  return rows;
}
