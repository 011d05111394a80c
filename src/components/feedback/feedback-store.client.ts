/** The database on this phone in which opinions wait until there is a line; nothing else of them is kept. See docs/privacy.md. */
import { openOutbox, type OutboxStore } from '../recording/outbox-store.client.ts';

/** Its name, as docs/privacy.md has it. */
export const DATABASE = 'pufa-feedback';

/** Opens the database, as `openDatabase` does. */
export function openFeedback(mode: 'create' | 'present'): Promise<OutboxStore | null> {
  return openOutbox(DATABASE, mode);
}
