import { domainToUnicode } from 'node:url';
import { type BrowserWindow, dialog, shell } from 'electron';
import { isExternalAddress } from '#shared/contract/external-url.ts';

/** Opens a web or mail address in the system's own program, if the rule allows it and the person agrees. The only way out. */
export async function openExternal(window: BrowserWindow, text: string): Promise<boolean> {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !isExternalAddress(text, url)) return false;
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    message: url.protocol === 'mailto:' ? 'Write an e-mail?' : 'Open this page in your browser?',
    detail: destination(url),
    buttons: ['Open', 'Cancel'],
    defaultId: 1,
    cancelId: 1,
    noLink: true,
  });
  if (response !== 0) return false;
  await shell.openExternal(url.href);
  return true;
}

/** Where it leads. A name outside ASCII is shown both ways: look-alike letters differ in the second. */
function destination(url: URL): string {
  if (url.protocol === 'mailto:') return url.pathname;
  const readable = domainToUnicode(url.hostname);
  const shown = readable === url.hostname ? url.hostname : `${readable} (${url.hostname})`;
  return `${shown}\n\n${url.href}`;
}
