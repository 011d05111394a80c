/** A plain static server for the browser tests: a built site, or the fixture with its sources. */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { stripTypeScriptTypes } from 'node:module';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.ts': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** A server under way. */
export interface Served {
  /** `http://127.0.0.1:<port>`, without a slash at its end. */
  readonly origin: string;
  /** Paths asked for since the last `requests.length = 0`, in order. */
  readonly requests: string[];
  /** Makes paths fail: with a status, or with other bytes. Cleared by `faults.clear()`. */
  readonly faults: Map<RegExp, number | Buffer>;
  close(): Promise<void>;
}

/** Serves `distDir` below `base`, and when `sourceDir` is given its TypeScript, types stripped, below `/@source/`. */
export async function serve(distDir: string, base = '/', sourceDir?: string): Promise<Served> {
  const requests: string[] = [];
  const faults = new Map<RegExp, number | Buffer>();
  const server = createServer((request, response) => {
    void (async () => {
      const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
      requests.push(path);
      const fault = [...faults].find(([pattern]) => pattern.test(path))?.[1];
      if (typeof fault === 'number') {
        response.writeHead(fault).end();
        return;
      }
      try {
        const body = fault ?? (await contentOf(path, { distDir, base, sourceDir }));
        response
          .writeHead(200, { 'content-type': TYPES[extname(path) || '.html'] ?? 'application/octet-stream' })
          .end(body);
      } catch {
        response.writeHead(404).end();
      }
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    faults,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function contentOf(
  path: string,
  { distDir, base, sourceDir }: { distDir: string; base: string; sourceDir: string | undefined },
): Promise<string | Buffer> {
  const source = /^\/@source\/(.+\.ts)$/u.exec(path)?.[1];
  if (sourceDir !== undefined && source !== undefined) {
    return stripTypeScriptTypes(await readFile(join(sourceDir, normalize(source)), 'utf8'));
  }
  if (!path.startsWith(base)) throw new Error(path);
  return readFile(join(distDir, normalize(path.slice(base.length)), path.endsWith('/') ? 'index.html' : ''));
}
