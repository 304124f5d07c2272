import { useLiveQuery } from 'dexie-react-hooks';
import { createContext, createElement, type ReactNode, useContext, useState, useSyncExternalStore } from 'react';
import { must } from '#shared/domain/assert.ts';
import type { EvidenceGraph } from '#shared/domain/evidence-graph.ts';
import type { App } from './app.ts';
import { createGraphFeed, type GraphFeed } from './graph-feed.ts';
import type { HistoryState } from './history.ts';
import type { SaveWord } from './save-word.ts';
import type { SnapshotsState } from './snapshots.ts';

const AppContext = createContext<App | null>(null);

export function AppProvider({ app, children }: { readonly app: App; readonly children: ReactNode }) {
  return createElement(AppContext.Provider, { value: app }, children);
}

export const useApp = (): App => must(useContext(AppContext), 'a component inside AppProvider');

/** The result of a query, kept up to date. Undefined until the first answer. The result is read-only. */
export function useLive<T>(query: (app: App) => Promise<T>, deps: readonly unknown[]): T | undefined {
  const app = useApp();
  return useLiveQuery(() => query(app), [app, ...deps]);
}

export function useHistoryState(): HistoryState {
  const { history } = useApp();
  return useSyncExternalStore(history.subscribe, history.state);
}

export function useSaveWord(): SaveWord {
  const { saveState } = useApp();
  return useSyncExternalStore(saveState.subscribe, saveState.word);
}

/** The snapshots on this computer. Null where there can be none. */
export function useSnapshots(): SnapshotsState | null {
  const { snapshots } = useApp();
  return useSyncExternalStore(snapshots?.subscribe ?? never, snapshots?.state ?? nothing);
}

const never = () => () => undefined;
const nothing = () => null;

/** The whole line, one for all who ask, brought up to date with each change. Undefined until the first answer. */
export function useGraph(): EvidenceGraph | undefined {
  const feed = graphFeedOf(useApp());
  return useSyncExternalStore(feed.subscribe, feed.current);
}

/**
 * What `part` makes of the line, drawn again only where it makes something else of it than before. Undefined until the first answer.
 * `part` and `isSame` are those of the first call.
 */
export function useGraphPart<T>(
  part: (graph: EvidenceGraph) => T,
  isSame: (before: T, now: T) => boolean,
): T | undefined {
  const feed = graphFeedOf(useApp());
  const [read] = useState(() => remembered(part, isSame));
  return useSyncExternalStore(feed.subscribe, () => read(feed.current()));
}

function remembered<T>(
  part: (graph: EvidenceGraph) => T,
  isSame: (before: T, now: T) => boolean,
): (graph: EvidenceGraph | undefined) => T | undefined {
  let seen: { readonly graph: EvidenceGraph; readonly value: T } | undefined;
  return (graph) => {
    if (graph === undefined || graph === seen?.graph) return seen?.value;
    const now = part(graph);
    seen = { graph, value: seen && isSame(seen.value, now) ? seen.value : now };
    return seen.value;
  };
}

const FEEDS = new WeakMap<App, GraphFeed>();

function graphFeedOf(app: App): GraphFeed {
  const feed = FEEDS.get(app) ?? createGraphFeed(app);
  FEEDS.set(app, feed);
  return feed;
}
