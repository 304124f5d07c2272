import { useEffect, useState } from 'react';
import type { App } from '#renderer/data/app.ts';
import { useLive } from '#renderer/data/use-live.ts';
import type { InboxProposal } from '#renderer/search/search-client.ts';
import { useSearch } from '#renderer/search/use-search.ts';

export interface ProposalInbox {
  /** Undefined until the first answer. */
  readonly items: readonly InboxProposal[] | undefined;
  readonly failed: boolean;
  readonly retry: () => void;
}

/** All proposals as the records stand now: asked again after each change, since each answer teaches. */
export function useInbox(): ProposalInbox {
  const search = useSearch();
  const seq = useLive(newestChange, []);
  const [attempt, setAttempt] = useState(0);
  const [answer, setAnswer] = useState<{ readonly items?: readonly InboxProposal[]; readonly failed: boolean }>({
    failed: false,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new change and a new attempt ask again
  useEffect(() => {
    let current = true;
    search.proposalInbox().then(
      (items) => current && setAnswer({ items, failed: false }),
      (cause: unknown) => {
        console.error('no proposals came', cause);
        if (current) setAnswer((before) => ({ ...before, failed: true }));
      },
    );
    return () => {
      current = false;
    };
  }, [search, seq, attempt]);
  return { items: answer.items, failed: answer.failed, retry: () => setAttempt(attempt + 1) };
}

const newestChange = async (app: App): Promise<number> => (await app.db.meta.get('head'))?.seq ?? 0;
