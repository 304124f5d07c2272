import type { Page } from '@playwright/test';
import type { ConformanceIo } from '../host-conformance.ts';

declare global {
  interface Window {
    /** The stubbed pickers' next answers; null cancels. */
    nextOpen: FileSystemFileHandle[] | null;
    nextSave: 'accept' | 'cancel';
  }
}

/** Pickers that a person would see, answered with real file handles of the browser's private file system. */
export async function stubPickers(page: Page): Promise<ConformanceIo> {
  await page.evaluate(() => {
    window.showOpenFilePicker = async () => {
      if (window.nextOpen === null) throw new DOMException('closed', 'AbortError');
      return window.nextOpen;
    };
    window.showSaveFilePicker = async ({ suggestedName }) => {
      if (window.nextSave === 'cancel') throw new DOMException('closed', 'AbortError');
      const root = await navigator.storage.getDirectory();
      return root.getFileHandle(suggestedName, { create: true });
    };
  });
  return {
    pick: async (files) => {
      const coded = files?.map(({ name, bytes }) => ({ name, base64: Buffer.from(bytes).toString('base64') })) ?? null;
      await page.evaluate(offerFiles, coded);
    },
    save: async (answer) => {
      await page.evaluate((next) => {
        window.nextSave = next;
      }, answer);
    },
    saved: async (name) => {
      const base64 = await page.evaluate(readFile, name);
      return base64 === null ? null : Buffer.from(base64, 'base64');
    },
  };
}

/** Runs in the page. */
async function offerFiles(files: { name: string; base64: string }[] | null): Promise<void> {
  if (files === null) {
    window.nextOpen = null;
    return;
  }
  const root = await navigator.storage.getDirectory();
  const folder = await root.getDirectoryHandle('offered', { create: true });
  window.nextOpen = [];
  for (const { name, base64 } of files) {
    const handle = await folder.getFileHandle(name, { create: true });
    const stream = await handle.createWritable();
    await stream.write(Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0)));
    await stream.close();
    window.nextOpen.push(handle);
  }
}

/** Runs in the page: base64, or null where there is no such file. */
async function readFile(name: string): Promise<string | null> {
  const root = await navigator.storage.getDirectory();
  const handle = await root.getFileHandle(name).catch(() => null);
  if (handle === null) return null;
  const bytes = new Uint8Array(await (await handle.getFile()).arrayBuffer());
  let text = '';
  for (let offset = 0; offset < bytes.length; offset += 32_768) {
    text += String.fromCharCode(...bytes.subarray(offset, offset + 32_768));
  }
  return btoa(text);
}
