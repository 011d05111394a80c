/** A long recording, the cuts that a person confirmed, and who spoke → a recording of the article. */
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Env } from '../../env.ts';
import { finding, START, type Finding } from '../../model/check/finding.ts';
import { hasErrors } from '../../model/check/report.ts';
import { changedSince } from '../../model/load/sound.ts';
import { loadLibrary, type Article } from '../../model/library.ts';
import { aboutSchema, cutsSchema, type Cuts } from '../../model/schema/hand-in.ts';
import { sha256Of } from '../audio/cache.ts';
import { openCodec } from '../audio/codec.ts';
import { bytesOf, wavOf } from '../audio/wav.ts';
import type { Imported } from '../hand-in/import-hand-in.ts';
import { findArticle, readAloud } from '../hand-in/import-recording.ts';
import { commonRate, decode, listenToAll, wholeOf, type Listened, type Stretch } from '../hand-in/listen.ts';
import { parseHandIn } from '../hand-in/read-files.ts';
import { sayPlaced, takeIn } from '../hand-in/take-in.ts';

export interface CutsOptions {
  /** Paths of the sound file, of `cuts.json` and of `about.yaml` (null: beside `cuts.json`). */
  readonly sound: string;
  readonly cuts: string;
  readonly about: string | null;
}

/**
 * Returns what was placed, or all that is wrong.
 * @throws Error of the file system, nothing is placed then; CodecError.
 */
export async function importCuts(env: Env, options: CutsOptions): Promise<Imported> {
  const aboutPath = options.about ?? join(dirname(options.cuts), 'about.yaml');
  const [sound, cutsText, aboutText] = await Promise.all(
    [options.sound, options.cuts, aboutPath].map((path) => readFile(path).catch(() => null)),
  );
  const findings: Finding[] = [];
  for (const [path, bytes] of [
    [options.sound, sound],
    [options.cuts, cutsText],
    [aboutPath, aboutText],
  ] as const) {
    if (!bytes) findings.push(finding('hand-in/not-found', path, START, {}));
  }
  if (!sound || !cutsText || !aboutText) return { findings, said: null };
  const cuts = parseHandIn(cutsText, options.cuts, cutsSchema);
  const about = parseHandIn(aboutText, aboutPath, aboutSchema);
  findings.push(...cuts.findings, ...about.findings);
  if (cuts.value === null || about.value === null) return { findings, said: null };
  const { library } = loadLibrary(env.contentDir, { today: env.today });
  const { article, findings: lost } = findArticle(env, library, cuts.value.article, options.cuts);
  findings.push(...lost);
  if (sha256Of(sound) !== cuts.value.sound) findings.push(finding('hand-in/other-sound', options.cuts, START, {}));
  if (article === null || hasErrors(findings)) return { findings, said: null };

  const known = knownCuts(cuts.value, article, options.cuts);
  findings.push(...known.findings);
  const { listened, findings: unheard } = await listenToAll([wholeOf(options.sound, sound)]);
  const [heard] = listened;
  if (heard === undefined) return { findings: [...findings, ...unheard], said: null };
  const seconds = Math.round(heard.analysis.seconds);
  for (const { block, endMs } of known.cuts) {
    if (endMs > heard.analysis.seconds * 1000 + 1)
      findings.push(finding('hand-in/cut-outside', options.cuts, START, { block, seconds }));
  }
  if (hasErrors(findings)) return { findings, said: null };
  const { findings: more, placed } = await takeIn(env, library, {
    article,
    lang: cuts.value.lang,
    kind: 'reading',
    about: about.value,
    stretches: await cutOut(heard, known.cuts),
    sources: [cuts.value.sound],
    shownAs: options.cuts,
  });
  return { findings: [...findings, ...more], said: placed === null ? null : sayPlaced(placed) };
}

function knownCuts({ cuts, lang }: Cuts, article: Article, at: string): { cuts: Cuts['cuts']; findings: Finding[] } {
  const known = new Set(article.blocks.map((block) => block.id));
  const seen = new Set<string>();
  const findings = cuts.flatMap((cut): Finding[] => {
    const { block } = cut;
    if (!known.has(block)) return [finding('hand-in/unknown-block', at, START, { block })];
    if (seen.has(block)) return [finding('hand-in/doubled-block', at, START, { block })];
    seen.add(block);
    const changed = changedSince(cut, { kind: 'reading', lang }, readAloud(article));
    return changed === null ? [] : [finding('hand-in/stale', at, START, { block, language: changed.language })];
  });
  const left = cuts.filter((cut) => known.has(cut.block));
  return {
    cuts: left,
    findings: left.length > 0 ? findings : [...findings, finding('hand-in/none-left', at, START, {})],
  };
}

async function cutOut({ stretch, analysis }: Listened, cuts: Cuts['cuts']): Promise<Stretch[]> {
  const rate = commonRate([{ stretch, analysis }]);
  const codec = await openCodec();
  try {
    const samples = await decode(codec, stretch.bytes, rate);
    const at = (ms: number): number => Math.round((ms * rate) / 1000);
    return cuts.map(({ block, source, text, startMs, endMs }) => ({
      block,
      source,
      ...(text === undefined ? {} : { text }),
      // What is wrong with a stretch is said under the name of its block.
      shownAs: `${stretch.shownAs}/${block}.wav`,
      bytes: wavOf(bytesOf(samples.subarray(at(startMs), at(endMs))), rate),
      claimedMs: null,
    }));
  } finally {
    await codec.close();
  }
}
