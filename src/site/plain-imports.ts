/**
 * On article pages, what a program fetches when it is needed is fetched without further ado: Vite puts 0.8 KB around
 * each `import()` so that styles and shared programs are fetched at the same time, and the listening programs that are
 * fetched late have neither. Where a program fetched late needs others (searching), Vite's way saves a round trip.
 */
import type { Plugin } from 'vite';

/** Vite's module for it. The name is not documented: `tests/site/bytes.test.ts` tells when it changes. */
const HELPER = '\0vite/preload-helper.js';
const PLAIN = '\0pufa:plain-import:';

/** Returns the plugin. Each importing module gets a helper of its own, which is written into it: no further file. */
export function plainImports(): Plugin {
  return {
    name: 'pufa:plain-imports',
    enforce: 'pre',
    resolveId: (id, importer) =>
      id === HELPER && importer !== undefined && /\/components\/listening\//.test(importer) ? PLAIN + importer : null,
    load: (id) => (id.startsWith(PLAIN) ? 'export const __vitePreload = (load) => load();' : null),
  };
}
