// dev.mjs [--port N]: the page with hot reload, in the browser. Port 41731 as in start.mjs, so that the same data is there.
import { ensureInstalled, node, value } from './setup.mjs';

ensureInstalled();
const port = value('--port', '41731');
const { status } = node(['node_modules/vite/bin/vite.js', '--host', '127.0.0.1', '--port', port, '--strictPort']);
process.exit(status ?? 0);
