/** Returns what `load` gave for `key` the first time. A load that failed is forgotten, so that the next one tries again. */
export function once<K, T>(cache: Map<K, Promise<T>>, key: K, load: () => Promise<T>): Promise<T> {
  const known = cache.get(key);
  if (known) return known;
  const loading = load();
  cache.set(key, loading);
  loading.catch(() => {
    // It may have been taken out, and loaded anew, meanwhile.
    if (cache.get(key) === loading) cache.delete(key);
  });
  return loading;
}
