import { pickHost } from '#renderer/host/pick-host.ts';
import type { Host } from '#shared/contract/host.ts';
import { type ConformanceIo, type ConformanceResult, hostConformance } from '../host-conformance.ts';
import { fromBase64, toBase64 } from './base64.ts';

declare global {
  interface Window {
    /** The Host itself, for what only a spec can do: two tabs, another start. */
    readonly conformanceHost: Host;
    runConformance(): Promise<readonly ConformanceResult[]>;
    /** Given by the spec, which plays the person and the disk. */
    ioPick(files: readonly { readonly name: string; readonly base64: string }[] | null): Promise<void>;
    ioSave(answer: 'accept' | 'cancel'): Promise<void>;
    ioSaved(name: string): Promise<string | null>;
  }
}

/** A page with nothing but the Host of its surroundings. Never part of the app. */
const io: ConformanceIo = {
  pick: async (files) => {
    await window.ioPick(files?.map(({ name, bytes }) => ({ name, base64: toBase64(bytes) })) ?? null);
  },
  save: (answer) => window.ioSave(answer),
  saved: async (name) => {
    const base64 = await window.ioSaved(name);
    return base64 === null ? null : fromBase64(base64);
  },
};

const host = pickHost('0.0.0');
Object.assign(window, { conformanceHost: host });
window.runConformance = () => hostConformance(host, io);
document.body.dataset.ready = '';
