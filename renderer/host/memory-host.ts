import { isExternalAddress } from '#shared/contract/external-url.ts';
import type { Host, HostInfo, MenuModel, OpenRequest } from '#shared/contract/host.ts';
import { ok } from '#shared/domain/result.ts';
import { MemoryDisk } from './memory-disk.ts';
import { type StorageCall, type StorageFault, withFaults } from './memory-faults.ts';
import { type MemoryFilesControl, memoryFiles } from './memory-files.ts';

/** What a test does in place of a person and of the system. */
interface MemoryControl extends MemoryFilesControl {
  /** What the page asked of its window and of the system, oldest first. */
  readonly titles: readonly string[];
  readonly themes: readonly ('system' | 'light' | 'dark')[];
  readonly menus: readonly (readonly MenuModel[])[];
  readonly opened: readonly string[];
  readonly printed: readonly string[];
  command(commandId: string): void;
  openRequest(request: OpenRequest): void;
  /** As if the window wanted to close: resolves when everything is written, rejects when something was not. */
  flush(): Promise<void>;
  /** The disk under journal, projects and media: fill it, crash it, damage it, or give it to the next host. */
  readonly disk: MemoryDisk;
  /** The next calls of `call` meet these faults, one each. */
  fault(call: StorageCall, ...faults: readonly StorageFault[]): void;
  /** The page is gone: what it had begun is dropped. */
  leave(): Promise<void>;
}

export interface MemoryHost extends Host {
  readonly control: MemoryControl;
}

/**
 * A Host without a window, for tests: it answers as told and remembers what was asked. With the `disk` of another it is the next
 * start after that one's, or a second window beside it.
 */
export function createMemoryHost(info: Partial<HostInfo> = {}, disk = new MemoryDisk()): MemoryHost {
  const commands = new Set<(commandId: string) => void>();
  const requests = new Set<(request: OpenRequest) => void>();
  const flushers = new Set<() => Promise<void>>();
  const titles: string[] = [];
  const themes: ('system' | 'light' | 'dark')[] = [];
  const menus: (readonly MenuModel[])[] = [];
  const opened: string[] = [];
  const printed: string[] = [];
  const faults = new Map<StorageCall, StorageFault[]>();
  const { files, control } = memoryFiles();
  const page = disk.storage.page();
  return {
    kind: 'memory',
    info: async () => ({ ...DEFAULTS, ...info }),
    files,
    folder: null,
    ...withFaults(page, (call) => faults.get(call)?.shift()),
    window: {
      onCommand: (run) => added(commands, run),
      onOpenRequest: (open) => added(requests, open),
      onFlushRequest: (flush) => added(flushers, flush),
      setTitle: async (title) => void titles.push(title),
      setTheme: async (theme) => void themes.push(theme),
      setMenu: async (model) => void menus.push(model),
      setQuickCapture: async () => false,
    },
    out: {
      async openExternal(url) {
        const isAllowed = isExternalAddress(url, URL.canParse(url) ? new URL(url) : null);
        if (isAllowed) opened.push(url);
        return isAllowed;
      },
      diagnostics: async () => `Throughline ${DEFAULTS.version}`,
      // Without a window there is nothing to draw: as in a browser, the file is the print dialog's.
      async printPdf(suggestedName) {
        printed.push(suggestedName);
        return ok(null);
      },
    },
    control: {
      ...control,
      titles,
      themes,
      menus,
      opened,
      printed,
      command: (commandId) => {
        for (const run of commands) run(commandId);
      },
      openRequest: (request) => {
        for (const open of requests) open(request);
      },
      flush: async () => void (await Promise.all([...flushers].map((flush) => flush()))),
      disk,
      fault: (call, ...more) => void faults.set(call, [...(faults.get(call) ?? []), ...more]),
      leave: () => page.leave(),
    },
  };
}

const DEFAULTS: HostInfo = {
  version: '0.0.0',
  platform: 'other',
  locale: 'en-GB',
  can: { nativeMenu: false },
  launch: { sample: false, careful: false },
};

function added<T>(set: Set<T>, member: T): () => void {
  set.add(member);
  return () => void set.delete(member);
}
