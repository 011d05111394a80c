/** For the worker: hands in what waits on this phone, whichever page is opened next. */
import { DATABASE as DESK } from '../desk/desk-store.client.ts';
import { DATABASE as FEEDBACK } from '../feedback/feedback-store.client.ts';
import { openOutbox } from './outbox-store.client.ts';
import { postWaiting } from './outbox.client.ts';
import { DATABASE as RECORDINGS } from './store.client.ts';

/** Posts what waits in any database of this site, one after the other. Returns how many files went. */
export async function sendWaiting(inbox: string): Promise<number> {
  let all = 0;
  for (const name of [RECORDINGS, DESK, FEEDBACK])
    all += (await postWaiting(inbox, (mode) => openOutbox(name, mode))).sent;
  return all;
}
