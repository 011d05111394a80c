/**
 * A static host on the loopback interface that sends files as a good one would: compressed by brotli, with types,
 * revalidation and ranges, and with the headers that the built site asks for. It remembers what it has answered.
 */
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress } from 'node:zlib';
import sirv from 'sirv';
import { readBuiltSite } from '../../src/site/headers/built-site.ts';
import { headersFor } from '../../src/site/headers/table.ts';

export interface Answered {
  /** As asked for, base and query included. */
  readonly path: string;
  readonly kind: FileKind;
  /** Headers and body as they are sent. */
  readonly wireBytes: number;
}

export const FILE_KINDS = ['html', 'css', 'script', 'font', 'other'] as const;
export type FileKind = (typeof FILE_KINDS)[number];

export interface Host {
  readonly port: number;
  /** With slashes at both ends. */
  readonly base: string;
  /** In the order in which the answers were over. */
  readonly answered: readonly Answered[];
  readonly close: () => Promise<void>;
}

/** What hosts compress; the rest is compressed already. */
const TEXT = new Set(['.html', '.css', '.js', '.mjs', '.svg', '.json', '.xml', '.txt', '.webmanifest']);
const COMPRESSED = '.br';
const compress = promisify(brotliCompress);

/**
 * Copies a built site to `toDir`, with a compressed copy beside each text that has none yet. What stood in `toDir`
 * is lost.
 */
export async function copyCompressed(fromDir: string, toDir: string): Promise<void> {
  rmSync(toDir, { recursive: true, force: true });
  mkdirSync(toDir, { recursive: true });
  cpSync(fromDir, toDir, { recursive: true });
  await compressTexts(toDir);
}

/** Puts a compressed copy beside each text in `dir` that has none yet. */
export async function compressTexts(dir: string): Promise<void> {
  const files = readdirSync(dir, { recursive: true, encoding: 'utf8' }).map((name) => join(dir, name));
  for (const file of files) {
    if (!TEXT.has(extname(file)) || !statSync(file).isFile() || existsSync(file + COMPRESSED)) continue;
    writeFileSync(file + COMPRESSED, await compress(readFileSync(file)));
  }
}

/** Serves `dir`, which must not change meanwhile, on a free port; see {@link copyCompressed}. */
export async function openHost(dir: string): Promise<Host> {
  const site = readBuiltSite(dir);
  const base = site?.base ?? '/';
  const answered: Answered[] = [];
  const files = sirv(dir, {
    brotli: true,
    etag: true,
    setHeaders: (response, path) => {
      const headers = site === null ? {} : headersFor(site, path.replace(/^\//u, ''));
      for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    },
  });
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    remember(request, response, (wireBytes) => answered.push({ path, kind: kindOf(response), wireBytes }));
    const missing = (): void => void response.writeHead(404, { 'content-type': 'text/plain' }).end('404');
    if (!path.startsWith(base)) return missing();
    request.url = `/${path.slice(base.length)}`;
    files(request, response, missing);
  });
  // A reader thinks longer than Node's five seconds; good hosts wait.
  server.keepAliveTimeout = 75_000;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    base,
    answered,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Tells how many bytes an answer took, also one that was broken off; HTTP/1.1 sends one answer after the other on a connection. */
function remember(request: IncomingMessage, response: ServerResponse, tell: (wireBytes: number) => void): void {
  const before = request.socket.bytesWritten;
  response.once('close', () => tell(request.socket.bytesWritten - before));
}

function kindOf(response: ServerResponse): FileKind {
  const type = String(response.getHeader('content-type') ?? '');
  if (type.startsWith('text/html')) return 'html';
  if (type.startsWith('text/css')) return 'css';
  if (type.includes('javascript')) return 'script';
  return type.startsWith('font/') ? 'font' : 'other';
}
