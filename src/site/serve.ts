/** Serves a built site on this machine, as a static host would: under its own base path, with its headers. */
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { networkInterfaces } from 'node:os';
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

/** The interfaces that are listened on. */
export type Host = typeof LOOPBACK | typeof EVERYWHERE;
export const LOOPBACK = '127.0.0.1';
export const EVERYWHERE = '0.0.0.0';

/** A port that is ours, before there is anything to serve. */
export interface Door {
  readonly port: number;
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
 * @param host - who may ask: this machine alone, or all that reach it
 * @throws UserError when another program has it, or the system does not give it.
 */
export async function takePort(wanted: number, host: Host = LOOPBACK): Promise<Door> {
  let answer: RequestListener = (_request, response) => {
    response.writeHead(503, { 'content-type': 'text/plain; charset=utf-8', 'retry-after': '5' });
    response.end('网站正在构建，请等一会儿再刷新。');
  };
  // `localhost` may mean either: a program on the other would be shown in our place. Most machines have both.
  if (wanted !== 0) await listen(createServer(), wanted, '::1').then(closeServer, passUnlessTaken);
  const server = createServer((request, response) => answer(request, response));
  await listen(server, wanted, host);
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : wanted;
  const close = (): Promise<void> => closeServer(server);
  const open = (dir: string, base: string): Served => {
    const ownBase = readBuiltSite(dir)?.base ?? base;
    answer = answerFrom(dir, ownBase);
    return { url: `http://localhost:${port}${ownBase}`, server, close };
  };
  return { port, open, close };
}

/**
 * Returns when a port is taken: that which was asked for, else the usual one, else the next that is free.
 * @param asked - null when nobody asked for one
 * @param log - is told when it is not the usual one
 * @throws UserError when the one asked for is taken, or too many are.
 */
export async function takeFreePort(
  asked: number | null,
  log: (line: string) => void,
  host: Host = LOOPBACK,
): Promise<Door> {
  if (asked !== null) return takePort(asked, host);
  for (let port = USUAL_PORT; port < USUAL_PORT + PORTS_TRIED; port += 1) {
    try {
      const door = await takePort(port, host);
      if (port !== USUAL_PORT)
        log(`端口 ${USUAL_PORT} 已经被占用（可能是另一个窗口里的 npm start 或 npm run dev），改用 ${port}。`);
      return door;
    } catch (thrown) {
      if (!(thrown instanceof PortTaken)) throw thrown;
    }
  }
  throw new UserError(
    `端口 ${USUAL_PORT} 到 ${USUAL_PORT + PORTS_TRIED - 1} 都被占用了。请关掉不用的 npm start 窗口，或者用 PUFA_PORT 写一个空闲的端口。`,
  );
}

/** Returns the addresses under which other machines of the network reach this one, `http://192.168.1.7:4321/`. */
export function addressesOf({ port, base }: { readonly port: number; readonly base: string }): string[] {
  return Object.values(networkInterfaces())
    .flatMap((own) => own ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => `http://${address}:${port}${base}`);
}

/** @throws PortTaken, or the error of the system, when nobody can listen there. */
function listen(server: Server, port: number, host: string): Promise<Server> {
  return new Promise((resolve, reject) => {
    server.once('error', (thrown: NodeJS.ErrnoException) => reject(isTaken(thrown) ? new PortTaken(port) : thrown));
    server.listen(port, host, () => resolve(server));
  });
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

function passUnlessTaken(thrown: unknown): void {
  if (thrown instanceof PortTaken) throw thrown;
}

const USUAL_PORT = 4321;
const PORTS_TRIED = 20;

class PortTaken extends UserError {
  constructor(port: number) {
    super(
      `端口 ${port} 用不了：被别的程序占用（可能是另一个窗口里的 npm start），或者系统不让用。请关掉那个程序，或者换一个端口，例如 PUFA_PORT=${port < 1024 ? 8080 : port + 1}。`,
    );
  }
}

/** Windows keeps whole ranges for itself, and every system the small numbers: then it says EACCES. */
function isTaken({ code }: NodeJS.ErrnoException): boolean {
  return code === 'EADDRINUSE' || code === 'EACCES';
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
