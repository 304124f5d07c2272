import type { ReactNode } from 'react';
import type { App } from '#renderer/data/app.ts';
import { useApp, useGraph } from '#renderer/data/use-live.ts';
import { background } from '#renderer/ui/background.ts';
import { Popover } from '#renderer/ui/popover.tsx';
import { type Text, useText } from '#renderer/ui/text.tsx';
import type { Id } from '#shared/domain/ids.ts';
import { type CodingTarget, coding } from './highlight-coding.ts';
import { HighlightPanel, type PanelStart } from './highlight-panel.tsx';
import { LinkPicker } from './link-picker.tsx';
import type { Codebook } from './tag-queries.ts';

export interface ToolsRequest {
  /** Words, or the highlights that stand where the person pressed: the top-most first. */
  readonly targets: readonly CodingTarget[];
  readonly anchor: () => DOMRect;
  /** `panel`: leaves the focus in the text, so that the words stay selected and can be copied. */
  readonly start: PanelStart | Linking;
}

/** The picker of insights is open for a highlight. The highlight stays when nothing is linked: the words were picked. */
interface Linking {
  readonly link: Id<'highlight'>;
}

/** A request to link: words become a highlight first, because only a highlight can be linked. Null after a problem was told. */
export async function linkRequest(
  app: App,
  t: Text,
  target: CodingTarget,
  anchor: () => DOMRect,
): Promise<ToolsRequest | null> {
  const link = await coding(app, t).highlight(target);
  return link && { targets: [target], anchor, start: { link } };
}

export interface HighlightToolsProps {
  readonly request: ToolsRequest;
  /** Undefined while it is being read: then the tools wait. */
  readonly codebook: Codebook | undefined;
  readonly onRequest: (request: ToolsRequest | null) => void;
}

/** What stands beside picked words: tags, highlight, insight, link. The same in transcripts and notes. */
export function HighlightTools({ request, codebook, onRequest }: HighlightToolsProps): ReactNode {
  const app = useApp();
  const t = useText();
  const graph = useGraph();
  const { start, anchor, targets } = request;
  if (typeof start === 'string') {
    if (!codebook || !graph) return null;
    const link = async (target: CodingTarget): Promise<void> => onRequest(await linkRequest(app, t, target, anchor));
    return (
      <Popover
        anchor={anchor}
        label={t('highlights.tools')}
        onClose={() => onRequest(null)}
        keepFocus={start === 'panel'}
      >
        <HighlightPanel
          targets={targets}
          codebook={codebook}
          graph={graph}
          start={start}
          onLink={(target) => background(link(target), t('highlights.failed'))}
          onClose={() => onRequest(null)}
        />
      </Popover>
    );
  }
  return <LinkPicker subjects={[start.link]} kind="insight" onClose={() => onRequest(null)} />;
}
