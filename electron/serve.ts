import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type AppSchemeOptions, createAppHandler } from './app-scheme.ts';

export interface Served {
  /** `http://127.0.0.1:PORT/`, for port 80 without the port. */
  readonly url: string;
  close(): Promise<void>;
}

/** Names this server in its answers, so that a second start can tell it from another program on the port. */
export const SERVER_NAME = 'Throughline';

/**
 * Serves the bundle in `folder` to browsers of this computer, with the headers of the desktop app. `port` 0 takes any free one.
 * Rejects with the system's error (`code`: EADDRINUSE, EACCES) when the port cannot be had.
 */
export async function serve(folder: string, port: number, options: AppSchemeOptions = {}): Promise<Served> {
  const handle = createAppHandler(folder, options);
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const refused = refusal(request, new URL(urlOf(server)).host);
    const url = `http://127.0.0.1${request.url?.startsWith('/') ? request.url : '/?'}`;
    const { status, headers, body } = refused ?? (await handle(new Request(url, { method: methodOf(request) })));
    response.writeHead(status, { server: SERVER_NAME, ...Object.fromEntries(headers) });
    response.end(body === null ? undefined : Buffer.from(await new Response(body).arrayBuffer()));
  }
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    url: urlOf(server),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Answers that never reach the bundle: another host's name (DNS rebinding) or another site's page asking. */
function refusal(request: IncomingMessage, host: string): Response | null {
  if (request.headers.host !== host) return new Response('This address is not served here.', { status: 421 });
  const site = request.headers['sec-fetch-site'] ?? 'none';
  if (site === 'same-origin' || site === 'none') return null;
  const isTopLevel =
    request.headers['sec-fetch-mode'] === 'navigate' && request.headers['sec-fetch-dest'] === 'document';
  return isTopLevel && request.method === 'GET' ? null : new Response(null, { status: 403 });
}

/** `Request` throws for some methods (CONNECT, TRACE): to the handler they are all "not GET". */
function methodOf({ method }: IncomingMessage): string {
  return method === 'GET' || method === 'HEAD' ? method : 'POST';
}

/** As a browser writes it: port 80 goes unsaid, in the address and in its Host header. */
function urlOf(server: Server): string {
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return new URL(`http://127.0.0.1:${port}/`).href;
}
