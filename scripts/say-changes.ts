/** Words that have changed, for a terminal: 【删：…】【增：…】. */
import type { Stretch } from '../src/lib/words-changed.ts';

/** Enough to find the place by; the rest of what has not changed is left out. */
const CONTEXT = 12;

/** Returns the changes with a little of what stands around them. */
export function sayChanges(changes: readonly Stretch[]): string {
  return changes
    .map(({ words, where }, index) => {
      const shown = words.replaceAll('\n', '／');
      if (where !== 'both') return `【${where === 'old' ? '删' : '增'}：${shown}】`;
      const characters = Array.from(shown);
      if (characters.length <= 2 * CONTEXT + 2) return shown;
      const before = index === 0 ? '' : characters.slice(0, CONTEXT).join('');
      const after = index === changes.length - 1 ? '' : characters.slice(-CONTEXT).join('');
      return `${before}……${after}`;
    })
    .join('');
}
