import { createServer, Agent, get, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { openLink, type Link, type LinkShape } from './link.ts';

/** Quick enough for a test, slow enough to be told from no link at all. */
const SHAPE: LinkShape = { downBitsPerSecond: 800_000, roundTripMs: 100 };
const BYTES = 20_000;
/** 20 kB at 800 kbit/s. */
const TRANSFER_MS = 200;

const closers: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

/** A server that answers `/<n>` with n bytes, behind a link. */
async function served(shape = SHAPE): Promise<{ link: Link; server: Server; asked: string[] }> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.end(Buffer.alloc(Number(request.url?.slice(1)), 'a'));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const link = await openLink((server.address() as AddressInfo).port, shape);
  closers.push(link.close);
  return { link, server, asked };
}

function keptAgent(): Agent {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  closers.push(() => agent.destroy());
  return agent;
}

/** Times since the call. */
interface Fetched {
  readonly firstByteMs: number;
  readonly endMs: number;
  readonly bytes: number;
}

function fetchBytes(link: Link, bytes: number, agent?: Agent): Promise<Fetched> {
  const startMs = performance.now();
  return new Promise((resolve, reject) => {
    get(`${link.origin}/${bytes}`, agent === undefined ? {} : { agent }, (response) => {
      const firstByteMs = performance.now() - startMs;
      let got = 0;
      response.on('data', (chunk: Buffer) => {
        got += chunk.byteLength;
      });
      response.on('end', () => resolve({ firstByteMs, endMs: performance.now() - startMs, bytes: got }));
    }).on('error', reject);
  });
}

describe('openLink', () => {
  it('answers a new connection after two round trips, a kept one after one', async () => {
    const { link } = await served();
    const agent = keptAgent();
    const first = await fetchBytes(link, 1, agent);
    expect(first.firstByteMs).toBeGreaterThanOrEqual(2 * SHAPE.roundTripMs);
    const again = await fetchBytes(link, 1, agent);
    expect(again.firstByteMs).toBeGreaterThanOrEqual(SHAPE.roundTripMs);
    expect(link.passed().connections).toBe(1);
  });

  it('never delivers faster than its rate, and delivers everything', async () => {
    const { link } = await served();
    const fetched = await fetchBytes(link, BYTES);
    expect(fetched.bytes).toBe(BYTES);
    expect(fetched.endMs).toBeGreaterThanOrEqual(2 * SHAPE.roundTripMs + TRANSFER_MS);
    expect(link.passed().downBytes).toBeGreaterThan(BYTES);
  });

  it('shares one pipe among connections, in turn', async () => {
    const { link } = await served();
    const fetched = await Promise.all([fetchBytes(link, BYTES), fetchBytes(link, BYTES), fetchBytes(link, BYTES)]);
    const last = Math.max(...fetched.map(({ endMs }) => endMs));
    expect(last).toBeGreaterThanOrEqual(2 * SHAPE.roundTripMs + 3 * TRANSFER_MS);
    // One after the other, the first would be whole after a third of the time.
    const soonest = Math.min(...fetched.map(({ endMs }) => endMs));
    expect(soonest).toBeGreaterThanOrEqual(2 * SHAPE.roundTripMs + 2 * TRANSFER_MS);
  });

  it('lets a small answer pass a large one that is under way', async () => {
    const { link } = await served();
    const large = fetchBytes(link, 5 * BYTES);
    const small = await fetchBytes(link, 100);
    expect(small.endMs).toBeLessThan((await large).endMs);
  });

  it('drops what a closed connection still had to get', async () => {
    const { link, asked } = await served({ ...SHAPE, downBitsPerSecond: 40_000 });
    const { port } = new URL(link.origin);
    const socket = connect(Number(port), '127.0.0.1');
    socket.write(`GET /${BYTES} HTTP/1.1\r\nhost: x\r\n\r\n`);
    await new Promise((resolve) => socket.once('data', resolve));
    socket.destroy();
    await link.settled(50);
    // Whole, it would take four seconds and come to 20 kB.
    expect(asked).toEqual([`/${BYTES}`]);
    expect(link.passed().downBytes).toBeLessThan(BYTES / 2);
  });

  it('is settled only after what is on its way has come', async () => {
    const { link } = await served();
    const fetched = fetchBytes(link, BYTES);
    while (link.passed().upBytes === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    await link.settled(30);
    expect(link.passed().downBytes).toBeGreaterThan(BYTES);
    await fetched;
    await expect(link.settled(1000, 10)).rejects.toThrow('not quiet');
  });

  it('ends the connection of a server that ends it', async () => {
    const { link, server } = await served();
    server.keepAliveTimeout = 1;
    const { port } = new URL(link.origin);
    const socket = connect(Number(port), '127.0.0.1');
    const startMs = performance.now();
    socket.write('GET /1 HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n');
    socket.resume();
    await new Promise((resolve) => socket.once('end', resolve));
    expect(performance.now() - startMs).toBeGreaterThanOrEqual(2 * SHAPE.roundTripMs);
  });
});
