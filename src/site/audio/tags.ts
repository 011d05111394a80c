/** What is written into an encoding: where a copy that went from phone to phone comes from. */
import type { AudioSource } from './sound.ts';

/** Name → value; null where there is nothing to say. */
export type Tags = Readonly<Record<string, string | null>>;

/** Tags of sound files know three letters only. */
const ISO_639_2 = { zh: 'zho', ii: 'iii', bo: 'bod' } as const;
const MAX_CHARACTERS = 200;

/** Returns the tags of the encodings of `source`. */
export function tagsOf(source: Omit<AudioSource, 'id' | 'file' | 'shownAs' | 'cues'>): Tags {
  return {
    title: source.title,
    language: ISO_639_2[source.lang],
    dialect: source.dialect,
    place: source.place,
    voice: source.synthetic ? 'synthetic' : 'person',
    license: source.licence,
    law_as_of: source.lawAsOf,
    checked: source.checkedBy.length === 0 ? 'nobody' : source.checkedBy.join(', '),
  };
}

/** Returns the arguments that make FFmpeg write `tags`. */
export function tagArgs(tags: Tags): string[] {
  return Object.entries(tags).flatMap(([name, value]) =>
    value === null ? [] : ['-metadata', `${name}=${plain(value)}`],
  );
}

/** Whole characters: half a pair of surrogates is not UTF-8. */
function plain(value: string): string {
  return Array.from(value.replace(/[\u0000-\u001f]/g, ' '))
    .slice(0, MAX_CHARACTERS)
    .join('');
}
