import type { makeBridge } from './bridge.ts';
import type { makeCodec } from './codec.ts';

/** Preload -> main. `data` is encoded by the codec. */
export type ToMain =
  | { kind: 'invoke'; id: number; data: string }
  | { kind: 'send'; data: string }
  | { kind: 'preload-error'; data: string };

/** Main -> preload. */
export type ToPreload =
  | { kind: 'reply'; id: number; data: string }
  | { kind: 'reply-error'; id: number; message: string }
  | { kind: 'event'; data: string };

export interface PreloadWorldOptions {
  secret: string;
  /** The function that Runtime.addBinding put into the preload's world; the page cannot see it. */
  binding: string;
  /** The sandboxed preload's `process`. */
  process: object;
}

type PreloadScript = (require: unknown, module: { exports: object }, exports: object, process: unknown) => void;
type Listener = (event: object, ...args: unknown[]) => void;

/**
 * Runs the preload script in an isolated world, with `contextBridge` and `ipcRenderer`.
 * Injected as source text together with its two makers and the preload's own text: uses nothing from outside.
 */
export function runPreload(
  options: PreloadWorldOptions,
  codecMaker: typeof makeCodec,
  bridgeMaker: typeof makeBridge,
  preload: PreloadScript,
): void {
  if (window.top !== window || location.href === 'about:blank') return; // as in Electron, frames get no preload
  const world = globalThis as unknown as Record<string, unknown>;
  const { encode, decode } = codecMaker();
  const bridge = bridgeMaker(options.secret, 'preload', 'page');
  const postText = world[options.binding] as (text: string) => void;
  delete world[options.binding];
  const post = (message: ToMain) => postText(JSON.stringify(message));

  const listeners = new Map<string, Listener[]>();
  const pending = new Map<number, { channel: string; resolve(value: unknown): void; reject(error: Error): void }>();
  let lastId = 0;

  function strict<T extends object>(name: string, members: T): T {
    return new Proxy(members, {
      get(target, key) {
        if (key in target || typeof key === 'symbol' || key === 'then') return Reflect.get(target, key);
        throw new Error(`Electron test host: ${name}.${key} is not implemented`);
      },
    });
  }

  const ipcRenderer = strict('ipcRenderer', {
    invoke(channel: string, ...args: unknown[]) {
      return new Promise((resolve, reject) => {
        const id = ++lastId;
        const data = encode([String(channel), args]);
        pending.set(id, { channel, resolve, reject });
        post({ kind: 'invoke', id, data });
      });
    },
    send(channel: string, ...args: unknown[]) {
      post({ kind: 'send', data: encode([String(channel), args]) });
    },
    on(channel: string, listener: Listener) {
      listeners.set(channel, [...(listeners.get(channel) ?? []), listener]);
      return ipcRenderer;
    },
    once(channel: string, listener: Listener) {
      const onceOnly: Listener = (...args) => {
        ipcRenderer.off(channel, onceOnly);
        listener(...args);
      };
      return ipcRenderer.on(channel, onceOnly);
    },
    off(channel: string, listener: Listener) {
      const kept = [...(listeners.get(channel) ?? [])];
      const index = kept.lastIndexOf(listener);
      if (index >= 0) kept.splice(index, 1);
      listeners.set(channel, kept);
      return ipcRenderer;
    },
    addListener: (channel: string, listener: Listener): object => ipcRenderer.on(channel, listener),
    removeListener: (channel: string, listener: Listener): object => ipcRenderer.off(channel, listener),
    removeAllListeners(channel: string) {
      listeners.delete(channel);
      return ipcRenderer;
    },
  });

  world[`${options.secret}:deliver`] = (text: string) => {
    const message = JSON.parse(text) as ToPreload;
    if (message.kind === 'event') {
      const [channel, args] = decode(message.data) as [string, unknown[]];
      for (const listener of listeners.get(channel) ?? []) listener({ sender: ipcRenderer, ports: [] }, ...args);
      return;
    }
    const request = pending.get(message.id);
    pending.delete(message.id);
    if (message.kind === 'reply') request?.resolve(decode(message.data));
    else request?.reject(new Error(`Error invoking remote method '${request.channel}': ${message.message}`));
  };

  const electron = strict('electron (in the preload)', {
    ipcRenderer,
    contextBridge: strict('contextBridge', {
      exposeInMainWorld: (key: string, api: unknown) => bridge.expose(key, api),
    }),
  });
  const require = (id: string) => {
    if (id === 'electron' || id === 'electron/renderer') return electron;
    throw new Error(`module not found: ${id}`);
  };
  const module = { exports: {} };
  try {
    preload(require, module, module.exports, Object.freeze(options.process));
  } catch (error) {
    console.error('Unable to load preload script', error);
    post({ kind: 'preload-error', data: encode(error) });
  }
}
