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
    const store = await open('create');
    if (store === null) return 'failed';
    await store.addWaiting({ name, bytes: await bytesOf(file) });
    return 'waiting';
  } catch {
    return 'failed';
  }
}

/** One at a time posts: a page and the worker, or two tabs, would hand in twice. */
const LOCK = 'pufa-outbox';

/** Posts what waits, one after the other, and stops where the line does. Returns how many went, and how many still wait. */
export function postWaiting(inbox: string, open: OpenOutbox): Promise<PostedLate> {
  const { locks } = navigator as { readonly locks?: LockManager };
  const act = (): Promise<PostedLate> => postAll(inbox, open);
  // Phones without locks (iOS before 15.4): two pages at once may hand in the same file twice.
  return locks === undefined ? act() : (locks.request(LOCK, act) as Promise<PostedLate>);
}

interface PostedLate {
  readonly sent: number;
  readonly waiting: number;
}

async function postAll(inbox: string, open: OpenOutbox): Promise<PostedLate> {
  const store = await open('present');
  const waiting = (await store?.waiting()) ?? [];
  let sent = 0;
  for (const { id, name, bytes } of waiting) {
    if (!(await isSent(inbox, new Blob([bytes], { type: typeOf(name) }), name))) break;
    await store?.deleteWaiting(id);
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
