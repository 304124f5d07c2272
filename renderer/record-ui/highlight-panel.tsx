import { Combine, Copy, Highlighter, Lightbulb, Link2, NotebookPen, Trash2 } from 'lucide-react';
import { type ReactNode, useMemo, useState } from 'react';
import { editMemo } from '#renderer/data/actions/memo-actions.ts';
import { useApp } from '#renderer/data/use-live.ts';
import { background } from '#renderer/ui/background.ts';
import { Button } from '#renderer/ui/button.tsx';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { TagChip } from '#renderer/ui/tag-chip.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { TextArea } from '#renderer/ui/text-area.tsx';
import { toast } from '#renderer/ui/toasts.ts';
import type { EvidenceGraph } from '#shared/domain/evidence-graph.ts';
import type { Highlight } from '#shared/domain/highlight.ts';
import type { Id } from '#shared/domain/ids.ts';
import type { Memo } from '#shared/domain/memo.ts';
import type { Tag } from '#shared/domain/tag.ts';
import { type CodingTarget, coding } from './highlight-coding.ts';
import { MemoForm, MemoList } from './highlight-memos.tsx';
import styles from './highlight-panel.module.css';
import { TagPicker } from './tag-picker.tsx';
import type { Codebook } from './tag-queries.ts';
import { suggestTags, type TagSuggestion } from './tag-suggest.ts';
import { told } from './tell-problem.ts';

export type PanelStart = 'panel' | 'tag' | 'insight' | 'memo';

export interface HighlightPanelProps {
  readonly targets: readonly CodingTarget[];
  readonly codebook: Codebook;
  readonly graph: EvidenceGraph;
  readonly start: PanelStart;
  readonly onLink: (target: CodingTarget) => void;
  readonly onClose: () => void;
}

/** Tags of words or of a highlight, and what else can be made of it. */
export function HighlightPanel(props: HighlightPanelProps): ReactNode {
  const t = useText();
  const app = useApp();
  const { targets, codebook, graph, start, onLink, onClose } = props;
  const [chosen, setChosen] = useState(0);
  const [made, setMade] = useState<Id<'highlight'> | null>(null);
  const [form, setForm] = useState<'insight' | Memo | 'memo' | null>(
    start === 'insight' || start === 'memo' ? start : null,
  );
  const asked = targets[chosen];
  const target: CodingTarget | undefined = made ? { kind: 'highlight', id: made } : asked;
  const highlight = target?.kind === 'highlight' ? graph.highlights.get(target.id) : undefined;
  const words = target?.kind === 'words' ? target.words : (highlight?.anchor.quote ?? '');
  const suggested = useSuggested(words, highlight?.id ?? null, codebook, graph);
  if (!target) return null;
  const act = coding(app, t);
  const run = (work: Promise<unknown>, stay = false): void => {
    background(work, t('highlights.failed'));
    if (!stay) onClose();
  };
  const put = (work: Promise<Id<'highlight'> | null>, stay: boolean): void =>
    run(
      work.then((id) => stay && setMade(id)),
      stay,
    );
  const toggle = (tag: Tag, stay: boolean): void => {
    if (highlight?.tagIds.includes(tag.id)) run(act.untag(highlight.id, tag), stay);
    else put(act.tag(target, tag), stay);
  };
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(words);
    toast({ text: t('highlights.copied') });
  };
  if (form === 'insight') return <InsightForm onMake={(claim) => run(act.insight(target, claim))} />;
  if (form !== null) {
    const memo = form === 'memo' ? null : form;
    const keep = async (text: string): Promise<void> => {
      if (memo === null) await act.memo(target, text);
      else told(t, await editMemo(app, memo.id, text));
    };
    return <MemoForm memo={memo} onKeep={(text) => run(keep(text))} />;
  }
  const several = targets.flatMap((one) => (one.kind === 'highlight' ? [one.id] : []));
  return (
    <div className={styles.panel}>
      {targets.length > 1 && !made && (
        <Several targets={targets} chosen={chosen} highlights={graph.highlights} onChoose={setChosen} />
      )}
      {highlight && highlight.tagIds.length > 0 && (
        <ul className={styles.tags} aria-label={t('highlights.tags.on')}>
          {highlight.tagIds.map((id) => {
            const tag = codebook.byId.get(id);
            return (
              tag && (
                <li key={id}>
                  <TagChip
                    label={tag.label}
                    hue={tag.hue}
                    onRemove={() => run(act.untag(highlight.id, tag), true)}
                    removeLabel={t('highlights.tags.remove', { tag: tag.label })}
                  />
                </li>
              )
            );
          })}
        </ul>
      )}
      <TagPicker
        codebook={codebook}
        checked={new Set(highlight?.tagIds)}
        suggested={suggested}
        autoFocus={start === 'tag'}
        onToggle={toggle}
        onCreate={(label, parentId, stay) => put(act.tagNew(target, label, parentId), stay)}
      />
      {/* The words stay selected while a button is pressed. */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: only keeps the selection */}
      <div className={styles.actions} onMouseDown={(event) => event.preventDefault()}>
        {target.kind === 'words' && (
          <Button icon={Highlighter} onClick={() => run(act.highlight(target))}>
            {t('highlights.add')}
          </Button>
        )}
        <Button icon={Lightbulb} onClick={() => setForm('insight')}>
          {t('highlights.insight')}
        </Button>
        <Button icon={Link2} onClick={() => onLink(target)}>
          {t('highlights.addTo')}
        </Button>
        <span className={styles.end}>
          {several.length > 1 && (
            <IconButton icon={Combine} label={t('highlights.merge')} onClick={() => run(act.merge(several))} />
          )}
          <IconButton icon={NotebookPen} label={t('highlights.memo.add')} onClick={() => setForm('memo')} />
          <IconButton icon={Copy} label={t('highlights.copy')} onClick={() => run(copy())} />
          {highlight && (
            <IconButton icon={Trash2} label={t('highlights.remove')} onClick={() => run(act.remove([highlight.id]))} />
          )}
        </span>
      </div>
      {highlight && <MemoList aboutId={highlight.id} onEdit={setForm} />}
    </div>
  );
}

