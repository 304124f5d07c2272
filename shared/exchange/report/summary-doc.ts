import type { DiscoverySummary, SummaryBlock } from '../discovery-summary.ts';
import type { DocNode, ReportDoc } from './report-doc.ts';

/** A discovery summary as a report: everything it says, for every writer of reports. */
export function summaryDoc({ title, language, date, blocks }: DiscoverySummary): ReportDoc {
  return { title, language, date, nodes: blocks.flatMap(nodesOf) };
}

function nodesOf(block: SummaryBlock): readonly DocNode[] {
  switch (block.kind) {
    case 'heading':
    case 'list':
    case 'facts':
      return [block];
    case 'text':
      return [{ kind: 'paragraph', text: block.text, tone: block.tone === 'support' ? 'quiet' : block.tone }];
    case 'quotes':
      return block.groups.flatMap(({ stance, title, quotes }) =>
        quotes.map(
          ({ id, words, source }): DocNode => ({
            kind: 'quote',
            id,
            words,
            source,
            stance,
            stanceText: stance === 'supports' ? '' : title,
          }),
        ),
      );
  }
}
