/** Serves a built site on this machine, as a static host would. */
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import sirv from 'sirv';

export interface Served {
  /** `http://localhost:4321/` with the base path. */
  readonly url: string;
  readonly server: Server;
  readonly close: () => Promise<void>;
}

/**
 * Returns when `dir` is being served under `base`, on the loopback interface only. Port 0 takes a free one.
 * @throws Error in Chinese when the port is taken.
 */
export async function serveSite(
  dir: string,
  options: { readonly base: string; readonly port: number },
): Promise<Served> {
  const { base } = options;
  const files = sirv(dir, { etag: true, dev: true });
  const server = createServer((request, response) => {
    const url = request.url ?? '/';
    const path = url.split('?')[0] ?? '/';
    const missing = (): void => {
      response.writeHead(404, { 'content-type': 'text/html; charset=utf-8' });
      response.end(notFoundPage(dir));
    };
    if (!path.startsWith(base)) {
      if (path === '/' || `${path}/` === base) response.writeHead(302, { location: base }).end();
      else missing();
      return;
    }
    request.url = `/${url.slice(base.length)}`;
    files(request, response, missing);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (thrown: NodeJS.ErrnoException) =>
      reject(
        thrown.code === 'EADDRINUSE'
          ? new Error(`端口 ${options.port} 已经被别的程序占用。请先关掉它，再运行一次。`)
          : thrown,
      ),
    );
    server.listen(options.port, '127.0.0.1', resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : options.port;
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url: `http://localhost:${port}${base}`, server, close };
}

function notFoundPage(dir: string): Buffer | string {
  try {
    return readFileSync(join(dir, '404.html'));
  } catch {
    return '404';
  }
}
