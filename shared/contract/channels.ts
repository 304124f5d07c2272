/** Names only: the preload imports this file and nothing else of ours at run time. */
export const CHANNELS = {
  info: 'throughline:info',
  openFiles: 'throughline:open-files',
  readChunk: 'throughline:read-chunk',
  release: 'throughline:release',
  beginSave: 'throughline:begin-save',
  writeChunk: 'throughline:write-chunk',
  finishSave: 'throughline:finish-save',
  abandonSave: 'throughline:abandon-save',
  setTitle: 'throughline:set-title',
  setTheme: 'throughline:set-theme',
  setMenu: 'throughline:set-menu',
  openExternal: 'throughline:open-external',
  takeOpenRequests: 'throughline:take-open-requests',
  flushed: 'throughline:flushed',
} as const;

/** What main tells a page, unasked. */
export const EVENTS = {
  command: 'throughline:command',
  openRequest: 'throughline:open-request',
  flush: 'throughline:flush',
} as const;
