import type { App } from '#renderer/data/app.ts';
import { offerArchive } from '#renderer/features/backup/offered-archive.ts';
import { background } from '#renderer/ui/background.ts';
import { runCommand, subscribeToCommands } from '#renderer/ui/commands.tsx';
import { preferences } from '#renderer/ui/preferences.ts';
import type { Text } from '#renderer/ui/text.tsx';
import { toast } from '#renderer/ui/toasts.ts';
import { isCommandId } from '#shared/contract/commands.ts';
import type { HostInfo } from '#shared/contract/host.ts';
import { unreachable } from '#shared/domain/assert.ts';
import { go } from '../routes.ts';
import { flush } from './flush.ts';
import { menuModel } from './menu-model.ts';
import { placeOfLink } from './open-link.ts';

const MENU_REST_MS = 100;

/** What the window is asked from outside: menu items, links, and writing everything before it closes. Returns its own undo. */
export function connectHost(app: App, info: HostInfo, t: Text): () => void {
  const { window: hostWindow } = app.host;
  const undo = [
    hostWindow.onCommand((id) => {
      if (isCommandId(id)) runCommand(id);
    }),
    hostWindow.onOpenRequest((request) => {
      switch (request.kind) {
        case 'second-start':
          return;
        case 'link': {
          const place = placeOfLink(request.link);
          if (place === null) toast({ text: t('errors.link'), tone: 'error' });
          else go(place);
          return;
        }
        case 'bad-link':
          toast({ text: t('errors.link'), tone: 'error' });
          return;
        case 'file':
          offerArchive(request.file, (token) => background(app.host.files.release(token), t('errors.action')));
          return;
        case 'bad-file':
          toast({ text: t('backup.open.unreadable'), tone: 'error' });
          return;
        default:
          unreachable(request);
      }
    }),
    hostWindow.onFlushRequest(async () => {
      await flush(app);
    }),
    // Asked anew at each start: the keys end with the app.
    startQuickCapture(app, t),
    info.can.nativeMenu ? keepMenu(app, info, t) : () => undefined,
  ];
  return () => {
    for (const one of undo) one();
  };
}

/** Sent again whenever a command comes, goes or changes, but not for each of many at once. */
function keepMenu(app: App, info: HostInfo, t: Text): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const send = (): void => background(app.host.window.setMenu(menuModel(t, info.platform === 'mac')), t('errors.menu'));
  const later = (): void => {
    clearTimeout(timer);
    timer = setTimeout(send, MENU_REST_MS);
  };
  later();
  const unsubscribe = subscribeToCommands(later);
  return () => {
    clearTimeout(timer);
    unsubscribe();
  };
}

function startQuickCapture({ host }: App, t: Text): () => void {
  if (preferences().quickCapture) background(host.window.setQuickCapture(true), t('errors.action'));
  return () => undefined;
}
