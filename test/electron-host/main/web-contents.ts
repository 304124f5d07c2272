import type * as Electron from 'electron';
import type { ToMain } from '../page/preload-world.ts';
import { codec, dispatchToMain } from './ipc.ts';
import { nativeTheme } from './native-theme.ts';
import { toCdpPrintOptions } from './print-options.ts';
import { RendererTarget, type TargetOwner } from './renderer-target.ts';
import { fromChromiumUrl, originOf, toChromiumUrl } from './scheme.ts';
import { applyPermissions, session } from './session.ts';
import { preventable, type Shared, strict, strictEmitter } from './strict.ts';
import type { TestBrowserWindow } from './window.ts';

const EMITTED = [
  'destroyed',
  'did-fail-load',
  'did-finish-load',
  'did-navigate',
  'did-navigate-in-page',
  'did-start-loading',
  'did-stop-loading',
  'dom-ready',
  'preload-error',
  'render-process-gone',
  'will-frame-navigate',
  'will-navigate',
  'will-redirect',
];
/** Subscribed to for safety or by native menus; the host has no source for them. */
const NEVER_EMITTED = ['context-menu', 'before-input-event', 'will-attach-webview', 'unresponsive', 'responsive'];

type OpenHandler = (details: Electron.HandlerDetails) => Electron.WindowOpenHandlerResponse;

let lastId = 0;

export class TestWebContents extends strictEmitter('webContents', [...EMITTED, ...NEVER_EMITTED]) {
  readonly id = ++lastId;
  readonly session = session.defaultSession;
  readonly _target: RendererTarget;
  readonly _preload: string | undefined;
  #window: TestBrowserWindow;
  #openHandler: OpenHandler | undefined;
  #loading = false;

  constructor(window: TestBrowserWindow, preload: string | undefined) {
    super();
    this.#window = window;
    this._preload = preload;
    const { width, height } = window.getBounds();
    const colorScheme = nativeTheme.shouldUseDarkColors ? 'dark' : 'light';
    this._target = new RendererTarget(this.#asOwner(), { preload, width, height, colorScheme });
  }

  async loadURL(url: string): Promise<void> {
    await this._target.created;
    await applyPermissions(this as unknown as Electron.WebContents, url);
    const finished = new Promise<void>((resolve) => this.once('did-finish-load', () => resolve()));
    this.#setLoading(true);
    const errorText = await this._target.navigate(toChromiumUrl(url));
    if (errorText) {
      this.#setLoading(false);
      this.emit('did-fail-load', {}, -2, errorText, url, true);
      throw new Error(`${errorText} loading '${url}'`);
    }
    await finished;
  }

  reload(): void {
    void this._target.reload();
  }

  send(channel: string, ...args: unknown[]): void {
    this._target.deliver({ kind: 'event', data: codec.encode([channel, args]) });
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.#openHandler = handler;
  }

  async executeJavaScript(code: string): ReturnType<Electron.WebContents['executeJavaScript']> {
    const parameters = { expression: code, awaitPromise: true, returnByValue: true };
    const { result, exceptionDetails } = await this._target.send('Runtime.evaluate', parameters);
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  }

  async printToPDF(options: Electron.PrintToPDFOptions): Promise<Buffer> {
    const { data } = await this._target.send('Page.printToPDF', toCdpPrintOptions(options));
    return Buffer.from(data, 'base64');
  }

  async capturePage() {
    const { data } = await this._target.send('Page.captureScreenshot', {});
    return strict('nativeImage', { toPNG: () => Buffer.from(data, 'base64'), isEmpty: () => false });
  }

  get mainFrame() {
    return this._frame(this._target.targetId);
  }

  /** A WebFrameMain in Electron's URLs; null when the frame is gone. */
  _frame(frameId: string): TestFrame | null {
    const frame = this._target.frames.get(frameId);
    if (!frame) return null;
    const url = fromChromiumUrl(frame.url);
    const parent = frame.parentId ? this._frame(frame.parentId) : null;
    return strict('webFrameMain', { url, origin: originOf(url), parent, name: '', isDestroyed: () => false });
  }

  getURL = () => fromChromiumUrl(this._target.url);
  getTitle = () => this.#window.getTitle();
  isDestroyed = () => this.#window.isDestroyed();
  isLoading = () => this.#loading;
  getOwnerBrowserWindow = () => this.#window;
  focus() {}
  openDevTools() {}
  setZoomFactor() {}

  #setLoading(loading: boolean): void {
    if (this.#loading === loading) return;
    this.#loading = loading;
    this.emit(loading ? 'did-start-loading' : 'did-stop-loading', {});
  }

  #asOwner(): TargetOwner {
    return {
      onMessage: (message: ToMain, frameId, contextId) => dispatchToMain(this, message, frameId, contextId),
      onNavigated: (inPage) => {
        if (inPage) this.emit('did-navigate-in-page', {}, this.getURL(), true);
        else this.emit('did-navigate', {}, this.getURL(), 200, '');
      },
      onLifecycle: (name) => {
        if (name === 'DOMContentLoaded') this.emit('dom-ready', {});
        if (name !== 'load') return;
        this.#setLoading(false);
        this.emit('did-finish-load', {});
        this.#window._becomeReadyToShow();
      },
      onWindowOpen: (url, frameName) => this.#askToOpen(fromChromiumUrl(url), frameName),
      onCrashed: (reason) => this.emit('render-process-gone', {}, { reason, exitCode: reason === 'killed' ? 9 : 1 }),
      onDestroyed: () => this.#window._markClosed(),
      askToNavigate: (url, { isMainFrame, isRedirect }) => {
        const event = preventable({ url, isMainFrame, isSameDocument: false, frame: this.mainFrame });
        if (!isRedirect) this.emit('will-frame-navigate', event);
        if (isRedirect) this.emit('will-redirect', event, url, false, isMainFrame);
        else if (isMainFrame) this.emit('will-navigate', event, url);
        return event.defaultPrevented;
      },
    };
  }

  /** The new page itself is always closed by RendererTarget. */
  #askToOpen(url: string, frameName: string): void {
    const referrer: Electron.Referrer = { url: '', policy: 'default' };
    const details = { url, frameName, features: '', disposition: 'foreground-tab', referrer } as const;
    const response = this.#openHandler?.(details);
    if (response?.action !== 'deny') console.error(`Electron test host: cannot allow window.open (${url})`);
  }
}

export interface TestFrame {
  url: string;
  origin: string;
  parent: TestFrame | null;
  name: string;
  isDestroyed(): boolean;
}

type NotComparable = 'session' | 'mainFrame' | 'capturePage' | 'getOwnerBrowserWindow';
type Compared = TestWebContents extends Shared<TestWebContents, Electron.WebContents, NotComparable> ? true : never;
true satisfies Compared;
