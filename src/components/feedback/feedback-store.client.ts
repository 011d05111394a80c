/** The database on this phone in which opinions wait until there is a line; nothing else of them is kept. See docs/privacy.md. */
import { DATABASES } from '../../lib/databases.ts';
import { openOutbox, type OutboxStore } from '../handing-in/outbox-store.client.ts';

/** Opens the database, as `openDatabase` does. */
export function openFeedback(mode: 'create' | 'present'): Promise<OutboxStore | null> {
  return openOutbox(DATABASES.feedback, mode);
}
