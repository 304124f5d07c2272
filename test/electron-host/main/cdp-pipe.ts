import { EventEmitter } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import type { CDPSession } from 'playwright';

/** Typed by Playwright's copy of the protocol; nothing of Playwright runs in this process. */
export type CdpSend = CDPSession['send'];

export interface CdpFrame {
  id: string;
  parentId?: string;
  url: string;
}

export interface PausedRequest {
  requestId: string;
  frameId: string;
  resourceType: string;
  redirectedRequestId?: string;
  request: {
    url: string;
    method: string;
    headers: Record<string, string>;
    hasPostData?: boolean;
    postDataEntries?: { bytes?: string }[];
  };
}

/** The protocol events that the host listens to. */
export interface CdpEvents {
  'Fetch.requestPaused': PausedRequest;
  'Inspector.targetCrashed': object;
  'Page.frameAttached': { frameId: string; parentFrameId: string };
  'Page.frameDetached': { frameId: string };
  'Page.frameNavigated': { frame: CdpFrame };
  'Page.lifecycleEvent': { frameId: string; name: string };
  'Page.navigatedWithinDocument': { frameId: string; url: string };
  'Page.windowOpen': { url: string; windowName: string };
  'Runtime.bindingCalled': { name: string; payload: string; executionContextId: number };
  'Runtime.executionContextCreated': { context: { id: number; name: string; auxData?: { frameId?: string } } };
  'Runtime.executionContextDestroyed': { executionContextId: number };
  'Target.targetCreated': { targetInfo: { targetId: string; type: string } };
  'Target.targetDestroyed': { targetId: string };
}

interface Pending {
  method: string;
  resolve(result: unknown): void;
  reject(error: Error): void;
}

/** An event has no id; an answer has the id of its command. */
interface Incoming {
  id?: number;
  method: string;
  params?: unknown;
  sessionId?: string;
  result?: unknown;
  error?: { message: string };
}

/** The Chrome DevTools Protocol over --remote-debugging-pipe: JSON messages, each ended by a NUL byte. */
export class CdpPipe {
  #output: Writable;
  #emitter = new EventEmitter();
  #pending = new Map<number, Pending>();
  #partial: Buffer[] = [];
  #lastId = 0;

  constructor(output: Writable, input: Readable) {
    this.#output = output;
    output.on('error', () => {}); // a dead Chromium is reported by 'close'
    input.on('data', (chunk: Buffer) => this.#read(chunk));
    input.on('close', () => {
      for (const { reject } of this.#pending.values()) reject(new Error('Electron test host: Chromium is gone'));
      this.#pending.clear();
      this.#emitter.emit('close');
    });
  }

  /** Commands to the browser itself. */
  send: CdpSend = this.session(undefined);

  /** Commands to one attached target. */
  session(sessionId: string | undefined): CdpSend {
    return (method, params) =>
      new Promise((resolve, reject) => {
        const id = ++this.#lastId;
        this.#pending.set(id, { method, resolve, reject });
        this.#output.write(`${JSON.stringify({ id, method, params: params ?? {}, sessionId })}\0`);
      });
  }

  on<T extends keyof CdpEvents>(event: T, listener: (params: CdpEvents[T], sessionId?: string) => void): void {
    this.#emitter.on(event, listener);
  }

  onClose(listener: () => void): void {
    this.#emitter.on('close', listener);
  }

  #read(chunk: Buffer): void {
    let rest = chunk;
    for (let end = rest.indexOf(0); end >= 0; end = rest.indexOf(0)) {
      this.#partial.push(rest.subarray(0, end));
      const text = Buffer.concat(this.#partial).toString();
      this.#partial = [];
      rest = rest.subarray(end + 1);
      this.#dispatch(JSON.parse(text) as Incoming);
    }
    if (rest.length > 0) this.#partial.push(rest);
  }

  #dispatch(message: Incoming): void {
    if (message.id === undefined) {
      this.#emitter.emit(message.method, message.params, message.sessionId);
      return;
    }
    const pending = this.#pending.get(message.id);
    this.#pending.delete(message.id);
    if (message.error) pending?.reject(new Error(`${pending.method}: ${message.error.message}`));
    else pending?.resolve(message.result);
  }
}
