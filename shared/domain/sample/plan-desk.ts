import { must } from '../assert.ts';
import { type BoardPlace, newBoard } from '../board.ts';
import { insert } from '../change.ts';
import { newMemo } from '../memo.ts';
import { newSavedView } from '../saved-view.ts';
import { newTask } from '../task.ts';
import { idOf, idOfRef, ORIGIN, type SamplePlan } from './sample-plan.ts';
import { BOARD, KEPT_SEARCH, MEMOS, TASKS } from './sample-team.ts';

/** What lies on a researcher's desk: thoughts, follow-ups, a canvas, a search to come back to. */
export function planDesk(plan: SamplePlan): void {
  const { ops, input } = plan;
  for (const { about, kind, text } of MEMOS) {
    const fields = { aboutId: idOfRef(plan, about), kind, text, origin: ORIGIN };
    ops.push(insert('memos', newMemo(input.newId('memo'), fields, input)));
  }
  for (const { title, due, about } of TASKS) {
    const fields = { title, dueAt: input.day(due), aboutId: idOfRef(plan, about) };
    ops.push(insert('tasks', { ...newTask(input.newId('task'), fields, input), origin: ORIGIN }));
  }
  const order = must(input.orderKeys(input.after.savedViews, 1)[0], 'an order key');
  const view = newSavedView(input.newId('savedView'), { ...KEPT_SEARCH, place: 'search', order }, input);
  ops.push(insert('savedViews', { ...view, origin: ORIGIN }));
  planBoard(plan);
}

function planBoard({ ops, input, studyIds, quoteIds, insightIds }: SamplePlan): void {
  const places = new Map<string, BoardPlace>();
  const clusters = BOARD.clusters.map(({ quotes, insight, ...cluster }) => {
    const key = input.newBlockId();
    for (const quote of quotes) places.set(idOf(quoteIds, quote), { x: 0, y: 0, cluster: key });
    return [key, { ...cluster, insightId: insight === null ? null : idOf(insightIds, insight) }] as const;
  });
  for (const { quote, x, y } of BOARD.loose) places.set(idOf(quoteIds, quote), { x, y, cluster: null });
  const fields = {
    title: BOARD.title,
    studyId: idOf(studyIds, BOARD.study),
    places: Object.fromEntries(places),
    clusters: Object.fromEntries(clusters),
    order: must(input.orderKeys(input.after.boards, 1)[0], 'an order key'),
  };
  ops.push(insert('boards', { ...newBoard(input.newId('board'), fields, input), origin: ORIGIN }));
}
