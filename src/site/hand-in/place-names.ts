/** The names of pictures: each a sound of its own, all placed or none. */
import { rm, rmdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { stringify } from 'yaml';
import type { Env } from '../../env.ts';
import type { Lang } from '../../languages.ts';
import type { NamesHandIn } from '../../lib/recording-hand-in.ts';
import { findSpeech } from '../../lib/speech/find.ts';
import { finding, START, type Finding } from '../../model/check/finding.ts';
import { hasErrors } from '../../model/check/report.ts';
import type { Library } from '../../model/library.ts';
import type { Tile } from '../../model/load/tiles.ts';
import { nameSchema, type NameFile } from '../../model/schema/recording.ts';
import { openCodec, type Codec } from '../audio/codec.ts';
import { encodeFlac, joinParts } from './join.ts';
import { commonRate, decode, judge, listenToAll, type Listened, type Stretch } from './listen.ts';
import { placeRecording } from './place.ts';
import { NOTE, SOUND_FILE } from './take-in.ts';

export interface NameToMake {
  readonly tile: Tile;
  readonly lang: Lang;
  /** Fingerprint of the word as it was spoken, and stands now. */
  readonly word: string;
  /** One; more where the speaker was interrupted. */
  readonly stretches: readonly Stretch[];
  /** SHA-256 of the files that were handed in. */
  readonly sources: readonly string[];
}

export interface MadeName extends NameToMake {
  readonly flac: Uint8Array;
}

/** From the first sound of the voice to its last, in seconds: a name is a word or three, not a sentence. */
const LEAST_SECONDS = 0.3;
const MOST_SECONDS = 6;

/** Returns the names as sounds; with an error in the findings some are missing. */
export async function makeNames(
  all: readonly NameToMake[],
  shownAs: string,
): Promise<{ readonly names: readonly MadeName[]; readonly findings: readonly Finding[] }> {
  const heard = await listenToAll(all.flatMap(({ stretches }) => stretches));
  if (hasErrors(heard.findings)) return { names: [], findings: heard.findings };
  const findings = [...heard.findings];
  const names: MadeName[] = [];
  const codec = await openCodec();
  try {
    for (const name of all) {
      const listened = heard.listened.filter(({ stretch }) => stretch.block === name.tile.id);
      const made = await makeOne(codec, name, listened);
      findings.push(...made.findings);
      if (made.flac === null) findings.push(finding('audio/unreadable', shownAs, START, {}));
      else names.push({ ...name, flac: made.flac });
    }
  } finally {
    await codec.close();
  }
  return { names, findings };
}

async function makeOne(
  codec: Codec,
  { tile }: NameToMake,
  listened: readonly Listened[],
): Promise<{ readonly flac: Uint8Array | null; readonly findings: readonly Finding[] }> {
  const rate = commonRate(listened);
  const parts: Int16Array[] = [];
  const findings: Finding[] = [];
  for (const entry of listened) {
    const samples = await decode(codec, entry.stretch.bytes, rate);
    findings.push(...judge(entry, samples, rate, null));
    parts.push(samples);
  }
  const { samples } = joinParts(parts, rate);
  const seconds = voiceSeconds(samples, rate);
  const at = listened[0]?.stretch.shownAs ?? '';
  if (seconds < LEAST_SECONDS || seconds > MOST_SECONDS) {
    const facts = { word: tile.zh, seconds: seconds.toFixed(1), least: LEAST_SECONDS, most: MOST_SECONDS };
    findings.push(finding('hand-in/name-length', at, START, facts));
  }
  return { flac: await encodeFlac(codec, samples, rate), findings };
}

/** How long the voice is, without the silence around it; where none is told from the room, all of it. */
function voiceSeconds(samples: Int16Array, rate: number): number {
  const speech = findSpeech(samples, rate);
  const [first, last] = [speech[0], speech[speech.length - 1]];
  return first === undefined || last === undefined ? samples.length / rate : (last.endMs - first.startMs) / 1000;
}

/**
 * Places the names and returns their ids, `voice/<tile>/<lang>-<dialect>-<n>`.
 * @throws Error of the file system; what was placed before is gone then.
 */
export async function placeNames(
  env: Env,
  library: Library,
  handIn: NamesHandIn,
  names: readonly MadeName[],
): Promise<string[]> {
  const ids: string[] = [];
  try {
    for (const name of names) {
      const parent = `voice/${name.tile.id}`;
      const gone = library.withdrawn.map((entry) => entry.recording.replace(`${parent}/`, ''));
      const stem = `${handIn.lang}-${handIn.dialect.id}`;
      const folder = await placeRecording(join(env.contentDir, parent), stem, gone, {
        [SOUND_FILE]: name.flac,
        'clip.yaml': NOTE + stringify(clipOf(handIn, name), { lineWidth: 0 }),
      });
      ids.push(`${parent}/${folder}`);
    }
    return ids;
  } catch (thrown) {
    for (const id of ids) {
      const path = join(env.contentDir, id);
      await rm(path, { recursive: true, force: true });
      // Not empty where there are other names.
      await rmdir(dirname(path)).catch(() => undefined);
    }
    await rmdir(join(env.contentDir, 'voice')).catch(() => undefined);
    throw thrown;
  }
}

function clipOf({ lang, dialect, speaker, consent, licence, recorded }: NamesHandIn, name: MadeName): NameFile {
  const clip: NameFile = {
    lang,
    dialect,
    speaker: { kind: 'person', name: speaker.name, place: speaker.place, consent },
    file: SOUND_FILE,
    licence,
    recorded,
    title: name.tile.zh,
    word: name.word,
    sources: [...name.sources],
  };
  return nameSchema.parse(clip);
}
