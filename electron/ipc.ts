import { BrowserWindow, ipcMain } from 'electron';
import { CHANNELS } from '#shared/contract/channels.ts';
import { type Answer, CALLS, type CallName, type HostCalls } from '#shared/contract/ipc-contract.ts';
import { checkCall } from './ipc-guard.ts';
import { errorFields, type Log } from './log.ts';

/** What main does for each call. `window` is the one that asked. */
export type CallHandlers = {
  readonly [K in CallName]: (
    window: BrowserWindow,
    ...args: Parameters<HostCalls[K]>
  ) => ReturnType<HostCalls[K]> | Promise<ReturnType<HostCalls[K]>>;
};

/** Registers every call of the contract. The only place that touches ipcMain. */
export function registerCalls(handlers: CallHandlers, log: Log): void {
  // Every name of CALLS is one of CallName: the type of `Object.keys` says less than is true.
  for (const name of Object.keys(CALLS) as CallName[]) handle(name, handlers[name], log);
}

function handle<K extends CallName>(name: K, run: CallHandlers[K], log: Log): void {
  ipcMain.handle(CHANNELS[name], async (event, ...args: unknown[]): Promise<Answer<ReturnType<HostCalls[K]>>> => {
    const window = BrowserWindow.fromWebContents(event.sender);
    const checked = checkCall(name, { frame: event.senderFrame, hasWindow: window !== null, args });
    if (!checked.ok || window === null) {
      const reason = checked.ok ? 'window' : checked.problem;
      console.warn(`ipc: refused ${name} (${reason})`);
      log.write('ipc.refused', { call: name, reason });
      return { error: { code: 'refused', message: reason } };
    }
    try {
      return { value: await run(window, ...checked.value) };
    } catch (cause) {
      // Only the kind of error goes to the page: a system error's text holds paths.
      console.error(`ipc: ${name} failed`, cause);
      log.write('ipc.failed', { call: name, ...errorFields(cause) });
      return { error: { code: 'failed', message: name } };
    }
  });
}
