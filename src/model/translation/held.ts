/** Chinese that was changed without saying something else: what was made from the one holds for the other. */
import type { Lang } from '../../languages.ts';
import type { Held } from '../schema/translation.ts';

/** Gives one fingerprint for all Chinese wordings of a block that somebody says mean the same in a language. */
export type SameMeaning = (fingerprint: string) => string;

/** Without anybody's word every change is one. */
export const AS_IT_IS: SameMeaning = (fingerprint) => fingerprint;

/** Returns what counts as the same Chinese for texts and recordings in `lang`; also when a change is taken back. */
export function sameMeaning(held: readonly Held[], lang: Lang): SameMeaning {
  const next = new Map<string, string>();
  const rootOf = (fingerprint: string): string => {
    let root = fingerprint;
    for (let to = next.get(root); to !== undefined; to = next.get(root)) root = to;
    return root;
  };
  for (const { was, source, lang: of } of held) {
    if (of !== lang) continue;
    const [from, to] = [rootOf(was), rootOf(source)];
    if (from !== to) next.set(from, to);
  }
  return rootOf;
}
