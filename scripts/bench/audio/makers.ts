/** Who encodes: the sound step of the build, and FFmpeg as one would call it by hand. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepareAudio } from '../../../src/site/audio/prepare.ts';
import { MAX_TRUE_PEAK_DB, TARGET_LUFS } from '../../../src/site/audio/settings.ts';
import { CommandFailed } from '../../command.ts';

export interface Made {
  readonly opus: Uint8Array;
  readonly mp3: Uint8Array;
  /** Of both together. */
  readonly tookMs: number;
}

export interface Maker {
  readonly name: string;
  readonly make: (wav: Uint8Array) => Promise<Made>;
}

/** Returns ours and, where `ffmpeg` is installed, its `loudnorm` (one pass) with libopus and libmp3lame. */
export function makers(): Maker[] {
  const version = ffmpegVersion();
  return [
    { name: '母语普法', make: ours },
    ...(version === null ? [] : [{ name: `ffmpeg ${version}, loudnorm`, make: byFfmpeg }]),
  ];
}

async function ours(wav: Uint8Array): Promise<Made> {
  return inFolder(async (dir) => {
    const file = join(dir, 'voice.wav');
    writeFileSync(file, wav);
    const started = performance.now();
    const { sounds, findings } = await prepareAudio({
      sources: [
        {
          id: 'voice',
          file,
          shownAs: 'voice.wav',
          title: 'bench',
          lang: 'zh',
          dialect: 'bench',
          place: null,
          synthetic: true,
          licence: 'CC-BY-4.0',
          lawAsOf: null,
          checkedBy: [],
          cues: [],
        },
      ],
      cacheDir: join(dir, 'cache'),
      outDir: dir,
    });
    const tookMs = performance.now() - started;
    const [opus, mp3] = sounds[0]?.encodings ?? [];
    if (opus === undefined || mp3 === undefined) throw new CommandFailed(`没有编成：${JSON.stringify(findings)}`);
    return { opus: readFileSync(join(dir, opus.path)), mp3: readFileSync(join(dir, mp3.path)), tookMs };
  });
}

async function byFfmpeg(wav: Uint8Array): Promise<Made> {
  return inFolder(async (dir) => {
    const [file, opus, mp3] = ['voice.wav', 'voice.opus', 'voice.mp3'].map((name) => join(dir, name)) as [
      string,
      string,
      string,
    ];
    writeFileSync(file, wav);
    const filter = `loudnorm=I=${TARGET_LUFS}:TP=${MAX_TRUE_PEAK_DB}:LRA=11`;
    const common = ['-hide_banner', '-loglevel', 'error', '-y', '-i', file, '-af', filter, '-ac', '1'];
    const started = performance.now();
    execFileSync('ffmpeg', [...common, '-c:a', 'libopus', '-application', 'voip', '-b:a', '18k', opus]);
    execFileSync('ffmpeg', [...common, '-ar', '24000', '-c:a', 'libmp3lame', '-b:a', '32k', mp3]);
    return { tookMs: performance.now() - started, opus: readFileSync(opus), mp3: readFileSync(mp3) };
  });
}

async function inFolder<T>(act: (dir: string) => Promise<T>): Promise<T> {
  const dir = mkdtempSync(join(tmpdir(), 'pufa-bench-audio-'));
  try {
    return await act(dir);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

function ffmpegVersion(): string | null {
  try {
    return /version (\S+)/.exec(execFileSync('ffmpeg', ['-version'], { encoding: 'utf8' }))?.[1]?.split('-')[0] ?? '';
  } catch {
    return null;
  }
}
