/**
 * A slow link on the loopback interface: everything that goes through it waits and queues as on a phone far from the
 * mast. It shapes TCP, not the browser, so that workers, prefetches and preconnects feel it as well.
 *
 * What it does: a new connection costs a round trip, each way costs half of one, and the bytes of all connections
 * share one pipe down, packet by packet in turn. What it does not: TLS, names, TCP's slow start, loss, a pipe up.
 */
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { DelayLine, Pipe, type Flow } from './pipe.ts';

export interface LinkShape {
  /** Of the pipe that all connections share. */
  readonly downBitsPerSecond: number;
  readonly roundTripMs: number;
}

/** The phone that budgets are for. */
export const VILLAGE_LINK: LinkShape = { downBitsPerSecond: 400_000, roundTripMs: 400 };

/** What the browser has done since the link was opened. */
export interface Passed {
  readonly connections: number;
  /** As the browser sends them, before they have waited. */
  readonly upBytes: number;
  /** As they reach the browser, headers included. */
  readonly downBytes: number;
}

export interface Link {
  /** `http://127.0.0.1:<port>`, without a slash at its end. */
  readonly origin: string;
  readonly passed: () => Passed;
  /**
   * Resolves when nothing has been on its way for `quietMs`.
   * @throws Error when that has not come after `limitMs`.
   */
  readonly settled: (quietMs: number, limitMs?: number) => Promise<void>;
  readonly close: () => Promise<void>;
}

interface Connection {
  readonly isBusy: () => boolean;
  readonly drop: () => void;
}

const HOST = '127.0.0.1';

/** Returns a link, on a free port of the loopback interface, to the server at `targetPort` on the same interface. */
export async function openLink(targetPort: number, shape: LinkShape = VILLAGE_LINK): Promise<Link> {
  const pipe = new Pipe(shape.downBitsPerSecond);
  const connections = new Set<Connection>();
  const counts = { connections: 0, upBytes: 0, downBytes: 0 };
  let movedAtMs = performance.now();
  const server = createServer({ noDelay: true }, (client) => {
    counts.connections += 1;
    const connection = joinUp(client, targetPort, pipe, shape, (direction, bytes) => {
      counts[direction] += bytes;
      movedAtMs = performance.now();
    });
    connections.add(connection);
    client.once('close', () => {
      connection.drop();
      connections.delete(connection);
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, HOST, resolve);
  });
  return {
    origin: `http://${HOST}:${(server.address() as AddressInfo).port}`,
    passed: () => ({ ...counts }),
    settled: async (quietMs, limitMs = 120_000) => {
      const startedMs = performance.now();
      for (;;) {
        if ([...connections].some((connection) => connection.isBusy())) movedAtMs = performance.now();
        if (performance.now() - movedAtMs >= quietMs) return;
        if (performance.now() - startedMs > limitMs) throw new Error(`the link was not quiet within ${limitMs} ms`);
        await new Promise((resolve) => setTimeout(resolve, 25));
      }
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const connection of connections) connection.drop();
      }),
  };
}

/** Passes bytes between `client` and the server, each at its time. */
function joinUp(
  client: Socket,
  targetPort: number,
  pipe: Pipe,
  { roundTripMs }: LinkShape,
  count: (direction: 'upBytes' | 'downBytes', bytes: number) => void,
): Connection {
  // The kernel's own handshake takes no time: what a browser sends before ours would be over leaves after it.
  const openAtMs = performance.now() + roundTripMs;
  const oneWayMs = roundTripMs / 2;
  const target = connect({ port: targetPort, host: HOST, allowHalfOpen: true, noDelay: true });
  const up = new DelayLine();
  const down = new DelayLine();
  const flow: Flow = {
    packets: [],
    leave: (bytes, leftAtMs) =>
      down.push(leftAtMs + oneWayMs, () => {
        if (bytes === null) client.end();
        else {
          count('downBytes', bytes.byteLength);
          client.write(bytes);
        }
      }),
  };
  const sentAtMs = (): number => Math.max(performance.now(), openAtMs) + oneWayMs;
  client.on('data', (bytes) => {
    count('upBytes', bytes.byteLength);
    up.push(sentAtMs(), () => target.write(bytes));
  });
  target.on('data', (bytes) => pipe.send(flow, bytes));
  target.on('end', () => pipe.send(flow, null));
  const drop = (): void => {
    up.clear();
    down.clear();
    flow.packets.length = 0;
    target.destroy();
    client.destroy();
  };
  // Browsers do not close one half: they have lost interest.
  client.on('end', drop);
  client.on('error', drop);
  target.on('error', drop);
  return { isBusy: () => up.size + down.size + flow.packets.length > 0, drop };
}
