import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react';
import { useGraph } from '#renderer/data/use-live.ts';
import { Button } from '#renderer/ui/button.tsx';
import { keysOf, runCommand, useCommand } from '#renderer/ui/commands.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Kbd } from '#renderer/ui/kbd.tsx';
import { preferences } from '#renderer/ui/preferences.ts';
import { useText } from '#renderer/ui/text.tsx';
import type { Stance } from '#shared/domain/evidence-link.ts';
import type { AnyId } from '#shared/domain/ids.ts';
import { LinkOptionList } from './link-option-list.tsx';
import { type LinkedKind, type LinkOption, linkOptions } from './link-options.ts';
import styles from './link-picker.module.css';
import { StanceSelect } from './stance-mark.tsx';
import { useAcceptLink } from './use-accept-link.ts';
import { useActiveOption } from './use-active-option.ts';
import { useDismiss } from './use-dismiss.ts';
import { useProposals } from './use-proposals.ts';
import { useTextHits } from './use-text-hits.ts';

export interface LinkPickerProps {
  /** What is being linked; several are linked to the same record in one step. */
  readonly subjects: readonly AnyId[];
  /** What is looked for, on either side of the subjects. */
  readonly kind: LinkedKind;
  readonly onClose: () => void;
  /** Told after each link. */
  readonly onLinked?: ((id: AnyId) => void) | undefined;
}

/** The one place where links are made. It proposes and finds; only a person's Enter, A or press links. */
export function LinkPicker({ subjects, kind, onClose, onLinked }: LinkPickerProps): ReactNode {
  const t = useText();
  const graph = useGraph();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [stance, setStance] = useState<Stance>('supports');
  const [subject] = subjects;
  const proposals = useProposals(subject ?? 'hl_', kind === 'highlight' ? null : kind, PROPOSED);
  const { hits, answered } = useTextHits(text, kind);
  const options = graph ? linkOptions({ graph, subjects, kind, text, proposals, hits }) : [];
  // What was found for other words, or would give way to a proposal, is never what an early Enter means.
  const waits = kind !== 'highlight' && proposals === undefined && text.trim() === '';
  const isSure = (option: LinkOption): boolean =>
    !waits && (option.kind !== 'record' || option.snippet === null || answered === text.trim());
  const { active, move, choose, forget } = useActiveOption(options, isSure);
  const accept = useAcceptLink({ subjects, kind, stance, onLinked });
  const dismissTarget = useDismiss(subject ?? 'hl_', proposals);

  const take = (option: LinkOption | undefined, stay: boolean): void => {
    if (option === undefined || (option.kind === 'record' && option.linked)) return;
    accept(option);
    if (!stay) onClose();
    else if (option.kind === 'create') setText('');
  };
  const dismiss = (): void => {
    if (active?.kind === 'proposal') dismissTarget(active.key);
  };
  useCommand('proposal.accept', { run: () => take(active, true), enabled: active?.kind === 'proposal' });
  useCommand('proposal.dismiss', { run: dismiss, enabled: active?.kind === 'proposal' });

  const onListKeyDown = (event: KeyboardEvent): void => {
    onKeyDown(event);
    if (event.defaultPrevented || !preferences().letterKeys || event.altKey || event.ctrlKey || event.metaKey) return;
    // The page's keys rest behind a modal dialog: here the list hands its own two letters to the same commands.
    const command = LETTERS.find((id) => keysOf(id).toLowerCase() === event.key.toLowerCase());
    if (command !== undefined && runCommand(command)) event.preventDefault();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const step = STEPS[event.key];
    if (step !== undefined && !event.altKey && !event.metaKey && !event.ctrlKey) move(step);
    else if (event.key === 'Enter') take(active, event.ctrlKey || event.metaKey);
    else return;
    event.preventDefault();
  };

  return (
    <Dialog title={t(`links.pick.${kind}`)} width="wide" onClose={onClose}>
      <div className={styles.picker}>
        <input
          ref={input}
          type="text"
          role="combobox"
          dir="auto"
          aria-label={t(`links.pick.${kind}`)}
          aria-expanded={options.length > 0}
          aria-controls={`${id}-list`}
          aria-activedescendant={active ? `${id}-${active.key}` : undefined}
          aria-autocomplete="list"
          autoComplete="off"
          spellCheck={false}
          placeholder={t(`links.pick.placeholder.${kind}`)}
          className={styles.input}
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
            forget();
          }}
          onKeyDown={onKeyDown}
        />
        <LinkOptionList
          id={id}
          kind={kind}
          options={options}
          active={active}
          typed={text.trim() !== ''}
          abstained={proposals?.abstained ?? false}
          onKeyDown={onListKeyDown}
          onPoint={choose}
          onTake={take}
        />
        <footer className={styles.foot}>
          <StanceSelect stance={stance} label={t('links.pick.stance')} onChange={setStance} />
          <span className={styles.keys}>
            <span>
              <Kbd keys="Enter" /> {t('links.pick.accept')}
            </span>
            <span>
              <Kbd keys="Mod+Enter" /> {t('links.pick.stay')}
            </span>
          </span>
          {active?.kind === 'proposal' && (
            <Button variant="quiet" onClick={dismiss}>
              {t('links.pick.dismiss')} <Kbd keys="D" />
            </Button>
          )}
        </footer>
      </div>
    </Dialog>
  );
}

const PROPOSED = 5;
const LETTERS = ['proposal.accept', 'proposal.dismiss'] as const;
const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 };
