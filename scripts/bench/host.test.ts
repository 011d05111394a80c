import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { get, type IncomingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { SITE_FILE } from '../../src/site/headers/built-site.ts';
import { servedSite } from '../../src/site/headers/table.ts';
import { copyCompressed, openHost, type Host } from './host.ts';

const PAGE = '<!doctype html><p>普法</p>'.repeat(200);
const FONT = Buffer.alloc(1000, 1);
const dir = mkdtempSync(join(tmpdir(), 'pufa-bench-host-'));
let host: Host;
beforeAll(async () => {
  const built = join(dir, 'built');
  for (const folder of ['zh', 'fonts', '_server']) mkdirSync(join(built, folder), { recursive: true });
  writeFileSync(join(built, 'zh/index.html'), PAGE);
  writeFileSync(join(built, 'fonts/a.woff2'), FONT);
  const site = servedSite({
    origin: 'http://localhost',
    base: '/pufa/',
    pages: [],
    sensitive: [],
    exceptions: [],
    inbox: undefined,
  });
  writeFileSync(join(built, SITE_FILE), JSON.stringify(site));
  await copyCompressed(built, join(dir, 'copy'));
  host = await openHost(join(dir, 'copy'));
});
afterAll(async () => {
  await host.close();
  rmSync(dir, { recursive: true, force: true });
});

interface Got {
  readonly status: number | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

function fetched(path: string, headers: Readonly<Record<string, string>> = {}): Promise<Got> {
  return new Promise((resolve, reject) => {
    get(`http://127.0.0.1:${host.port}${path}`, { headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks) }),
      );
    }).on('error', reject);
  });
}

it('sends texts compressed, under the base of the site, and counts what it sends', async () => {
  const { headers, body } = await fetched('/pufa/zh/', { 'accept-encoding': 'br' });
  expect(headers['content-encoding']).toBe('br');
  expect(brotliDecompressSync(body).toString()).toBe(PAGE);
  await expect.poll(() => host.answered).toHaveLength(1);
  const [answer] = host.answered;
  expect(answer).toMatchObject({ path: '/pufa/zh/', kind: 'html' });
  expect(answer?.wireBytes).toBeGreaterThan(body.byteLength);
  expect(answer?.wireBytes).toBeLessThan(PAGE.length);
});

it('sends fonts as they are, with the headers of the table', async () => {
  const { headers, body } = await fetched('/pufa/fonts/a.woff2', { 'accept-encoding': 'br' });
  expect(body.equals(FONT)).toBe(true);
  expect(headers['content-encoding']).toBeUndefined();
  expect(headers['cache-control']).toContain('immutable');
  await expect.poll(() => host.answered.at(-1)?.kind).toBe('font');
});

it('answers 304 to who has it, and 404 outside the base', async () => {
  const { headers } = await fetched('/pufa/zh/');
  expect((await fetched('/pufa/zh/', { 'if-none-match': String(headers.etag) })).status).toBe(304);
  expect((await fetched('/zh/')).status).toBe(404);
});
