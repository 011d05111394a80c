/** `npm run bench:audio` from beginning to end. */
import { availableParallelism, loadavg } from 'node:os';
import type { Env } from '../../../src/env.ts';
import { exportArticle } from '../../../src/model/export-text.ts';
import { loadLibrary } from '../../../src/model/library.ts';
import { METER_RATE } from '../../../tests/audio/bs1770.ts';
import { decode, measure } from '../../../tests/audio/decode.ts';
import { writeBlock } from '../write-block.ts';
import type { AudioArgs } from './audio-args.ts';
import { makers } from './makers.ts';
import { reportAudio, type AudioFigures, type EncodingFigures } from './report.ts';
import { benchVoices } from './voices.ts';

const DOC = 'docs/audio.md';
/** About two minutes of speech. */
const WORDS = 500;

/** Measures, prints the table, and with `args.write` puts it into the docs. Progress goes to the error output. */
export async function benchAudio(env: Env, args: AudioArgs): Promise<void> {
  const { library } = loadLibrary(env.contentDir, { today: env.today });
  const [article] = library.articles;
  const words = article === undefined ? '' : exportArticle(article, library.register).text.slice(0, WORDS);
  const figures: AudioFigures[] = [];
  for (const { name: voice, bytes } of benchVoices(args.seconds, words)) {
    const seconds = (await decode(bytes)).length / METER_RATE;
    for (const { name: maker, make } of makers()) {
      console.error(`${voice}，${maker}……`);
      const { opus, mp3, tookMs } = await make(bytes);
      figures.push({ voice, maker, seconds, tookMs, opus: await measured(opus), mp3: await measured(mp3) });
    }
  }
  const report = reportAudio(figures, { today: env.today, cores: availableParallelism(), load: loadavg()[0] ?? 0 });
  console.log(report);
  if (args.write) {
    writeBlock(DOC, 'bench:audio', report);
    console.error(`写进了 ${DOC}`);
  }
}

async function measured(bytes: Uint8Array): Promise<EncodingFigures> {
  return { bytes: bytes.byteLength, ...(await measure(bytes)) };
}
