/** What is suggested on the search page: the outline of the site, and, for Latin letters, how its characters are spelled. */
import { romanName, withoutTone } from '../../lib/input/yi.ts';
import type { Suggestion } from '../../lib/search/suggestion.ts';
import { prepareSuggestions, suggest, type SuggestionData } from '../../lib/search/suggestions.ts';
import type { Sources } from './sources.client.ts';
import { wylieOf } from './wylie.client.ts';

/** More would have to be scrolled on a phone with its keyboard open. */
const MAX_SUGGESTIONS = 6;
const LATIN = /[A-Za-z]/;

/** Made once each: with spellings when somebody types Latin letters. */
const ready = new WeakMap<Sources, { plain?: SuggestionData; spelled?: SuggestionData }>();

/** Returns what is suggested for `text`, best first. @throws Error when a file does not come. */
export async function suggestionsFor(text: string, sources: Sources): Promise<readonly Suggestion[]> {
  if (!LATIN.test(text)) {
    const data = await plain(sources);
    return data === null ? [] : suggest(text, data, MAX_SUGGESTIONS);
  }
  const [data, wylie] = await Promise.all([spelled(sources), sources.lang === 'bo' ? wylieOf(text) : null]);
  return data === null ? [] : suggest(text, data, MAX_SUGGESTIONS, wylie);
}

async function plain(sources: Sources): Promise<SuggestionData | null> {
  const outline = await sources.outline();
  if (outline === null) return null;
  const made = ready.get(sources) ?? {};
  ready.set(sources, made);
  return (made.plain ??= prepareSuggestions(outline, sources.lang, null));
}

async function spelled(sources: Sources): Promise<SuggestionData | null> {
  const [outline, sounds] = await Promise.all([sources.outline(), sources.sounds().catch(() => null)]);
  if (outline === null) return null;
  const made = ready.get(sources) ?? {};
  ready.set(sources, made);
  // Without the table there are still the names of Yi syllables; the next letter tries again.
  const spell = (character: string): readonly string[] => {
    const name = romanName(character);
    return name === undefined ? (sounds?.get(character) ?? []) : [name, withoutTone(name)];
  };
  if (sounds === null) return prepareSuggestions(outline, sources.lang, spell);
  return (made.spelled ??= prepareSuggestions(outline, sources.lang, spell));
}
