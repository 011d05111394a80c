/** The one place where the search page learns what to suggest. */
import type { Suggestion } from '../../lib/search/suggestion.ts';

/**
 * Returns what is suggested for `text`, which was typed on the page of `search` (its `data-*` say language, base and
 * guide). TO CONNECT: `import('../../lib/search/suggestions.ts')`; until then nothing is suggested.
 */
export function suggestionsFor(_text: string, _search: HTMLElement): Promise<readonly Suggestion[]> {
  return Promise.resolve([]);
}
