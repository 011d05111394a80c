/** What goes in and what comes out. A change here is a change of the cache key. */
import type { SoundEncoding } from '../../lib/sound.ts';

/** Loudness of speech, ITU-R BS.1770 integrated, measured on the encoded file. */
export const TARGET_LUFS = -16;
/** True peak that no encoded file may pass, in dBTP. */
export const MAX_TRUE_PEAK_DB = -1.5;

/** 20 minutes: nobody listens longer, and a build must end. */
export const MAX_SECONDS = 20 * 60;
/** Of one sound file; 20 minutes of 16-bit mono FLAC are about 50 MB. */
export const MAX_INPUT_BYTES = 64 * 1024 * 1024;
export const MIN_SECONDS = 0.5;
/** A recording quieter than this is noise; between the two an editor is told. */
export const SILENT_LUFS = -60;
export const QUIET_LUFS = -42;

/** Silence kept at both ends: a voice cut at its first sound seems to stumble. */
export const LEAD_SECONDS = 0.2;
export const TAIL_SECONDS = 0.4;

/** One FFmpeg run over one file may take this long: 20 minutes take one to two, on a busy machine four. */
export const COMMAND_TIMEOUT_MS = 420_000;
/** The largest block that FFmpeg may ask for: a header can claim 2 GB. */
export const MAX_ALLOC_BYTES = 256 * 1024 * 1024;

/** Bars of the waveform. */
export const PEAK_COUNT = 120;

export interface EncodingSettings {
  readonly type: SoundEncoding['type'];
  readonly extension: 'ogg' | 'mp3';
  readonly sampleRate: number;
  readonly bitrate: number;
  /** Average of the whole file that must not be passed. */
  readonly maxBitrate: number;
  readonly args: readonly string[];
  /** Added when the peak cannot be kept with `args` alone. */
  readonly steadyArgs: readonly string[];
}

/**
 * Opus first, MP3 for the rest (Safari before 18.4, WeChat on old iPhones, loudspeakers). MP3 at a constant rate:
 * a seek lands on the word, where variable rates are off by up to a second.
 */
export const ENCODINGS: readonly EncodingSettings[] = [
  {
    type: 'audio/ogg; codecs=opus',
    extension: 'ogg',
    // Above 12 kHz there is nothing at this rate, and the WASM build has a stack of 64 KB, which libopus overruns
    // with long frames at 48 kHz (ffmpegwasm/ffmpeg.wasm#867; mended upstream, not released). 20 ms at 24 kHz needs
    // a quarter of what was seen to fail.
    sampleRate: 24_000,
    bitrate: 18_000,
    maxBitrate: 20_000,
    args: ['-c:a', 'libopus', '-application', 'voip', '-vbr', 'constrained', '-f', 'ogg'],
    // The mode for voices does not keep the shape of a wave: hard noises come out 5 dB higher. That for music does.
    steadyArgs: ['-application', 'audio'],
  },
  {
    type: 'audio/mpeg',
    extension: 'mp3',
    sampleRate: 24_000,
    bitrate: 32_000,
    maxBitrate: 32_000,
    // The most careful way: in the usual one LAME makes peaks of its own out of hiss, 4 dB higher and never the same.
    args: ['-c:a', 'libmp3lame', '-compression_level', '0', '-id3v2_version', '3', '-write_id3v1', '0', '-f', 'mp3'],
    steadyArgs: [],
  },
];

/**
 * Containers that are read, by FFmpeg's names, with the file endings that go with each. Playlists and
 * images, which FFmpeg would also open, are left out: the file comes from a stranger.
 */
export const CONTAINERS: Readonly<Record<string, readonly string[]>> = {
  wav: ['wav'],
  flac: ['flac'],
  mp3: ['mp3'],
  mov: ['m4a', 'mp4'],
  ogg: ['ogg', 'oga', 'opus'],
  aac: ['aac'],
  amr: ['amr'],
  matroska: ['webm', 'mka'],
};

/** Enough to know that a cached result was made in this way. */
export const SETTINGS_VERSION = JSON.stringify({
  recipe: 3,
  TARGET_LUFS,
  MAX_TRUE_PEAK_DB,
  MAX_SECONDS,
  LEAD_SECONDS,
  TAIL_SECONDS,
  PEAK_COUNT,
  ENCODINGS,
});
