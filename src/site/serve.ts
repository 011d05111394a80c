/** Serves a built site on this machine, as a static host would: under its own base path, with its headers. */
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import sirv from 'sirv';
import { UserError } from '../user-error.ts';
import { readBuiltSite, SERVER_DIR } from './headers/built-site.ts';
import { headersFor } from './headers/table.ts';

export interface Served {
  /** `http://localhost:4321/` with the base path. */
  readonly url: string;
  readonly server: Server;
  readonly close: () => Promise<void>;
}

/** A port that is ours, before there is anything to serve. */
export interface Door {
  /** Serves `dir` from now on. */
  readonly open: (dir: string, base: string) => Served;
  readonly close: () => Promise<void>;
}

/**
 * Returns when `dir` is being served, on the loopback interface only. Port 0 takes a free one.
 * @param options.base - for a folder that no build of ours made; a built site knows its own
 * @throws UserError when the port is taken.
 */
export async function serveSite(
  dir: string,
  options: { readonly base: string; readonly port: number },
): Promise<Served> {
  return (await takePort(options.port)).open(dir, options.base);
}

/**
 * Returns when the port is taken; whoever asks before `open` is told to wait.
 * @throws UserError when another program has it.
 */
export async function takePort(wanted: number): Promise<Door> {
  let answer: RequestListener = (_request, response) => {
    response.writeHead(503, { 'content-type': 'text/plain; charset=utf-8', 'retry-after': '5' });
    response.end('网站正在构建，请等一会儿再刷新。');
  };
  const server = createServer((request, response) => answer(request, response));
  await new Promise<void>((resolve, reject) => {
    server.once('error', (thrown: NodeJS.ErrnoException) =>
      reject(
        thrown.code === 'EADDRINUSE'
          ? new UserError(`端口 ${wanted} 已经被别的程序占用，可能是另一个窗口里的 npm start。请先关掉它，再运行一次。`)
          : thrown,
      ),
    );
    server.listen(wanted, '127.0.0.1', resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : wanted;
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  const open = (dir: string, base: string): Served => {
    const ownBase = readBuiltSite(dir)?.base ?? base;
    answer = answerFrom(dir, ownBase);
    return { url: `http://localhost:${port}${ownBase}`, server, close };
  };
  return { open, close };
}

function answerFrom(dir: string, base: string): RequestListener {
  const setHeaders = (response: ServerResponse, path: string): void => {
    // Read anew: the site may be built again while it is served.
    const site = readBuiltSite(dir);
    const headers = site === null ? {} : headersFor(site, path);
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  };
  const files = sirv(dir, {
    etag: true,
    dev: true,
    setHeaders: (response, path) => setHeaders(response, path.replace(/^\//, '')),
  });
  const missing = (response: ServerResponse): void => {
    setHeaders(response, '404.html');
    response.writeHead(404, { 'content-type': 'text/html; charset=utf-8' });
    response.end(notFoundPage(dir));
  };
  return (request: IncomingMessage, response: ServerResponse) => {
    const url = request.url ?? '/';
    const path = url.split('?')[0] ?? '/';
    if (!path.startsWith(base)) {
      if (path === '/' || `${path}/` === base) response.writeHead(302, { location: base }).end();
      else missing(response);
      return;
    }
    const inside = path.slice(base.length);
    if (inside.startsWith(`${SERVER_DIR}/`) || FOR_SERVERS.has(inside)) {
      missing(response);
      return;
    }
    if (/[^/.]$/.test(inside) && existsSync(join(dir, inside, 'index.html'))) {
      response.writeHead(301, { location: `${path}/` }).end();
      return;
    }
    request.url = `/${url.slice(base.length)}`;
    files(request, response, () => missing(response));
  };
}

/** Read by servers, not by readers. */
const FOR_SERVERS: ReadonlySet<string> = new Set(['_headers', '.htaccess']);

function notFoundPage(dir: string): Buffer | string {
  try {
    return readFileSync(join(dir, '404.html'));
  } catch {
    return '404';
  }
}
