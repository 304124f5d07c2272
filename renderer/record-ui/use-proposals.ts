import { useEffect, useState } from 'react';
import type { LineKind } from '#renderer/data/actions/line-actions.ts';
import { useGraph } from '#renderer/data/use-live.ts';
import type { Proposals } from '#renderer/search/search-client.ts';
import { useSearch } from '#renderer/search/use-search.ts';
import type { AnyId } from '#shared/domain/ids.ts';

/** What search proposes to join with a record; brought up to date when the line changes. Undefined until the first answer. */
export function useProposals(subject: AnyId, kind: LineKind | null, limit: number): Proposals | undefined {
  const search = useSearch();
  const graph = useGraph();
  const key = `${subject} ${kind}`;
  const [answer, setAnswer] = useState<{ readonly key: string; readonly proposals: Proposals }>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a changed line may mean other proposals
  useEffect(() => {
    if (kind === null) return;
    let current = true;
    search.caughtUp().then(
      async () => {
        if (!current) return;
        const proposals = await search.propose({ id: subject }, kind, limit);
        if (current) setAnswer({ key, proposals });
      },
      // A search that is closing or still starting has nothing to propose; typing still finds by title.
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [search, graph, subject, kind, key, limit]);
  return answer?.key === key ? answer.proposals : undefined;
}
