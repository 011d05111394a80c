/** For the worker: hands in what waits on this phone, whichever page is opened next. */
import { DATABASES } from '../../lib/databases.ts';
import { openOutbox } from './outbox-store.client.ts';
import { canWaitInTurn, postWaiting } from './outbox.client.ts';

/** What is larger goes from the page that it was made on: broken off, it would begin anew at each visit. About three minutes of speech. */
const MAX_BYTES = 2_000_000;

/**
 * Posts what waits in any database of this site; what fails waits on. Where pages and worker cannot wait for each other,
 * nothing: it is left to the pages.
 * @returns how many recordings and translations went. Of opinions nothing is said: on a phone in many hands it would tell
 * that somebody had one.
 */
export async function sendWaiting(inbox: string): Promise<number> {
  if (!canWaitInTurn()) return 0;
  const post = (name: string): Promise<number> =>
    postWaiting(inbox, (mode) => openOutbox(name, mode), MAX_BYTES).then(
      ({ sent }) => sent,
      () => 0,
    );
  await post(DATABASES.feedback);
  return (await post(DATABASES.recordings)) + (await post(DATABASES.desk));
}
