import { useGraph } from '#renderer/data/use-live.ts';
import { useText } from '#renderer/ui/text.tsx';

/** What a rated item is called: a need, an insight, a solution, or a link with its two ends. */
export function useItemTitles(): (id: string) => string {
  const t = useText();
  const graph = useGraph();
  return (id) => {
    const record = graph?.places.get(id);
    if (record) return ('anchor' in record ? record.anchor.quote : record.title) || t('common.untitled');
    const link = graph?.links.get(id);
    if (!link) return t('rounds.item.gone');
    const end = (at: string): string => {
      const place = graph?.places.get(at);
      return place === undefined ? '' : 'anchor' in place ? place.anchor.quote : place.title;
    };
    return t('rounds.item.link', { from: end(link.from), to: end(link.to) });
  };
}