/** Suggestions stay while the panel stands: a tag that was just put on is checked where it was. */
function useSuggested(
  words: string,
  id: Id<'highlight'> | null,
  { tags }: Codebook,
  graph: EvidenceGraph,
): readonly TagSuggestion[] {
  const { highlights } = graph.records;
  return useMemo(() => {
    const others = highlights.filter((one) => one.id !== id);
    return suggestTags({ words, tags, highlights: others, on: new Set() });
  }, [words, id, tags, highlights]);
}

interface SeveralProps {
  readonly targets: readonly CodingTarget[];
  readonly chosen: number;
  readonly highlights: ReadonlyMap<string, Highlight>;
  readonly onChoose: (index: number) => void;
}

/** Where highlights overlap: which one is meant. */
function Several({ targets, chosen, highlights, onChoose }: SeveralProps): ReactNode {
  const t = useText();
  return (
    <fieldset className={styles.several}>
      <legend className={styles.legend}>{t('highlights.several', { count: targets.length })}</legend>
      {targets.map((target, i) => (
        <label key={target.kind === 'highlight' ? target.id : 'words'} className={styles.one}>
          <input type="radio" checked={i === chosen} onChange={() => onChoose(i)} />
          <span className={styles.quote} dir="auto">
            {target.kind === 'words' ? target.words : highlights.get(target.id)?.anchor.quote}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

function InsightForm({ onMake }: { readonly onMake: (claim: string) => void }): ReactNode {
  const t = useText();
  const [claim, setClaim] = useState('');
  const make = (): void => {
    if (claim.trim() !== '') onMake(claim);
  };
  return (
    <form
      className={styles.insight}
      onSubmit={(event) => {
        event.preventDefault();
        make();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
        event.preventDefault();
        make();
      }}
    >
      <TextArea
        label={t('highlights.insight.claim')}
        hint={t('highlights.insight.hint')}
        value={claim}
        onChange={setClaim}
        rows={2}
        autoFocus
      />
      <Button variant="primary" type="submit" disabled={claim.trim() === ''}>
        {t('highlights.insight.make')}
      </Button>
    </form>
  );
}
