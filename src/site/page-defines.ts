/** What programs in pages know of the content: written into them when they are bundled. */
import type { Library } from '../model/library.ts';
import { sensitivePaths } from '../model/sensitive.ts';

/** Returns names and what stands for them (`vite.define`). A list in a file that all pages share costs no page a byte. */
export function pageDefines(library: Library): Record<string, string> {
  const pages = sensitivePaths(library).flatMap(
    (path) => /^[a-z]+\/((?:articles|topics|laws)\/[^/]+)\/$/.exec(path)?.[1] ?? [],
  );
  return { PUFA_SENSITIVE: JSON.stringify([...new Set(pages)]) };
}
