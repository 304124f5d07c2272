import { useMemo } from 'react';
import { settingValue } from '#renderer/data/actions/setting-actions.ts';
import { liveRecords, ordered } from '#renderer/data/queries/record-queries.ts';
import { useApp, useGraph, useLive } from '#renderer/data/use-live.ts';
import { figuresOf } from '#renderer/record-ui/evidence-figures.ts';
import { customerImportance, isCustomerImportance } from '#shared/analysis/customer-importance.ts';
import { type PrioritySettings, readPrioritySettings } from '#shared/analysis/priority-settings.ts';
import { graphOfStudy } from '#shared/domain/evidence-scope.ts';
import type { Id } from '#shared/domain/ids.ts';
import { type PriorityList, priorityList } from './priority-rows.ts';

export interface Priorities {
  readonly settings: PrioritySettings;
  readonly list: PriorityList;
  /** Names of the authors, by id. */
  readonly authors: ReadonlyMap<string, string>;
}

/** The needs, of one study or of all, as every framework sees them. Undefined until the first answer. */
export function usePriorities(study: Id<'study'> | undefined): Priorities | undefined {
  const app = useApp();
  const graph = useGraph();
  const records = useLive(async (from) => {
    const [needs, scores, measures, authors] = await Promise.all([
      liveRecords(from, 'needs'),
      liveRecords(from, 'scores'),
      settingValue(from, 'measures'),
      from.db.authors.toArray(),
    ]);
    return { needs: ordered(needs), scores, settings: readPrioritySettings(measures), authors };
  }, []);
  return useMemo(() => {
    if (graph === undefined || records === undefined) return undefined;
    const { needs, scores, settings, authors } = records;
    const inStudy = study && new Set<string>(graphOfStudy(graph, study).records.needs.map(({ id }) => id));
    const day = app.today();
    const said = scores.filter(isCustomerImportance);
    const list = priorityList(
      inStudy ? needs.filter(({ id }) => inStudy.has(id)) : needs,
      scores,
      settings,
      ({ id }) => {
        const { strength } = figuresOf(graph, id, day);
        const importance = customerImportance(graph, id, said).total;
        return { strength: strength.value, people: strength.people, importance };
      },
    );
    return { settings, list, authors: new Map(authors.map(({ id, name }) => [id, name])) };
  }, [app, graph, records, study]);
}
