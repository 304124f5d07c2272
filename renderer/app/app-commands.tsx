import { lazy, type ReactNode, Suspense, useState } from 'react';
import { createInterview } from '#renderer/data/actions/create-actions.ts';
import type { History } from '#renderer/data/history.ts';
import { useApp, useHistoryState } from '#renderer/data/use-live.ts';
import { told } from '#renderer/record-ui/tell-problem.ts';
import { background } from '#renderer/ui/background.ts';
import { keysOf, runCommand, useCommand } from '#renderer/ui/commands.tsx';
import { announce } from '#renderer/ui/live-region.tsx';
import { Menu } from '#renderer/ui/menu.tsx';
import { setPreferences } from '#renderer/ui/preferences.ts';
import { useText } from '#renderer/ui/text.tsx';
import { focusNewestToast } from '#renderer/ui/toast-list.tsx';
import { toast } from '#renderer/ui/toasts.ts';
import { go, type Place, placeOf } from '../routes.ts';
import { changeWords } from './change-words.ts';
import { commandLabel } from './command-label.ts';
import type { CreateKind } from './create-dialog.tsx';
import { flush } from './flush.ts';
import { linkOf } from './open-link.ts';
import { PROJECT } from './outside.ts';
import { focusRegion } from './regions.ts';

const CreateDialog = lazy(() => import('./create-dialog.tsx').then((m) => ({ default: m.CreateDialog })));

/** The commands that belong to no page. Where a page answers one of them itself, the page comes first. */
export function AppCommands(): ReactNode {
  useGoCommands();
  useWindowCommands();
  useHistoryCommands();
  return <CreateCommands />;
}

function useGoCommands(): void {
  const to = (place: Place) => ({ run: () => go(place), fallback: true });
  useCommand('go.back', { run: () => window.history.back() });
  useCommand('go.forward', { run: () => window.history.forward() });
  useCommand('go.inbox', to({ kind: 'inbox' }));
  useCommand('go.guides', to({ kind: 'guides' }));
  useCommand('highlight.auto-code', to({ kind: 'codebook', view: 'auto-code' }));
  useCommand('codebook.tidy', to({ kind: 'codebook', view: 'duplicates' }));
  useCommand('go.interviews', to({ kind: 'interviews' }));
  useCommand('go.highlights', to({ kind: 'highlights' }));
  useCommand('go.insights', to({ kind: 'insights' }));
  useCommand('go.needs', to({ kind: 'needs' }));
  useCommand('go.goals', to({ kind: 'goals' }));
  useCommand('go.throughline', to({ kind: 'throughline' }));
  useCommand('go.participants', to({ kind: 'participants' }));
  useCommand('go.codebook', to({ kind: 'codebook' }));
  useCommand('go.studies', to({ kind: 'studies' }));
  useCommand('go.analysis', to({ kind: 'analysis' }));
  useCommand('go.prioritise', to({ kind: 'prioritise' }));
  useCommand('go.themes', to({ kind: 'insights', by: 'theme' }));
  useCommand('go.canvas', to({ kind: 'canvas' }));
  useCommand('go.tree', to({ kind: 'tree' }));
  useCommand('go.decisions', to({ kind: 'decisions' }));
  useCommand('go.rounds', to({ kind: 'rounds' }));
  useCommand('go.digest', to({ kind: 'digest' }));
  useCommand('go.reports', to({ kind: 'reports' }));
  useCommand('go.proposals', to({ kind: 'proposals' }));
  useCommand('go.rules', to({ kind: 'rules' }));
  useCommand('go.trash', to({ kind: 'trash' }));
  useCommand('search.open', to({ kind: 'search' }));
  useCommand('settings.open', to({ kind: 'settings' }));
}

