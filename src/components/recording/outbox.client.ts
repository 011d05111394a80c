/** Posting to the address of `site.yaml: inbox`, and what waits on this phone for the line to come back. */
import { bytesOf } from './meter.client.ts';
import { openStore } from './store.client.ts';

/** `sent`: it is there. `waiting`: it goes at the next visit. `failed`: neither. */
export type Posted = 'sent' | 'waiting' | 'failed';

/** Posts a zip, or keeps it until there is a line. */
export async function post(inbox: string, zip: Blob, name: string): Promise<Posted> {
  if (await isSent(inbox, zip, name)) return 'sent';
  try {
    const store = await openStore('create');
    if (store === null) return 'failed';
    await store.addWaiting({ name, bytes: await bytesOf(zip) });
    return 'waiting';
  } catch {
    return 'failed';
  }
}

/** Posts what waits, one after the other, and stops where the line does. Returns how many went, and how many still wait. */
export async function postWaiting(inbox: string): Promise<{ readonly sent: number; readonly waiting: number }> {
  const store = await openStore('present');
  const waiting = (await store?.waiting()) ?? [];
  let sent = 0;
  for (const { id, name, bytes } of waiting) {
    if (!(await isSent(inbox, new Blob([bytes], { type: 'application/zip' }), name))) break;
    await store?.deleteWaiting(id);
    sent += 1;
  }
  return { sent, waiting: waiting.length - sent };
}

async function isSent(inbox: string, zip: Blob, name: string): Promise<boolean> {
  if (!navigator.onLine) return false;
  try {
    const headers = { 'Content-Type': 'application/zip', 'X-File-Name': name };
    const { ok } = await fetch(inbox, { method: 'POST', body: zip, headers, credentials: 'omit' });
    return ok;
  } catch {
    return false;
  }
}
