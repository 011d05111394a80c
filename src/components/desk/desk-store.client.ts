/** The database on this phone in which what somebody writes at the desk waits until it is handed in. See docs/privacy.md. */
import { DATABASES } from '../../lib/databases.ts';
import type { DeskPerson, DeskWork } from '../../lib/desk.ts';
import { changeIn, openDatabase, readFrom } from '../handing-in/database.client.ts';
import { makeOutbox, OutboxStore } from '../handing-in/outbox-store.client.ts';

const ME = 'me';

/** Opens the database, as `openDatabase` does. */
export async function openDesk(mode: 'create' | 'present'): Promise<DeskStore | null> {
  const database = await openDatabase(DATABASES.desk, mode, (made) => {
    made.createObjectStore('person');
    made.createObjectStore('works', { keyPath: 'id' });
    makeOutbox(made);
  });
  return database === null ? null : new DeskStore(database);
}

export class DeskStore extends OutboxStore {
  person(): Promise<DeskPerson | undefined> {
    return readFrom(
      this.database,
      ['person'],
      (store) => store('person').get(ME) as IDBRequest<DeskPerson | undefined>,
    );
  }

  putPerson(person: DeskPerson): Promise<void> {
    return changeIn(this.database, ['person'], (store) => store('person').put(person, ME));
  }

  works(): Promise<DeskWork[]> {
    return readFrom(this.database, ['works'], (store) => store('works').getAll() as IDBRequest<DeskWork[]>);
  }

  /** Writes `works` and takes away those of the ids `gone`. */
  change(works: readonly DeskWork[], gone: readonly string[]): Promise<void> {
    return changeIn(this.database, ['works'], (store) => {
      for (const work of works) store('works').put(work);
      for (const id of gone) store('works').delete(id);
    });
  }
}
