import { useEffect, useRef, useState } from 'react';
import { saveLastWords } from '#renderer/data/last-words.ts';
import { useApp } from '#renderer/data/use-live.ts';
import { background } from '#renderer/ui/background.ts';
import { useText } from '#renderer/ui/text.tsx';
import type { Result } from '#shared/domain/result.ts';
import type { ArchiveProblem } from '#shared/exchange/archive/archive-problem.ts';
import { type BackupClient, createBackupClient } from './backup-client.ts';
import type { Build, OpenBackupProblem } from './backup-desk.ts';
import type { Inside, MergePreview } from './look-inside.ts';
import { type TakeOverProblem, takeOver } from './take-over.ts';

export type ArchiveState =
  | { readonly kind: 'reading'; readonly share: number | undefined }
  | { readonly kind: 'locked'; readonly isWrong: boolean }
  | {
      readonly kind: 'refused';
      readonly why: 'refused' | 'damaged' | 'too-costly';
      readonly problems: readonly ArchiveProblem[];
      readonly canSalvage: boolean;
    }
  | { readonly kind: 'inside'; readonly inside: Inside }
  /** `preview`: of a merge. */
  | { readonly kind: 'asking'; readonly build: Build; readonly preview: MergePreview | null }
  | { readonly kind: 'building' }
  | { readonly kind: 'failed'; readonly why: TakeOverProblem['kind']; readonly details: string | undefined };

export interface OpenArchive {
  readonly state: ArchiveState;
  unlock(passphrase: string): void;
  salvage(): void;
  ask(build: Build): void;
  build(build: Build): void;
}

/** The steps of an archive from a file to the place of the project. Until `build` nothing is written. */
export function useArchive(file: Blob, onReplaced: () => void): OpenArchive {
  const t = useText();
  const app = useApp();
  const [state, setState] = useState<ArchiveState>(READING);
  const client = useRef<BackupClient | null>(null);
  const passphrase = useRef<string | null>(null);

  const told = (opened: Result<Inside, OpenBackupProblem>): void => {
    if (opened.ok) setState({ kind: 'inside', inside: opened.value });
    else setState(refusal(opened.problem));
  };
  const work = (run: (desk: BackupClient) => Promise<void>): void => {
    const desk = client.current;
    if (desk === null) return;
    background(
      run(desk).catch((cause: unknown) => {
        setState({ kind: 'failed', why: 'storage', details: cause instanceof Error ? cause.message : String(cause) });
      }),
      t('errors.action'),
    );
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: the file is read once
  useEffect(() => {
    const onShare = (share: number): void =>
      setState((now) => (now.kind === 'reading' ? { kind: 'reading', share } : now));
    client.current = createBackupClient(onShare);
    let isHere = true;
    work(async (desk) => {
      const opened = await desk.open(file, null);
      if (isHere) told(opened);
    });
    return () => {
      isHere = false;
      client.current?.stop();
      client.current = null;
    };
  }, [file]);

  return {
    state,
    unlock(words) {
      passphrase.current = words;
      setState(READING);
      work(async (desk) => told(await desk.open(file, words)));
    },
    salvage() {
      setState(READING);
      work(async (desk) => told(await desk.salvage(file, passphrase.current, app.newUuid())));
    },
    ask(build) {
      if (build === 'archive') {
        setState({ kind: 'asking', build, preview: null });
        return;
      }
      setState({ kind: 'reading', share: undefined });
      work(async (desk) => {
        const preview = await desk.preview(app.at);
        if (preview.ok) setState({ kind: 'asking', build, preview: preview.value });
        else setState(failure(preview.problem));
      });
    },
    build(build) {
      setState({ kind: 'building' });
      work(async (desk) => {
        // What is being typed belongs to the state that is kept.
        saveLastWords();
        const done = await takeOver(app, desk, build);
        if (done.ok) onReplaced();
        else setState(failure(done.problem));
      });
    },
  };
}

const READING: ArchiveState = { kind: 'reading', share: undefined };

function refusal(problem: OpenBackupProblem): ArchiveState {
  switch (problem.kind) {
    case 'needs-passphrase':
      return { kind: 'locked', isWrong: false };
    case 'wrong-key':
      return { kind: 'locked', isWrong: true };
    case 'refused': {
      const { problems } = problem;
      // What is no archive, or one of a newer version, has nothing that could be recovered.
      const canSalvage = !problems.some(({ kind }) => kind === 'not-an-archive' || kind === 'newer');
      return { kind: 'refused', why: 'refused', problems, canSalvage };
    }
    default:
      return { kind: 'refused', why: problem.kind, problems: [], canSalvage: false };
  }
}

const failure = (problem: TakeOverProblem): ArchiveState => ({
  kind: 'failed',
  why: problem.kind,
  details: 'message' in problem ? problem.message : undefined,
});
