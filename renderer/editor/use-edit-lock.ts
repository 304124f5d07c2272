import { type RefObject, useEffect, useState } from 'react';
import type { AnyId } from '#shared/domain/ids.ts';

export interface EditLock {
  /** True in the one window that may write this text. */
  readonly isMine: boolean;
  /** True once another window is known to write it: for a moment after the start nobody knows. */
  readonly isElsewhere: boolean;
  /** Takes it from the window that has it, once that one has written its last words; it then shows the text read only. */
  readonly take: () => void;
}

/** What changes hands with the lock. */
export interface HandedOver {
  /** Writes what is typed here. */
  readonly flush: () => Promise<void>;
  /** Shows what is stored now. */
  readonly refresh: () => Promise<void>;
}

type Message = { readonly kind: 'ask' | 'flushed'; readonly asker: string };

/** A window that does not answer is gone or hangs: its words are as safe as its last save. */
const ANSWER_MS = 1_500;

/** One window writes a text, every other one shows it live (the Web Lock `edit:<id>`). The next window in line takes over by itself. */
export function useEditLock(ownerId: AnyId, text: RefObject<HandedOver | null>): EditLock {
  const [state, setState] = useState<'asking' | 'mine' | 'elsewhere'>('asking');
  const [takes, setTakes] = useState(0);
  useEffect(() => {
    const waiting = new AbortController();
    let isHeld = false;
    let letGo = (): void => {};
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    const hold = (): Promise<void> => {
      isHeld = !waiting.signal.aborted;
      if (isHeld) setState('mine');
      return held;
    };
    const standInLine = (): void => {
      isHeld = false;
      if (waiting.signal.aborted) return;
      setState('elsewhere');
      ask({ signal: waiting.signal });
    };
    const ask = (options: LockOptions): void => {
      const answered = async (lock: Lock | null): Promise<void> => (lock === null ? standInLine() : hold());
      // Rejected when this editor closes while it waits; else another window took it, and this one stands in line again.
      navigator.locks.request(`edit:${ownerId}`, options, answered).catch(standInLine);
    };
    const forgetAskers = answerAskers(ownerId, async () => {
      if (!isHeld) return false;
      // From here on nothing more is typed here.
      setState('elsewhere');
      await text.current?.flush();
      return true;
    });
    if (takes === 0) ask({ ifAvailable: true });
    else {
      const steal = (): void => {
        if (!waiting.signal.aborted) ask({ steal: true });
      };
      askHolder(ownerId)
        .then(() => text.current?.refresh())
        .then(steal, steal);
    }
    return () => {
      waiting.abort();
      forgetAskers();
      letGo();
    };
  }, [ownerId, takes, text]);
  return { isMine: state === 'mine', isElsewhere: state === 'elsewhere', take: () => setTakes(takes + 1) };
}

const channelOf = (ownerId: AnyId): BroadcastChannel => new BroadcastChannel(`edit:${ownerId}`);

/** Resolves when the holder has written everything, or has had time enough. */
function askHolder(ownerId: AnyId): Promise<void> {
  const channel = channelOf(ownerId);
  const asker = crypto.randomUUID();
  return new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, ANSWER_MS);
    channel.addEventListener('message', ({ data }: MessageEvent<Message>) => {
      if (data.kind !== 'flushed' || data.asker !== asker) return;
      clearTimeout(timer);
      resolve();
    });
    channel.postMessage({ kind: 'ask', asker } satisfies Message);
  }).finally(() => channel.close());
}

/** `handOver` answers false where the text is not this window's to give. Returns its own undo. */
function answerAskers(ownerId: AnyId, handOver: () => Promise<boolean>): () => void {
  const channel = channelOf(ownerId);
  channel.addEventListener('message', ({ data }: MessageEvent<Message>) => {
    if (data.kind !== 'ask') return;
    const answer = (isDone: boolean): void => {
      if (isDone) channel.postMessage({ kind: 'flushed', asker: data.asker } satisfies Message);
    };
    // What could not be written stays in this window's hands and is tried again.
    handOver().then(answer, () => answer(true));
  });
  return () => channel.close();
}
