/** 村村响: for each topic and language that is heard, a zip for whoever plays it over the village's loudspeakers. */
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Env } from '../../env.ts';
import { LANGS, LANGUAGES } from '../../languages.ts';
import { loudspeakerName } from '../../lib/carried.ts';
import { zip } from '../../lib/zip.ts';
import { sortFindings, type Finding } from '../../model/check/finding.ts';
import type { Library } from '../../model/library.ts';
import { writeWhole } from '../audio/cache.ts';
import { recordingSource, titleOf } from '../audio/sources.ts';
import { tagsOf, type Tags } from '../audio/tags.ts';
import { joinHeard, listen, type Heard } from './join-heard.ts';
import { planHtml, planText, type Plan, type PlannedProgramme } from './plan.ts';
import { lengthOf, programmesOf, seriesOf, type Part, type Series } from './programmes.ts';

export interface MadePack {
  readonly fileName: string;
  readonly programmes: number;
  readonly seconds: number;
  readonly sizeBytes: number;
}

export interface MadePacks {
  readonly packs: readonly MadePack[];
  /** What could not be heard; the rest was made. */
  readonly findings: readonly Finding[];
}

type PackEnv = Pick<Env, 'contentDir' | 'site' | 'base'>;
type HeardPart = Part & Heard;

/** A file of a pack. */
interface Programme extends PlannedProgramme {
  readonly bytes: Uint8Array;
}

/** Our own; whatever else lies in the folder stays. */
const PACK_NAME = /^loudspeaker-[a-z0-9-]+\.zip$/;

/**
 * Writes the packs into `outDir` and takes away those of before that are none any more. The same content gives the same
 * bytes.
 * @throws Error of the file system when `outDir` cannot be written
 */
export async function makePacks(
  env: PackEnv,
  library: Library,
  outDir: string,
  log: (line: string) => void,
): Promise<MadePacks> {
  const packs: MadePack[] = [];
  const findings: Finding[] = [];
  for (const topic of library.topics) {
    for (const lang of LANGS) {
      const series = seriesOf(library, topic, lang);
      if (series.length === 0) continue;
      log(`${topic.zh.name}，${LANGUAGES[lang].chineseName}……`);
      const programmes = await makeProgrammes(env, library, series, findings);
      if (programmes.length === 0) continue;
      const fileName = loudspeakerName(topic.id, lang);
      const bytes = packOf(env, library, { topicName: topic.zh.name, lang, programmes });
      await writeWhole(join(outDir, fileName), bytes);
      const seconds = programmes.reduce((sum, programme) => sum + programme.seconds, 0);
      packs.push({ fileName, programmes: programmes.length, seconds, sizeBytes: bytes.byteLength });
    }
  }
  await removeOthers(outDir, new Set(packs.map((pack) => pack.fileName)));
  return { packs, findings: sortFindings(findings) };
}

/** What cannot be heard goes to `findings`. */
async function makeProgrammes(
  env: PackEnv,
  library: Library,
  allSeries: readonly Series[],
  findings: Finding[],
): Promise<Programme[]> {
  const planned: { readonly series: Series; readonly parts: readonly HeardPart[] }[] = [];
  for (const series of allSeries) {
    const heard: HeardPart[] = [];
    for (const part of series.parts) {
      const found = await listen(recordingSource(env.contentDir, part.article, part.recording, library.register));
      if ('rule' in found) findings.push(found);
      else heard.push({ ...part, ...found });
    }
    planned.push(...programmesOf(heard).map((parts) => ({ series, parts })));
  }
  const programmes: Programme[] = [];
  for (const { series, parts } of planned) {
    const track = programmes.length + 1;
    const made = await joinHeard(parts, programmeTags(library.site.name.zh, series, parts, track));
    if (!(made instanceof Uint8Array)) {
      findings.push(made);
      continue;
    }
    const fileName = `${String(track).padStart(2, '0')}-${parts[0]?.article.slug ?? series.topic.id}.mp3`;
    programmes.push({ fileName, series, parts, seconds: lengthOf(parts), bytes: made });
  }
  return programmes;
}

/** Those of its recordings; where they differ, the day of the oldest, and the place of none. */
function programmeTags(siteName: string, series: Series, parts: readonly HeardPart[], track: number): Tags {
  const places = new Set(parts.map(({ source }) => source.place));
  const days = parts.map(({ source }) => source.lawAsOf);
  const [first] = parts as readonly [HeardPart, ...HeardPart[]];
  return {
    ...tagsOf({
      ...first.source,
      title: parts.map(({ article }) => titleOf(article)).join('；'),
      place: places.size === 1 ? first.source.place : null,
      lawAsOf: days.includes(null) ? null : (days.toSorted()[0] ?? null),
    }),
    album: `${siteName} · ${series.topic.zh.name}`,
    track: String(track),
  };
}

function packOf(
  env: PackEnv,
  library: Library,
  pack: Pick<Plan, 'topicName' | 'lang'> & { readonly programmes: readonly Programme[] },
): Uint8Array {
  const siteUrl = `${env.site}${env.base}`;
  const plan: Plan = { ...pack, siteName: library.site.name.zh, siteUrl, today: library.today };
  const days = pack.programmes.flatMap(({ parts }) => parts.map(({ recording }) => recording.recorded));
  return zip(
    [
      ...pack.programmes.map(({ fileName, bytes }) => ({ name: fileName, bytes })),
      // Notepad takes a file without a mark for one of yesterday's encodings.
      { name: '播放计划.txt', bytes: Buffer.from(`\ufeff${planText(plan).replaceAll('\n', '\r\n')}`) },
      { name: '播放计划.html', bytes: Buffer.from(planHtml(plan)) },
    ],
    days.toSorted().at(-1) ?? library.today,
  );
}

async function removeOthers(outDir: string, made: ReadonlySet<string>): Promise<void> {
  const names = await readdir(outDir).catch(() => []);
  for (const name of names) if (PACK_NAME.test(name) && !made.has(name)) await rm(join(outDir, name));
}
