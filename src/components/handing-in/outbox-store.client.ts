/** Where files wait to be handed in: a store in each database of what people make here. */
import { changeIn, deleteWhole, openDatabase, readFrom } from './database.client.ts';

/** A file that waits for the line to come back. */
export interface Waiting {
  readonly id: number;
  readonly name: string;
  readonly bytes: ArrayBuffer;
}

/** Name of the store. */
export const OUTBOX = 'outbox';

/** Makes the store, where a database is made. */
export function makeOutbox(database: IDBDatabase): void {
  database.createObjectStore(OUTBOX, { keyPath: 'id', autoIncrement: true });
}

/** Opens the outbox of a database, which may hold whatever else; where it is made, it holds nothing else. */
export async function openOutbox(name: string, mode: 'create' | 'present'): Promise<OutboxStore | null> {
  const database = await openDatabase(name, mode, makeOutbox);
  return database === null ? null : new OutboxStore(database);
}

/** Every method rejects with the browser's own error; of a full phone its `name` is `QuotaExceededError`. */
export class OutboxStore {
  protected readonly database: IDBDatabase;

  constructor(database: IDBDatabase) {
    this.database = database;
  }

  waiting(): Promise<Waiting[]> {
    return readFrom(this.database, [OUTBOX], (store) => store(OUTBOX).getAll() as IDBRequest<Waiting[]>);
  }

  addWaiting(waiting: Omit<Waiting, 'id'>): Promise<void> {
    return changeIn(this.database, [OUTBOX], (store) => store(OUTBOX).add(waiting));
  }

  async deleteWaiting(id: number): Promise<void> {
    await changeIn(this.database, [OUTBOX], (store) => store(OUTBOX).delete(id));
    await this.vanishIfEmpty();
  }

  /** Deletes the database itself: its name tells that somebody made something here. */
  deleteAll(): Promise<void> {
    return deleteWhole(this.database);
  }

  /** Lets go of it; another page may delete it. */
  close(): void {
    this.database.close();
  }

  /** Stores whose entries keep the database alive. */
  protected get alive(): readonly string[] {
    return Array.from(this.database.objectStoreNames);
  }

  protected async vanishIfEmpty(): Promise<void> {
    const counts = await Promise.all(
      this.alive.map((name) => readFrom(this.database, [name], (store) => store(name).count())),
    );
    if (counts.every((count) => count === 0)) await this.deleteAll();
  }
}
