import { type ReactNode, useRef } from 'react';
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

/** The picker of insights is open for a highlight. `isNew`: it was made for that only. */
interface Linking {
  readonly link: Id<'highlight'>;
  readonly isNew: boolean;
}

/** A request to link: words become a highlight first, because only a highlight can be linked. Null after a problem was told. */
export async function linkRequest(
  app: App,
  t: Text,
  target: CodingTarget,
  anchor: () => DOMRect,
): Promise<ToolsRequest | null> {
  const link = await coding(app, t).highlight(target);
  return link && { targets: [target], anchor, start: { link, isNew: target.kind === 'words' } };
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
  const isLinked = useRef(false);
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
  const close = (): void => {
    // Words that were highlighted only to be linked go back to being words when nothing was linked.
    if (start.isNew && !isLinked.current) background(app.history.undo(), t('highlights.failed'));
    onRequest(null);
  };
  const linked = (): void => {
    isLinked.current = true;
  };
  return <LinkPicker subjects={[start.link]} kind="insight" onClose={close} onLinked={linked} />;
}
