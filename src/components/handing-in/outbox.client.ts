/** Posting to the address of `site.yaml: inbox`, and what waits on this phone for the line to come back. */
import { bytesOf } from './database.client.ts';
import type { OutboxStore } from './outbox-store.client.ts';

/** `sent`: it is there. `waiting`: it goes at the next visit. `failed`: neither. */
export type Posted = 'sent' | 'waiting' | 'failed';

/** Opens where files wait. */
export type OpenOutbox = (mode: 'create' | 'present') => Promise<OutboxStore | null>;

/** Posts a file, or keeps it until there is a line. */
export async function post(inbox: string, file: Blob, name: string, open: OpenOutbox): Promise<Posted> {
  if (await isSent(inbox, file, name)) return 'sent';
  try {
    const bytes = await bytesOf(file);
    // Not while another page finds the outbox empty and deletes it.
    return await alone(async () => {
      const store = await open('create');
      if (store === null) return 'failed';
      await store.addWaiting({ name, bytes }).finally(() => store.close());
      return 'waiting';
    });
  } catch {
    return 'failed';
  }
}

/** Of the last posting: how many went, and how many still wait. */
export interface PostedLate {
  readonly sent: number;
  readonly waiting: number;
}

/**
 * Posts what waits, one after the other, and stops where the line does.
 * @param maxBytes - what is larger goes on waiting
 */
export function postWaiting(inbox: string, open: OpenOutbox, maxBytes = Infinity): Promise<PostedLate> {
  return alone(async () => {
    const store = await open('present');
    if (store === null) return { sent: 0, waiting: 0 };
    try {
      return await postAll(inbox, store, maxBytes);
    } finally {
      store.close();
    }
  });
}

/** Whether pages and the worker can wait for each other: not on iOS before 15.4. */
export function canWaitInTurn(): boolean {
  return 'locks' in navigator;
}

const LOCK = 'pufa-outbox';

/** One at a time: a page and the worker, or two tabs, would hand in twice. */
function alone<T>(act: () => Promise<T>): Promise<T> {
  return canWaitInTurn() ? (navigator.locks.request(LOCK, act) as Promise<T>) : act();
}

async function postAll(inbox: string, store: OutboxStore, maxBytes: number): Promise<PostedLate> {
  const waiting = await store.waiting();
  let sent = 0;
  for (const { id, name, bytes } of waiting) {
    if (bytes.byteLength > maxBytes) continue;
    if (!(await isSent(inbox, new Blob([bytes], { type: typeOf(name) }), name))) break;
    await store.deleteWaiting(id);
    sent += 1;
  }
  return { sent, waiting: waiting.length - sent };
}

function typeOf(name: string): string {
  return name.endsWith('.json') ? 'application/json' : 'application/zip';
}

async function isSent(inbox: string, file: Blob, name: string): Promise<boolean> {
  if (!navigator.onLine) return false;
  try {
    const headers = { 'Content-Type': typeOf(name), 'X-File-Name': name };
    const { ok } = await fetch(inbox, { method: 'POST', body: file, headers, credentials: 'omit' });
    return ok;
  } catch {
    return false;
  }
}
