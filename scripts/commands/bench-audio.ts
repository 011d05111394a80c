/**
 * `npm run bench:audio [-- --seconds 60 --write]`: how long the sound step takes, what its encodings weigh and how loud
 * they are, side by side with FFmpeg called by hand. See docs/audio.md.
 */
import { readEnv } from '../../src/env.ts';
import { readAudioArgs } from '../bench/audio/audio-args.ts';
import { benchAudio } from '../bench/audio/bench-audio.ts';

export async function run(args: string[]): Promise<void> {
  await benchAudio(readEnv(), readAudioArgs(args));
}
