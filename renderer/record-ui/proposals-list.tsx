import { type FocusEvent, type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import { type LineKind, linkAll, pairOf } from '#renderer/data/actions/line-actions.ts';
import { useApp, useGraph } from '#renderer/data/use-live.ts';
import { background } from '#renderer/ui/background.ts';
import { Button } from '#renderer/ui/button.tsx';
import { useCommand } from '#renderer/ui/commands.tsx';
import { Kbd } from '#renderer/ui/kbd.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { AnyId } from '#shared/domain/ids.ts';
import { nodeOf } from './graph-nodes.ts';
import { MarkedTitle, ProposalWhy } from './proposal-words.tsx';
import styles from './proposals-list.module.css';
import { RECORD_ICONS } from './record-kind.ts';
import { told } from './tell-problem.ts';
import { undoToast } from './undo-toast.ts';
import { useDismiss } from './use-dismiss.ts';
import { useProposals } from './use-proposals.ts';

export interface ProposalsListProps {
  readonly subject: AnyId;
  readonly kind: LineKind;
  /** The heading: "Proposed goals". */
  readonly title: string;
}

/** What search proposes, in the place where it would be linked. Nothing is shown when nothing fits. A or Enter accepts, D dismisses. */
export function ProposalsList({ subject, kind, title }: ProposalsListProps): ReactNode {
  const t = useText();
  const app = useApp();
  const graph = useGraph();
  const list = useRef<HTMLUListElement>(null);
  const [focused, setFocused] = useState<AnyId | null>(null);
  const proposals = useProposals(subject, kind, SHOWN);
  const dismissTarget = useDismiss(subject, proposals);
  const rows = (proposals?.items ?? []).flatMap((proposal) => {
    const node = graph && nodeOf(graph, proposal.id);
    return node ? [{ proposal, node }] : [];
  });

  const answer = (id: AnyId, act: (id: AnyId) => void): void => {
    act(id);
    focusNeighbour(list.current, id);
  };
  const accept = (id: AnyId): void => {
    const pair = pairOf(subject, id);
    const work = async (): Promise<void> => {
      if (pair === null || told(t, await linkAll(app, [pair])) === null) return;
      const node = graph && nodeOf(graph, id);
      undoToast(app, t, t('links.done.linked', { title: node?.title || t('common.untitled') }));
    };
    background(work(), t('links.problem.storage'));
  };
  useCommand('proposal.accept', { run: () => focused && answer(focused, accept), enabled: focused !== null });
  useCommand('proposal.dismiss', { run: () => focused && answer(focused, dismissTarget), enabled: focused !== null });

  if (rows.length === 0) return null;
  const onFocus = (event: FocusEvent): void => {
    const row = event.target.closest('[data-proposal]');
    setFocused(rows.find(({ node }) => node.id === row?.getAttribute('data-proposal'))?.node.id ?? null);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const row = event.target;
    if (!(row instanceof HTMLElement) || row.dataset.proposal === undefined) return;
    if (event.key === 'Enter' && focused !== null) answer(focused, accept);
    else if (event.key === 'ArrowDown') neighbour(row, 1)?.focus();
    else if (event.key === 'ArrowUp') neighbour(row, -1)?.focus();
    else return;
    event.preventDefault();
  };
  return (
    <section className={styles.proposals} aria-label={title}>
      <h3 className={styles.title}>{title}</h3>
      <ul ref={list} data-scope="proposals" onFocus={onFocus} onBlur={() => setFocused(null)} onKeyDown={onKeyDown}>
        {rows.map(({ proposal, node }, i) => {
          const Icon = RECORD_ICONS[node.kind];
          return (
            <li
              key={node.id}
              data-proposal={node.id}
              tabIndex={i === 0 || focused === node.id ? 0 : -1}
              className={styles.row}
            >
              <Icon aria-hidden="true" size={16} strokeWidth={1.5} />
              <span className={styles.words}>
                <a href={node.href} className={styles.name} dir="auto">
                  <MarkedTitle title={node.title || t('common.untitled')} proposal={proposal} />
                </a>
                <ProposalWhy proposal={proposal} />
              </span>
              <Button onClick={() => answer(node.id, accept)}>
                {t('links.proposal.accept')} <Kbd keys="A" />
              </Button>
              <Button variant="quiet" onClick={() => answer(node.id, dismissTarget)}>
                {t('common.dismiss')} <Kbd keys="D" />
              </Button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

const SHOWN = 3;

function neighbour(row: HTMLElement, by: 1 | -1): HTMLElement | null {
  const next = by === 1 ? row.nextElementSibling : row.previousElementSibling;
  return next instanceof HTMLElement ? next : null;
}

/** After an answer the row goes away: the focus goes on to the next, else to the one before. */
function focusNeighbour(list: HTMLElement | null, id: AnyId): void {
  const row = list?.querySelector<HTMLElement>(`[data-proposal="${id}"]`);
  if (row) (neighbour(row, 1) ?? neighbour(row, -1))?.focus();
}
