/** The database on this phone in which opinions wait until there is a line; nothing else of them is kept. See docs/privacy.md. */
import { changeIn, deleteWhole, openDatabase, readFrom } from '../recording/database.client.ts';
import type { Outbox, Waiting } from '../recording/store.client.ts';

/** Its name, as docs/privacy.md has it. */
export const DATABASE = 'pufa-feedback';
const OUTBOX = ['outbox'];

/** Opens the database, as `openDatabase` does. */
export async function openFeedback(mode: 'create' | 'present'): Promise<FeedbackStore | null> {
  const database = await openDatabase(DATABASE, mode, (made) => {
    made.createObjectStore('outbox', { keyPath: 'id', autoIncrement: true });
  });
  return database === null ? null : new FeedbackStore(database);
}

export class FeedbackStore implements Outbox {
  readonly #database: IDBDatabase;

  constructor(database: IDBDatabase) {
    this.#database = database;
  }

  waiting(): Promise<Waiting[]> {
    return readFrom(this.#database, OUTBOX, (store) => store('outbox').getAll() as IDBRequest<Waiting[]>);
  }

  addWaiting(waiting: Omit<Waiting, 'id'>): Promise<void> {
    return changeIn(this.#database, OUTBOX, (store) => store('outbox').add(waiting));
  }

  /** With the last one goes the database itself: its name tells that somebody had something to say. */
  async deleteWaiting(id: number): Promise<void> {
    await changeIn(this.#database, OUTBOX, (store) => store('outbox').delete(id));
    if ((await this.waiting()).length === 0) await this.deleteAll();
  }

  deleteAll(): Promise<void> {
    return deleteWhole(this.#database);
  }
}