function useWindowCommands(): void {
  const t = useText();
  const app = useApp();
  useCommand('theme.system', { run: () => setPreferences({ theme: 'system' }) });
  useCommand('theme.light', { run: () => setPreferences({ theme: 'light' }) });
  useCommand('theme.dark', { run: () => setPreferences({ theme: 'dark' }) });
  useCommand('theme.contrast', { run: () => setPreferences({ theme: 'contrast' }) });
  useCommand('region.next', { run: () => focusRegion(1) });
  useCommand('region.previous', { run: () => focusRegion(-1) });
  useCommand('toast.focus', { run: () => void focusNewestToast() });
  useCommand('print.open', { run: () => window.print(), fallback: true });
  const copyLink = async (): Promise<void> => {
    const place = placeOf(window.location.hash);
    const inApp = app.host.kind === 'electron' && place !== null && 'id' in place;
    await navigator.clipboard.writeText(inApp ? linkOf(place.id, PROJECT) : window.location.href);
    toast({ text: t('shell.linkCopied') });
  };
  useCommand('record.copy-link', { run: () => background(copyLink(), t('errors.copy')), fallback: true });
  const saveNow = async (): Promise<void> => {
    if (await flush(app)) announce(t('shell.savedNow'));
  };
  useCommand('save.now', { run: () => background(saveNow(), t('shell.notSaved.long')) });
}

function useHistoryCommands(): void {
  const t = useText();
  const { history } = useApp();
  const { undo, redo } = useHistoryState();
  const move = async (step: History['undo'], said: 'shell.undone' | 'shell.redone'): Promise<void> => {
    const done = told(t, await step());
    if (done === null) return;
    const left = done.left.length === 0 ? '' : ` ${t('shell.undo.left', { count: done.left.length })}`;
    toast({ text: t(said, { label: changeWords(t, done.label) }) + left });
  };
  useCommand('history.undo', {
    run: () => background(move(history.undo, 'shell.undone'), t('errors.undo')),
    enabled: undo !== null,
    label: undo ? t('shell.undoLabel', { label: changeWords(t, undo) }) : undefined,
  });
  useCommand('history.redo', {
    run: () => background(move(history.redo, 'shell.redone'), t('errors.undo')),
    enabled: redo !== null,
    label: redo ? t('shell.redoLabel', { label: changeWords(t, redo) }) : undefined,
  });
}

function CreateCommands(): ReactNode {
  const t = useText();
  const app = useApp();
  const [kind, setKind] = useState<CreateKind | null>(null);
  const interview = async (): Promise<void> => {
    const id = told(t, await createInterview(app, { title: '' }));
    if (id !== null) go({ kind: 'interview', id });
  };
  useCommand('interview.new', { run: () => background(interview(), t('errors.create')), fallback: true });
  useCommand('insight.new', { run: () => setKind('insight'), fallback: true });
  useCommand('need.new', { run: () => setKind('need'), fallback: true });
  useCommand('goal.new', { run: () => setKind('goal'), fallback: true });
  useCommand('study.new', { run: () => setKind('study'), fallback: true });
  useCommand('participant.new', { run: () => setKind('participant'), fallback: true });
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  useCommand('create.menu', { run: () => setAnchor(focusedOrPage()), fallback: true });
  return (
    <>
      {anchor && (
        <Menu
          label={t('commands.create.menu')}
          anchor={anchor}
          items={CREATE.map((id) => ({
            kind: 'item',
            id,
            label: commandLabel(t, id),
            keys: keysOf(id) || undefined,
            onSelect: () => void runCommand(id),
          }))}
          onClose={() => setAnchor(null)}
        />
      )}
      <Suspense>{kind && <CreateDialog kind={kind} onClose={() => setKind(null)} />}</Suspense>
    </>
  );
}

const CREATE = ['interview.new', 'insight.new', 'need.new', 'goal.new', 'study.new', 'participant.new'] as const;

/** A menu asked for by a key hangs where the person is. */
function focusedOrPage(): HTMLElement {
  const focused = document.activeElement;
  // A list that has the focus points at its row.
  const row = document.getElementById(focused?.getAttribute('aria-activedescendant') ?? '');
  if (row !== null) return row;
  if (focused instanceof HTMLElement && focused !== document.body) return focused;
  return document.querySelector<HTMLElement>('main h1') ?? document.body;
}
