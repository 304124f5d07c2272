import { EventEmitter } from 'node:events';
import type * as Electron from 'electron';
import { makeCodec } from '../page/codec.ts';
import type { ToMain } from '../page/preload-world.ts';
import type { Shared } from './strict.ts';
import type { TestWebContents } from './web-contents.ts';

type Handler = (event: Electron.IpcMainInvokeEvent, ...args: unknown[]) => unknown;

export const codec = makeCodec();

class TestIpcMain extends EventEmitter {
  #handlers = new Map<string, Handler>();

  handle(channel: string, handler: Handler): void {
    if (this.#handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    this.#handlers.set(channel, handler);
  }

  handleOnce(channel: string, handler: Handler): void {
    this.handle(channel, (event, ...args) => {
      this.removeHandler(channel);
      return handler(event, ...args);
    });
  }

  removeHandler(channel: string): void {
    this.#handlers.delete(channel);
  }

  /** Host only. */
  async _invoke(channel: string, event: Electron.IpcMainInvokeEvent, args: unknown[]): Promise<unknown> {
    const handler = this.#handlers.get(channel);
    if (!handler) throw new Error(`No handler registered for '${channel}'`);
    return handler(event, ...args);
  }
}

export const ipcMain = new TestIpcMain() satisfies Shared<TestIpcMain, Electron.IpcMain>;

/** A message from the preload of `contents`. */
export function dispatchToMain(contents: TestWebContents, message: ToMain, frameId: string, contextId: number): void {
  if (message.kind === 'preload-error') {
    contents.emit('preload-error', {}, contents._preload, codec.decode(message.data));
    return;
  }
  const [channel, args] = codec.decode(message.data) as [string, unknown[]];
  const reply = (replyChannel: string, ...values: unknown[]) => contents.send(replyChannel, ...values);
  const senderFrame = contents._frame(frameId);
  const fields = { type: 'frame', sender: contents, senderFrame, processId: 1, frameId: 1, ports: [], reply };
  const event = fields as unknown as Electron.IpcMainInvokeEvent;
  if (message.kind === 'send') ipcMain.emit(channel, event, ...args);
  else void answer(contents, message.id, contextId, () => ipcMain._invoke(channel, event, args));
}

async function answer(contents: TestWebContents, id: number, contextId: number, work: () => Promise<unknown>) {
  try {
    contents._target.deliver({ kind: 'reply', id, data: codec.encode(await work()) }, contextId);
  } catch (error) {
    contents._target.deliver({ kind: 'reply-error', id, message: String(error) }, contextId);
  }
}
