/** `recording.yaml` of the names of pictures, as the studio hands them in → a clip in `voice/<tile>/` for each. */
import type { Env } from '../../env.ts';
import { LANGUAGES } from '../../languages.ts';
import type { NamesHandIn } from '../../lib/recording-hand-in.ts';
import { suggest } from '../../lib/suggest.ts';
import { finding, START, type Finding } from '../../model/check/finding.ts';
import { hasErrors } from '../../model/check/report.ts';
import type { Library } from '../../model/library.ts';
import type { Tile } from '../../model/load/tiles.ts';
import type { ParsedYaml } from '../../model/parse/yaml.ts';
import { namesHandInSchema } from '../../model/schema/hand-in.ts';
import { wordFingerprint } from '../../model/translation/fingerprint.ts';
import { sha256Of } from '../audio/cache.ts';
import type { Imported } from './import-hand-in.ts';
import { checkFiles } from './import-recording.ts';
import type { Stretch } from './listen.ts';
import { makeNames, placeNames, type NameToMake } from './place-names.ts';
import { parseHandIn, RECORDING_FILE, type HandInFiles } from './read-files.ts';
import { checkDays, checkWithdrawn } from './take-in.ts';

type Parsed = Pick<ParsedYaml<NamesHandIn>, 'positionOf'>;

/**
 * Takes in all names that still stand, or, with an error, none.
 * @throws Error of the file system; nothing is placed then.
 */
export async function importNames(env: Env, library: Library, handIn: HandInFiles): Promise<Imported> {
  const shownAs = `${handIn.shownAs}/${RECORDING_FILE}`;
  const parsed = parseHandIn(handIn.files.get(RECORDING_FILE) ?? new Uint8Array(), shownAs, namesHandInSchema);
  const { value } = parsed;
  if (value === null) return { findings: parsed.findings, said: null };
  const findings = [
    ...checkFiles(value, handIn, parsed, shownAs),
    ...checkParts(value, library.tiles, parsed, shownAs),
    ...checkDays(env, { about: value, shownAs }),
  ];
  if (hasErrors(findings)) return { findings, said: null };

  const all = toMake(value, library.tiles, handIn);
  const known = all.flatMap((name) => {
    const id = knownAs(name);
    return id === undefined ? [] : [finding('hand-in/name-known', shownAs, START, { word: name.tile.zh, id })];
  });
  const fresh = all.filter((name) => knownAs(name) === undefined);
  const sources = fresh.flatMap((name) => name.sources);
  findings.push(...known, ...checkWithdrawn(library, sources, shownAs));
  if (fresh.length === 0) findings.push(finding('hand-in/no-name-left', shownAs, START, {}));
  if (hasErrors(findings)) return { findings, said: null };
  const made = await makeNames(fresh, shownAs);
  const flacs = made.names.map(({ flac }) => sha256Of(flac));
  findings.push(...made.findings, ...checkWithdrawn(library, flacs, shownAs));
  if (hasErrors(findings)) return { findings, said: null };
  const ids = await placeNames(env, library, value, made.names);
  return { findings, said: sayPlaced(value, ids, library.tiles) };
}

/** A picture may be gone, its word another by now: that name is left, the others are good. */
function checkParts({ parts }: NamesHandIn, tiles: readonly Tile[], parsed: Parsed, at: string): Finding[] {
  const seen = new Set<string>();
  const ids = tiles.map(({ id }) => id);
  return parts.flatMap(({ tile: id, word }, index): Finding[] => {
    const position = parsed.positionOf(['parts', index]);
    const before = parts[index - 1];
    const goesOn = before?.tile === id;
    const isDoubled = seen.has(id) && !goesOn;
    seen.add(id);
    if (isDoubled) return [finding('hand-in/doubled-block', at, position, { block: id })];
    if (goesOn) return before.word === word ? [] : [finding('hand-in/two-versions', at, position, { block: id })];
    const tile = tiles.find((entry) => entry.id === id);
    if (tile === undefined)
      return [finding('hand-in/unknown-tile', at, position, { tile: id, suggestion: suggest(id, ids) })];
    return wordFingerprint(tile.zh) === word
      ? []
      : [finding('hand-in/word-changed', at, position, { tile: id, word: tile.zh })];
  });
}

/** In the order of the pictures. What went on after an interruption follows what came before it. */
function toMake({ parts, lang }: NamesHandIn, tiles: readonly Tile[], { files, shownAs }: HandInFiles): NameToMake[] {
  return tiles.flatMap((tile) => {
    const word = wordFingerprint(tile.zh);
    const stretches = parts
      .filter((part) => part.tile === tile.id && part.word === word)
      .map(({ file, durationMs }): Stretch => ({
        block: tile.id,
        source: word,
        shownAs: `${shownAs}/${file}`,
        bytes: files.get(file) ?? new Uint8Array(),
        claimedMs: durationMs,
      }));
    const sources = stretches.map(({ bytes }) => sha256Of(bytes));
    return stretches.length === 0 ? [] : [{ tile, lang, word, stretches, sources }];
  });
}

/** Returns the id of the name that was made from the same files, if it was taken in already. */
function knownAs({ tile, sources }: NameToMake): string | undefined {
  return tile.names.find((name) => name.sources?.join() === sources.join())?.id;
}

function sayPlaced({ lang, dialect, speaker }: NamesHandIn, ids: readonly string[], tiles: readonly Tile[]): string[] {
  const wordOf = (id: string): string => tiles.find((tile) => tile.id === id.split('/')[1])?.zh ?? '';
  return [
    `收下了 ${ids.length} 个图的名字：`,
    ...ids.map((id) => `  ${id}/  ${wordOf(id)}`),
    `  ${LANGUAGES[lang].chineseName}（${dialect.name}），${speaker.name}（${speaker.place}）`,
    '接下来：运行 npm run check，再 npm start，在“点图听”那一页点一点、听一听。',
  ];
}
