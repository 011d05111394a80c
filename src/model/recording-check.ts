/** Whether somebody else has listened to a recording, and what they say: derived from recorded acts, nothing here is stored. */
import { isUnnamed, nameKey } from './person.ts';
import type { Check, Verdict } from './schema/checks.ts';
import type { Cue, RecordingFile } from './schema/recording.ts';

/** Who listened. */
export interface Listener {
  readonly name: string;
  readonly place: string;
}

export type Heard =
  | { readonly level: 'nobody' }
  /** Every stretch was found right, in the words it has now. */
  | { readonly level: 'checked'; readonly by: readonly Listener[] }
  /** Nothing was found wrong, but not every stretch was found right. */
  | { readonly level: 'partly'; readonly by: readonly Listener[] }
  | { readonly level: 'wrong'; readonly by: readonly Listener[] }
  /** Where somebody heard a mistake, somebody else heard none. */
  | { readonly level: 'disputed'; readonly right: readonly Listener[]; readonly wrong: readonly Listener[] };

/** What one listener says of one stretch. */
export interface Opinion {
  readonly by: Listener;
  readonly verdict: Verdict;
}

/** Returns what `checks` come to for `recording`; `isFresh` says of a cue whether its words are still those on the page. */
export function heardOf(
  { cues, speaker }: Pick<RecordingFile, 'cues' | 'speaker'>,
  checks: readonly Check[],
  isFresh: (cue: Cue) => boolean,
): Heard {
  const opinions = cues.map((cue) => opinionsOf(cue, speaker, checks));
  const all = opinions.flat();
  if (all.length === 0) return { level: 'nobody' };
  const says = (list: readonly Opinion[], word: Verdict['verdict']) =>
    list.filter(({ verdict }) => verdict.verdict === word);
  const wrong = opinions.filter((list) => says(list, 'wrong').length > 0);
  if (wrong.some((list) => says(list, 'right').length === 0))
    return { level: 'wrong', by: listeners(says(wrong.flat(), 'wrong')) };
  if (wrong.length > 0)
    return {
      level: 'disputed',
      right: listeners(says(wrong.flat(), 'right')),
      wrong: listeners(says(wrong.flat(), 'wrong')),
    };
  const isRight = cues.every((cue, index) => isFresh(cue) && says(opinions[index] ?? [], 'right').length > 0);
  return isRight ? { level: 'checked', by: listeners(says(all, 'right')) } : { level: 'partly', by: listeners(all) };
}

/**
 * Returns the last word of each listener on `cue`, in the order of the checks. What was said of other words, and what
 * speakers say of themselves, does not count.
 */
export function opinionsOf(cue: Cue, speaker: RecordingFile['speaker'], checks: readonly Check[]): Opinion[] {
  const byListener = new Map<string, Opinion>();
  const inTime = [...checks].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  for (const { by, place, verdicts } of inTime) {
    if (isSpeaker(by, speaker)) continue;
    for (const verdict of verdicts) {
      if (verdict.block === cue.block && verdict.source === cue.source)
        byListener.set(`${nameKey(by)}\u001f${nameKey(place)}`, { by: { name: by, place }, verdict });
    }
  }
  return [...byListener.values()];
}

/** Returns whether `name` may be the speaker: of two without a name nobody can tell that they are two. */
export function isSpeaker(name: string, speaker: RecordingFile['speaker']): boolean {
  if (speaker.kind !== 'person') return false;
  return nameKey(name) === nameKey(speaker.name) || (isUnnamed(name) && isUnnamed(speaker.name));
}

function listeners(opinions: readonly Opinion[]): Listener[] {
  return [...new Map(opinions.map(({ by }) => [`${by.name}\u001f${by.place}`, by])).values()];
}
