/** IndexedDB, as far as what people make here needs it. Every call rejects with the browser's own error; of a full phone its `name` is `QuotaExceededError`. */

/**
 * Opens a database. With `present` it is not made where there is none, so that looking leaves no trace.
 * @param build - makes its stores
 * @returns null where the browser has none, keeps it shut, or, with `present`, where there is nothing
 */
export function openDatabase(
  name: string,
  mode: 'create' | 'present',
  build: (database: IDBDatabase) => void,
): Promise<IDBDatabase | null> {
  return new Promise((resolve) => {
    let request: IDBOpenDBRequest;
    try {
      request = indexedDB.open(name, 1);
    } catch {
      return resolve(null);
    }
    request.onupgradeneeded = () => {
      if (mode === 'present') return request.transaction?.abort();
      build(request.result);
    };
    request.onsuccess = () => {
      const database = request.result;
      // Another tab deletes everything: this one must not stand in its way.
      database.onversionchange = () => database.close();
      resolve(database);
    };
    request.onerror = (event) => {
      event.preventDefault();
      resolve(null);
    };
    request.onblocked = () => resolve(null);
  });
}

/** Returns what `ask` asks for in a transaction over the stores `names`. */
export function readFrom<T>(
  database: IDBDatabase,
  names: readonly string[],
  ask: (store: (name: string) => IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction([...names], 'readonly');
    const request = ask((name) => transaction.objectStore(name));
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('not read'));
  });
}

/** Resolves when it is on the disk: a request that went well can still be undone by a full phone. */
export function changeIn(
  database: IDBDatabase,
  names: readonly string[],
  act: (store: (name: string) => IDBObjectStore) => unknown,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction([...names], 'readwrite', { durability: 'strict' });
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new Error('not written'));
    act((name) => transaction.objectStore(name));
  });
}

/** Deletes the database itself: its name tells that somebody worked here. */
export function deleteWhole(database: IDBDatabase): Promise<void> {
  database.close();
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(database.name);
    request.onsuccess = () => resolve();
    request.onerror = () => reject(request.error ?? new Error('not deleted'));
  });
}

/** Asks the browser not to clear what is kept when the phone runs low. Not every one asks the person, none must agree. */
export function keepForLong(): void {
  void navigator.storage?.persist?.().catch(() => false);
}

/** Returns the bytes of a blob: Safari has lost blobs that were kept. `Blob.arrayBuffer` came later than the recorder (Chrome 76). */
export function bytesOf(blob: Blob): Promise<ArrayBuffer> {
  return new Response(blob).arrayBuffer();
}
