/** A door before the server of a built site: it notes who asks for what, and lets answers out when it is told. */
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serveSite } from '../../src/site/serve.ts';
import type { Variant } from '../site/variants.ts';

export interface Gate {
  /** Address of the site with its base. */
  readonly url: string;
  /** What was asked for, in order: the address below the base, and whether the browser said that it only prefetches. */
  readonly asked: { readonly path: string; readonly isPrefetch: boolean }[];
  /** How long each answer is held; at once when 0. */
  delayMs: number;
  /** Holds all answers from now on. */
  readonly hold: () => void;
  /** Lets out the one that has waited longest, of those that are preferred if there are any, and says what it was. */
  readonly letOut: (isPreferred: (path: string) => boolean) => string | undefined;
  readonly close: () => Promise<void>;
}

/** Serves `variant` behind a gate, with the headers of the site. */
export async function openGate({ dir, base }: Variant): Promise<Gate> {
  const site = await serveSite(dir, { base, port: 0 });
  const held: { readonly path: string; readonly go: () => void }[] = [];
  let isHolding = false;
  const pathOf = ({ url = '/' }: IncomingMessage): string => url.slice(base.length);
  const server = createServer((request, response) => {
    const path = pathOf(request);
    const purpose = `${String(request.headers['sec-purpose'] ?? '')}${String(request.headers['purpose'] ?? '')}`;
    gate.asked.push({ path, isPrefetch: purpose.includes('prefetch') });
    const go = (): void => void site.server.emit('request', request, response);
    if (isHolding) held.push({ path, go });
    else if (gate.delayMs > 0) setTimeout(go, gate.delayMs);
    else go();
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const gate: Gate = {
    url: `http://localhost:${(server.address() as AddressInfo).port}${base}`,
    asked: [],
    delayMs: 0,
    hold: () => {
      isHolding = true;
    },
    letOut: (isPreferred) => {
      const at = held.findIndex(({ path }) => isPreferred(path));
      const [next] = held.splice(Math.max(at, 0), 1);
      next?.go();
      return next?.path;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
      await site.close();
    },
  };
  return gate;
}
