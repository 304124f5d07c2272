import { type ReactNode, useState } from 'react';
import { useApp } from '#renderer/data/use-live.ts';
import { RecordPicker } from '#renderer/record-ui/record-picker.tsx';
import { told } from '#renderer/record-ui/tell-problem.ts';
import { undoToast } from '#renderer/record-ui/undo-toast.ts';
import { background } from '#renderer/ui/background.ts';
import { useText } from '#renderer/ui/text.tsx';
import { type EvidenceGraph, evidenceFor } from '#shared/domain/evidence-graph.ts';
import type { Id } from '#shared/domain/ids.ts';
import type { Insight } from '#shared/domain/insight.ts';
import { mergeInsights } from './insight-actions.ts';

export interface MergeHandle {
  readonly ask: (from: readonly Insight[]) => void;
  /** Put this anywhere in what you draw. */
  readonly dialog: ReactNode;
}

/** Asks into which insight others are merged: those that share the most quotes come first. */
export function useMerge(graph: EvidenceGraph | undefined, onMerged?: (into: Id<'insight'>) => void): MergeHandle {
  const t = useText();
  const app = useApp();
  const [from, setFrom] = useState<readonly Insight[] | null>(null);
  const merge = async (list: readonly Insight[], into: Insight): Promise<void> => {
    const done = await mergeInsights(
      app,
      list.map(({ id }) => id),
      into.id,
    );
    if (told(t, done) === null) return;
    undoToast(app, t, t('insights.merge.done', { title: into.title || t('common.untitled') }));
    onMerged?.(into.id);
  };
  const [first] = from ?? [];
  return {
    ask: setFrom,
    dialog: from && first && graph && (
      <RecordPicker
        title={t('insights.merge.title', { title: first.title || t('common.untitled') })}
        placeholder={t('insights.merge.placeholder')}
        options={likeliest(graph, from).map(({ id, title }) => ({ id, title }))}
        onPick={(id) => {
          const into = graph.records.insights.find((one) => one.id === id);
          if (into) background(merge(from, into), t('links.problem.storage'));
        }}
        onClose={() => setFrom(null)}
      />
    ),
  };
}

function likeliest(graph: EvidenceGraph, from: readonly Insight[]): readonly Insight[] {
  const gone = new Set<string>(from.map(({ id }) => id));
  const quotes = new Set(from.flatMap(({ id }) => evidenceFor(graph, id).map(({ highlight }) => highlight.id)));
  const words = new Set(from.flatMap(({ title }) => title.toLowerCase().split(/\W+/)));
  const likeness = ({ id, title }: Insight): number =>
    evidenceFor(graph, id).filter(({ highlight }) => quotes.has(highlight.id)).length * 10 +
    title
      .toLowerCase()
      .split(/\W+/)
      .filter((word) => word.length > 3 && words.has(word)).length;
  return graph.records.insights
    .filter(({ id }) => !gone.has(id))
    .map((insight) => ({ insight, likeness: likeness(insight) }))
    .sort((a, b) => b.likeness - a.likeness)
    .map(({ insight }) => insight);
}
