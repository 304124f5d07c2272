import type { MediaProblem } from '#renderer/data/media-files.ts';
import { fail, ok, type Result } from '#shared/domain/result.ts';

export type PlayerTrouble = MediaProblem['kind'] | 'broken';

export interface PlayerState {
  /** `idle`: nothing has been read yet. */
  readonly status: 'idle' | 'loading' | 'ready' | PlayerTrouble;
  /** 0..1, while it is loading. */
  readonly share: number;
  /** Milliseconds of the transcript's clock. */
  readonly timeMs: number;
  /** Of the recording; null until it is known. */
  readonly durationMs: number | null;
  readonly isPlaying: boolean;
  /** 0.5 to 3. */
  readonly rate: number;
}

export interface Player {
  state(): PlayerState;
  subscribe(listener: () => void): () => void;
  /** From there, or from where it stands. Reads the recording first where that has not been done. */
  play(fromMs?: number): Promise<void>;
  pause(): void;
  seek(ms: number): void;
  setRate(rate: number): void;
  /** Reads the recording without playing it. */
  load(): Promise<Result<Blob, PlayerTrouble>>;
  /** The element that shows it, where it is a film. */
  readonly element: HTMLMediaElement;
  /** Lets go of the recording. */
  close(): void;
}

export interface PlayerOptions {
  readonly isFilm: boolean;
  /** What to add to a time of the transcript to find it in the recording, in milliseconds. */
  readonly offsetMs: number;
  readonly durationMs: number | null;
  readonly rate: number;
  readonly read: (onShare: (share: number) => void, signal: AbortSignal) => Promise<Result<Blob, MediaProblem>>;
  readonly onDuration: (ms: number) => void;
}

/** One recording and the element that plays it. */
export function createPlayer(options: PlayerOptions): Player {
  const element = document.createElement(options.isFilm ? 'video' : 'audio');
  element.preload = 'auto';
  element.preservesPitch = true;
  const listeners = new Set<() => void>();
  const closing = new AbortController();
  let url: string | null = null;
  let loading: Promise<Result<Blob, PlayerTrouble>> | null = null;
  let wantedMs: number | null = null;
  let state: PlayerState = {
    status: 'idle',
    share: 0,
    timeMs: 0,
    durationMs: options.durationMs,
    isPlaying: false,
    rate: options.rate,
  };
  const set = (part: Partial<PlayerState>): void => {
    state = { ...state, ...part };
    for (const listener of listeners) listener();
  };
  const read = async (): Promise<Result<Blob, PlayerTrouble>> => {
    set({ status: 'loading', share: 0 });
    const done = await options.read((share) => set({ share }), closing.signal);
    if (closing.signal.aborted) return fail('unreadable');
    if (!done.ok) {
      loading = null;
      set({ status: done.problem.kind });
      return fail(done.problem.kind);
    }
    url = URL.createObjectURL(done.value);
    element.src = url;
    const isPlayable = await playable(element, closing.signal);
    if (closing.signal.aborted) return fail('unreadable');
    if (!isPlayable) {
      loading = null;
      set({ status: 'broken', isPlaying: false });
      return fail('broken');
    }
    if (!Number.isFinite(element.duration)) await findEnd(element, closing.signal);
    element.playbackRate = state.rate;
    if (wantedMs !== null) element.currentTime = wantedMs / 1000;
    set({ status: 'ready' });
    return ok(done.value);
  };
  const load = (): Promise<Result<Blob, PlayerTrouble>> => {
    loading ??= read();
    return loading;
  };
  const inRecording = (ms: number): number => Math.max(0, ms + options.offsetMs);
  const seek = (ms: number): void => {
    const end = state.durationMs;
    const at = Math.max(0, end === null ? ms : Math.min(ms, end - options.offsetMs));
    wantedMs = inRecording(at);
    if (state.status === 'ready') element.currentTime = wantedMs / 1000;
    set({ timeMs: at });
  };
  element.addEventListener('timeupdate', () => {
    // While the end is looked for, the element stands anywhere.
    if (state.status === 'ready') set({ timeMs: Math.max(0, element.currentTime * 1000 - options.offsetMs) });
  });
  element.addEventListener('durationchange', () => {
    if (!Number.isFinite(element.duration)) return;
    const durationMs = Math.round(element.duration * 1000);
    set({ durationMs });
    options.onDuration(durationMs);
  });
  element.addEventListener('play', () => set({ isPlaying: true }));
  element.addEventListener('pause', () => set({ isPlaying: false }));
  element.addEventListener('error', () => {
    if (state.status === 'ready') set({ status: 'broken', isPlaying: false });
  });
  return {
    element,
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    load,
    async play(fromMs) {
      if (fromMs !== undefined) seek(fromMs);
      const loaded = await load();
      if (!loaded.ok || closing.signal.aborted) return;
      try {
        await element.play();
      } catch (cause) {
        // Paused again before it began.
        if (!(cause instanceof DOMException && cause.name === 'AbortError')) throw cause;
      }
    },
    pause: () => element.pause(),
    seek,
    setRate(rate) {
      element.playbackRate = rate;
      set({ rate });
    },
    close() {
      closing.abort();
      element.pause();
      element.removeAttribute('src');
      element.load();
      if (url !== null) URL.revokeObjectURL(url);
      listeners.clear();
    },
  };
}

/** Whether the element can play what it was given. */
function playable(element: HTMLMediaElement, signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    const done = (isPlayable: boolean) => (): void => resolve(isPlayable);
    element.addEventListener('loadedmetadata', done(true), { once: true, signal });
    element.addEventListener('error', done(false), { once: true, signal });
    signal.addEventListener('abort', done(false), { once: true });
  });
}

/** Far behind any end: a browser then looks where the end is. */
const BEYOND_S = 1e7;

/** A browser's own recorder writes no length: the end is looked for once, and the recording stands at its start again. */
function findEnd(element: HTMLMediaElement, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (!Number.isFinite(element.duration)) return;
      element.removeEventListener('durationchange', look);
      element.currentTime = 0;
      resolve();
    };
    element.addEventListener('durationchange', look, { signal });
    element.addEventListener('error', () => resolve(), { once: true, signal });
    signal.addEventListener('abort', () => resolve(), { once: true });
    element.currentTime = BEYOND_S;
  });
}
