/** The database on this phone in which recordings wait until they are handed in. See docs/privacy.md. */
import type { Lang } from '../../languages.ts';
import { DATABASES } from '../../lib/databases.ts';
import type { About, Take } from '../../lib/recording-session.ts';
import { changeIn, openDatabase, readFrom } from '../handing-in/database.client.ts';
import { makeOutbox, OUTBOX, OutboxStore } from '../handing-in/outbox-store.client.ts';

/** An article of which something was recorded here. */
export interface ArticleEntry {
  /** `zh/legal-aid` */
  readonly id: string;
  readonly lang: Lang;
  /** Its slug; `NAMES` for the names of the pictures. */
  readonly article: string;
  /** Its title is not shown in lists. */
  readonly isSensitive: boolean;
  readonly about: About | null;
  /** When it was last changed, in ms since 1970: the newest fills in who speaks. */
  readonly changedAt: number;
}

export interface StoredTake extends Take {
  /** `ArticleEntry.id` */
  readonly article: string;
}

interface StoredChunk {
  readonly take: string;
  readonly number: number;
  /** Not a `Blob`: Safari has lost those. */
  readonly bytes: ArrayBuffer;
}

type StoreName = 'articles' | 'takes' | 'chunks';

/** Opens the database, as {@link openDatabase} does. */
export async function openStore(mode: 'create' | 'present'): Promise<RecordingStore | null> {
  const database = await openDatabase(DATABASES.recordings, mode, (made) => {
    made.createObjectStore('articles', { keyPath: 'id' });
    made.createObjectStore('takes', { keyPath: 'id' }).createIndex('article', 'article');
    made.createObjectStore('chunks', { keyPath: ['take', 'number'] });
    makeOutbox(made);
  });
  return database === null ? null : new RecordingStore(database);
}

export class RecordingStore extends OutboxStore {
  /** Pieces of a take that came when its article was gone already keep nothing alive. */
  protected override get alive(): readonly string[] {
    return ['articles', OUTBOX];
  }

  articles(): Promise<ArticleEntry[]> {
    return this.#get(['articles'], (stores) => stores.articles.getAll() as IDBRequest<ArticleEntry[]>);
  }

  putArticle(entry: ArticleEntry): Promise<void> {
    return this.#change(['articles'], (stores) => stores.articles.put(entry));
  }

  /** Returns the takes of an article, in no order. */
  takes(article: string): Promise<StoredTake[]> {
    return this.#get(['takes'], (stores) => stores.takes.index('article').getAll(article) as IDBRequest<StoredTake[]>);
  }

  putTake(take: StoredTake): Promise<void> {
    return this.#change(['takes'], (stores) => stores.takes.put(take));
  }

  addChunk(take: string, number: number, bytes: ArrayBuffer): Promise<void> {
    return this.#change(['chunks'], (stores) => stores.chunks.put({ take, number, bytes } satisfies StoredChunk));
  }

  /** Returns the sound of a take, piece by piece, in order. */
  async chunks(take: string): Promise<ArrayBuffer[]> {
    const all = (stores: Stores): IDBRequest<StoredChunk[]> =>
      stores.chunks.getAll(rangeOf(take)) as IDBRequest<StoredChunk[]>;
    return (await this.#get(['chunks'], all)).map(({ bytes }) => bytes);
  }

  deleteTake(take: string): Promise<void> {
    return this.#change(['takes', 'chunks'], (stores) => {
      stores.takes.delete(take);
      stores.chunks.delete(rangeOf(take));
    });
  }

  async deleteArticle(article: string): Promise<void> {
    const takes = await this.takes(article);
    await this.#change(['articles', 'takes', 'chunks'], (stores) => {
      stores.articles.delete(article);
      for (const { id } of takes) {
        stores.takes.delete(id);
        stores.chunks.delete(rangeOf(id));
      }
    });
    await this.vanishIfEmpty();
  }

  #get<T>(names: readonly StoreName[], ask: (stores: Stores) => IDBRequest<T>): Promise<T> {
    return readFrom(this.database, names, (store) => ask(storesOf(store)));
  }

  #change(names: readonly StoreName[], act: (stores: Stores) => unknown): Promise<void> {
    return changeIn(this.database, names, (store) => act(storesOf(store)));
  }
}

/** Those that the transaction is about; any other throws, as it does in the browser. */
type Stores = Readonly<Record<StoreName, IDBObjectStore>>;

function storesOf(store: (name: StoreName) => IDBObjectStore): Stores {
  return {
    get articles() {
      return store('articles');
    },
    get takes() {
      return store('takes');
    },
    get chunks() {
      return store('chunks');
    },
  };
}

/** Arrays come after numbers in the order of keys: all pieces of a take. */
function rangeOf(take: string): IDBKeyRange {
  return IDBKeyRange.bound([take], [take, []]);
}
