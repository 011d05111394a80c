/** The sound step of the build: every source in, two encodings and its words out, findings for what cannot be heard. */
import { join } from 'node:path';
import { inTimeOf } from '../../lib/sound.ts';
import { finding, sortFindings, START, type Finding } from '../../model/check/finding.ts';
import { analyse } from './analyse.ts';
import { cacheKey, readEntry, sha256Of, writeEntry, writeWhole } from './cache.ts';
import { CodecError, codecVersion, openCodec } from './codec.ts';
import { encode } from './encode.ts';
import { readSource } from './read-source.ts';
import { ENCODINGS, MAX_TRUE_PEAK_DB, QUIET_LUFS, TARGET_LUFS } from './settings.ts';
import type { AudioSource, EncodedSound, Sound } from './sound.ts';
import { tagsOf } from './tags.ts';
import { webVtt } from './web-vtt.ts';

export interface PrepareOptions {
  readonly sources: readonly AudioSource[];
  /** Kept between builds; may be deleted at any time. */
  readonly cacheDir: string;
  /** Where the encodings go; `SoundEncoding.path` is relative to it. */
  readonly outDir: string;
  /** Called after each source, for a line of progress. */
  readonly onProgress?: (done: number, total: number) => void;
  /** How long one command of the codec may take; the setting when left out. */
  readonly timeoutMs?: number;
}

export interface Prepared {
  /** In the order of the sources; a source that cannot be heard has a finding instead. */
  readonly sounds: readonly Sound[];
  readonly findings: readonly Finding[];
  /** How many came from the cache. */
  readonly cached: number;
}

/**
 * Returns the sounds of a site. A damaged source costs itself and nothing else: never throws because of one,
 * never hangs on one, writes nothing of one. One after another: each may take a few hundred MB.
 * @throws Error of the file system when `cacheDir` or `outDir` cannot be written.
 */
export async function prepareAudio({
  sources,
  cacheDir,
  outDir,
  onProgress,
  timeoutMs,
}: PrepareOptions): Promise<Prepared> {
  const codec = await codecVersion();
  const sounds: Sound[] = [];
  const findings: Finding[] = [];
  let cached = 0;
  for (const [index, source] of sources.entries()) {
    const bytes = await readSource(source);
    if (bytes instanceof Uint8Array) {
      const key = cacheKey(source, bytes, codec);
      const kept = await readEntry(cacheDir, key);
      const encoded = kept ?? (await encodeSource(source, bytes, timeoutMs));
      if ('rule' in encoded) findings.push(encoded);
      else {
        if (kept) cached += 1;
        else await writeEntry(cacheDir, key, encoded);
        findings.push(...warningsOf(source, encoded));
        sounds.push(await publish(source, encoded, outDir));
      }
    } else findings.push(bytes);
    onProgress?.(index + 1, sources.length);
  }
  return { sounds, findings: sortFindings(findings), cached };
}

async function encodeSource(
  source: AudioSource,
  bytes: Uint8Array,
  timeoutMs: number | undefined,
): Promise<EncodedSound | Finding> {
  const codec = await openCodec(timeoutMs);
  try {
    const result = await analyse(codec, source, bytes);
    if (!result.ok) return result.finding;
    const { start, end, lufs, peaks } = result.analysis;
    const encodings: EncodedSound['encodings'][number][] = [];
    for (const settings of ENCODINGS) {
      const made = await encode(codec, tagsOf(source), result.analysis, settings);
      if (made === null) return finding('audio/unreadable', source.shownAs, START, {});
      encodings.push({
        type: settings.type,
        extension: settings.extension,
        bytes: made.bytes,
        sizeBytes: made.bytes.byteLength,
        loudnessLufs: made.lufs,
        truePeakDb: made.peakDb,
      });
    }
    return {
      durationMs: Math.round((end - start) * 1000),
      trimmedStartMs: Math.round(start * 1000),
      loudnessLufs: encodings[0]?.loudnessLufs ?? TARGET_LUFS,
      sourceLufs: lufs,
      peaks,
      encodings,
    };
  } catch (error) {
    if (!(error instanceof CodecError)) throw error;
    return finding(error.timedOut ? 'audio/timeout' : 'audio/unreadable', source.shownAs, START, {});
  } finally {
    await codec.close();
  }
}

function warningsOf(source: AudioSource, sound: EncodedSound): Finding[] {
  const name = source.shownAs;
  const quiet =
    sound.sourceLufs < QUIET_LUFS ? [finding('audio/quiet', name, START, { lufs: Math.round(sound.sourceLufs) })] : [];
  const missed = sound.encodings.find(
    (encoding) => Math.abs(encoding.loudnessLufs - TARGET_LUFS) > 1 || encoding.truePeakDb > MAX_TRUE_PEAK_DB,
  );
  const uneven = missed
    ? [finding('audio/uneven', name, START, { lufs: missed.loudnessLufs, target: TARGET_LUFS })]
    : [];
  return [...quiet, ...uneven];
}

async function publish(source: AudioSource, encoded: EncodedSound, outDir: string): Promise<Sound> {
  const encodings = await Promise.all(
    encoded.encodings.map(async ({ bytes, extension, ...encoding }) => {
      return { ...encoding, path: await writeHashed(outDir, `${source.id}.${extension}`, bytes) };
    }),
  );
  const { durationMs, trimmedStartMs, loudnessLufs, peaks } = encoded;
  const transcript = await publishTranscript(source, encoded, outDir);
  return { id: source.id, durationMs, trimmedStartMs, loudnessLufs, transcript, peaks, encodings };
}

async function publishTranscript(source: AudioSource, encoded: EncodedSound, outDir: string): Promise<string | null> {
  const cues = inTimeOf(encoded, source.cues);
  if (cues.length === 0) return null;
  return writeHashed(outDir, `${source.id}.vtt`, Buffer.from(webVtt(cues)));
}

/** Returns the path written: the name with a hash of the content before its ending. */
async function writeHashed(outDir: string, name: string, bytes: Uint8Array): Promise<string> {
  const path = name.replace(/(?=\.[^.]+$)/, `.${sha256Of(bytes).slice(0, 10)}`);
  await writeWhole(join(outDir, path), bytes);
  return path;
}
