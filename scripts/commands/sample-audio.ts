/**
 * `npm run sample-audio [-- --check]`: the one synthetic recording of the repository, so that player, pipeline and
 * tests have something to work on before a person has spoken. Chinese only: no machine speaks Yi or Tibetan here.
 * Needs Debian's `espeak-ng`; the sound is committed, so that builds do not.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { readEnv } from '../../src/env.ts';
import type { Inline } from '../../src/model/block.ts';
import { loadLibrary, type Article } from '../../src/model/library.ts';
import { textOf } from '../../src/model/parse/inline.ts';
import type { RecordingFile } from '../../src/model/schema/recording.ts';
import { openCodec } from '../../src/site/audio/codec.ts';
import { CommandFailed } from '../command.ts';

const SLUG = 'legal-aid';
const ID = 'sample-zh';
const FILE = `${ID}.ogg`;
const REMAKE = 'npm run sample-audio';

/** Silence between blocks. */
const PAUSE_MS = 700;
/** What `espeak-ng` writes: 16-bit mono. */
const RATE = 22_050;
const WAV_HEADER_BYTES = 44;

type SpokenBlock = Article['blocks'][number];

export async function run(args: string[]): Promise<void> {
  const env = readEnv();
  const { library } = loadLibrary(env.contentDir, { today: env.today });
  const article = library.articles.find((entry) => entry.slug === SLUG);
  if (!article) throw new CommandFailed(`没有 articles/${SLUG}/ 这篇文章，或者它有错。请先运行：npm run check`);
  const spoken = article.blocks.filter((block) => wordsOf(block) !== '');
  if (args.includes('--check')) return check(article, spoken);

  const parts = spoken.map((block) => speak(wordsOf(block)));
  const pause = Buffer.alloc(Math.round((RATE * PAUSE_MS) / 1000) * 2);
  let at = 0;
  const cues = spoken.map((block, index): RecordingFile['cues'][number] => {
    const startMs = at;
    const endMs = startMs + Math.round(((parts[index]?.byteLength ?? 0) / 2 / RATE) * 1000);
    at = endMs + PAUSE_MS;
    return { block: block.id, source: block.fingerprint, text: block.fingerprint, startMs, endMs };
  });
  const sound = await encode(Buffer.concat(parts.flatMap((part) => [part, pause])));
  const recording: RecordingFile = {
    lang: 'zh',
    dialect: { id: 'putonghua', name: '普通话' },
    speaker: { kind: 'synthetic', engine: engine() },
    file: FILE,
    licence: 'CC-BY-4.0',
    recorded: env.today,
    kind: 'reading',
    cues,
  };
  const folder = join(env.contentDir, 'articles', SLUG, 'audio', ID);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, FILE), sound);
  const note = `# 机器合成样音，不是真人。由 ${REMAKE} 写，请不要手改；有了真人录音就删掉这个文件夹。\n`;
  writeFileSync(join(folder, 'recording.yaml'), note + stringify(recording, { lineWidth: 0 }));
  console.log(`合成样音：${cues.length} 段，${Math.round(at / 1000)} 秒，${Math.round(sound.byteLength / 1024)} KB。`);
}

/** The texts only: another version of espeak-ng gives other bytes. */
function check(article: Article, spoken: readonly SpokenBlock[]): void {
  const recording = article.recordings.find((entry) => entry.id === `${SLUG}/${ID}`);
  const said = recording?.cues.map((cue) => `${cue.block} ${cue.text}`).join();
  if (said !== spoken.map((block) => `${block.id} ${block.fingerprint}`).join()) {
    throw new CommandFailed(`合成样音和文章的文字对不上。请运行：${REMAKE}`);
  }
  console.log('合成样音和文章一致。');
}

/** Title, answer and key points: what somebody hears who hears nothing else. */
function wordsOf({ body }: SpokenBlock): string {
  if (body.kind === 'title' || body.kind === 'answer') return say(body.children);
  if (body.kind === 'key-points') return body.items.map(say).join('\n');
  return '';
}

/** A phone number is said figure by figure. */
function say(words: readonly Inline[]): string {
  return textOf(words).replace(/\d{3,}/g, (number) =>
    [...number].map((figure) => '零幺二三四五六七八九'[Number(figure)]).join(''),
  );
}

/** Returns the samples of `words`. */
function speak(words: string): Buffer {
  const wav = espeak(['-v', 'cmn', '-s', '150', '--stdout', '--stdin'], words);
  return wav.subarray(WAV_HEADER_BYTES, wav.byteLength - (wav.byteLength % 2));
}

function engine(): string {
  const version = /\d+(\.\d+)+/.exec(espeak(['--version']).toString('utf8'))?.[0] ?? '';
  return `espeak-ng ${version}`.trim();
}

function espeak(args: readonly string[], input = ''): Buffer {
  try {
    return execFileSync('espeak-ng', args, { input, maxBuffer: 64 * 1024 * 1024 });
  } catch {
    throw new CommandFailed('没有 espeak-ng，或者它出了错。Debian 上请运行：apt-get install espeak-ng');
  }
}

async function encode(samples: Buffer): Promise<Uint8Array> {
  const codec = await openCodec();
  const { code, output } = await codec.run({
    input: { name: '/samples', bytes: samples },
    args: [
      '-f',
      's16le',
      '-ar',
      String(RATE),
      '-ac',
      '1',
      '-i',
      '/samples',
      '-af',
      'aresample=24000',
      '-c:a',
      'libopus',
      '-application',
      'voip',
      '-b:a',
      '26000',
      '-fflags',
      '+bitexact',
      '-flags:a',
      '+bitexact',
      '-f',
      'ogg',
      '/output',
    ],
    output: '/output',
  });
  await codec.close();
  if (code !== 0 || output === null) throw new CommandFailed('样音没有写成：编码器出了错。');
  return output;
}
