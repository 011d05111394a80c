/** One long recording: cut, confirmed, taken in. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Env } from '../../../src/env.ts';
import type { Draft } from '../../../src/lib/speech/draft.ts';
import { loadLibrary } from '../../../src/model/library.ts';
import { toRead } from '../../../src/model/reading-pace.ts';
import { openCodec } from '../../../src/site/audio/codec.ts';
import { sine, speechLike, wav } from '../../../src/site/audio/fixtures.ts';
import { importCuts } from '../../../src/site/split/import-cuts.ts';
import { splitRecording } from '../../../src/site/split/split-recording.ts';
import { TODAY } from '../../fixtures/content.ts';
import { DAY, envWith, tempDir } from '../../fixtures/hand-in.ts';

const rulesOf = ({ findings }: { readonly findings: readonly { readonly rule: string }[] }) =>
  findings.map((found) => found.rule);

/** Returns somebody reading the whole article at an even pace, with a second between blocks, and where each block is. */
function readWhole(env: Env) {
  const { library } = loadLibrary(env.contentDir, { today: TODAY });
  const article = library.articles.find((entry) => entry.slug === 'cattle');
  if (article === undefined) throw new Error('no cattle');
  let at = 0.8;
  const spans = [...toRead(article, 'zh', library.register)].map(([block, { seconds }]) => {
    const [start, end] = [at, at + Math.max(0.6, seconds)];
    at = end + 1;
    return { block, start, end };
  });
  const voice = speechLike(0.15);
  const bytes = wav(
    at + 0.5,
    (t) => (spans.some(({ start, end }) => t >= start && t < end) ? voice(t) : 0.0004 * Math.sin(t * 9000)),
    {
      rate: 16_000,
    },
  );
  return { spans, bytes };
}

function fileWith(bytes: Uint8Array, name = 'long.wav'): string {
  const path = join(tempDir(), name);
  writeFileSync(path, bytes);
  return path;
}

function draftIn(dir: string): Draft {
  const html = readFileSync(join(dir, 'confirm.html'), 'utf8');
  return JSON.parse(/id="draft">(.*?)<\/script>/s.exec(html)?.[1] ?? '') as Draft;
}

const ABOUT = `dialect: { id: sichuan, name: 四川话 }
speaker: { name: 一位村民, place: 木里 }
consent: { given: true, on: '${DAY}', text: 我同意公开。 }
licence: CC-BY-4.0
recorded: '${DAY}'
`;

describe('a long recording', () => {
  it('is laid on the blocks, and taken in when a person has confirmed it', async () => {
    const env = envWith();
    const { spans, bytes } = readWhole(env);
    const [sound, out] = [fileWith(bytes), tempDir()];
    const options = { sound, article: 'cattle', lang: 'zh', out, only: null } as const;
    const split = await splitRecording(env, options);
    expect(rulesOf(split)).toEqual([]);
    expect(split.said?.[0]).toContain(`对上了 ${spans.length} 段（一共 ${spans.length} 段）`);
    const draft = draftIn(out);
    expect(draft.rows.map((row) => row.block)).toEqual(spans.map((span) => span.block));
    draft.rows.forEach(({ span }, index) => {
      const { start, end } = spans[index] as (typeof spans)[0];
      expect(Math.abs((span?.startMs ?? 0) - start * 1000)).toBeLessThanOrEqual(250);
      expect(Math.abs((span?.endMs ?? 0) - end * 1000)).toBeLessThanOrEqual(250);
    });

    const { article, lang, sound: hash, rows } = draft;
    const kept = rows.flatMap(({ block, source, span }) => (span === null ? [] : [{ block, source, ...span }]));
    const file = { format: 'muyu-pufa/cuts', version: 1, article, lang, sound: hash, cuts: kept };
    const cuts = join(out, 'cuts.json');
    writeFileSync(cuts, JSON.stringify(file));
    // The form as it was made: nobody has agreed.
    expect(rulesOf(await importCuts(env, { sound, cuts, about: null }))).toContain('yaml/invalid');
    writeFileSync(join(out, 'about.yaml'), ABOUT);
    const taken = await importCuts(env, { sound, cuts, about: null });
    expect(rulesOf(taken)).toEqual([]);
    const { library, findings } = loadLibrary(env.contentDir, { today: TODAY });
    expect(findings).toEqual([]);
    const recording = library.articles[0]?.recordings[0];
    expect(recording?.sources).toEqual([hash]);
    let at = 0;
    recording?.cues.forEach(({ startMs, endMs }, index) => {
      const cut = kept[index] as (typeof kept)[0];
      expect(Math.abs(startMs - at)).toBeLessThanOrEqual(20);
      expect(Math.abs(endMs - startMs - (cut.endMs - cut.startMs))).toBeLessThanOrEqual(20);
      at = endMs + 400;
    });

    writeFileSync(
      cuts,
      JSON.stringify({
        ...file,
        cuts: kept.map((cut, index) => (index === kept.length - 1 ? { ...cut, endMs: 9_000_000 } : cut)),
      }),
    );
    expect(rulesOf(await importCuts(env, { sound, cuts, about: null }))).toEqual(['hand-in/cut-outside']);
    writeFileSync(cuts, JSON.stringify({ ...file, cuts: [kept[1], kept[0]] }));
    expect(rulesOf(await importCuts(env, { sound, cuts, about: null }))).toEqual(['yaml/invalid']);
    writeFileSync(cuts, JSON.stringify({ ...file, sound: '0'.repeat(64) }));
    expect(rulesOf(await importCuts(env, { sound, cuts, about: null }))).toEqual(['hand-in/other-sound']);
    expect(loadLibrary(env.contentDir, { today: TODAY }).library.articles[0]?.recordings).toHaveLength(1);
  });

  it.each([
    ['mp3', ['-c:a', 'libmp3lame', '-f', 'mp3']],
    ['m4a', ['-c:a', 'aac', '-f', 'mp4']],
    ['opus', ['-c:a', 'libopus', '-ar', '24000', '-f', 'ogg']],
  ])('may be %s', async (ending, args) => {
    const env = envWith();
    const { spans, bytes } = readWhole(env);
    const codec = await openCodec();
    const { output } = await codec.run({
      input: { name: '/in', bytes },
      args: ['-i', '/in', ...args, '/out'],
      output: '/out',
    });
    await codec.close();
    const [sound, out] = [fileWith(output ?? new Uint8Array(), `long.${ending}`), tempDir()];
    const split = await splitRecording(env, { sound, article: 'cattle', lang: 'zh', out, only: null });
    expect(rulesOf(split)).toEqual([]);
    expect(draftIn(out).rows.filter((row) => row.span !== null)).toHaveLength(spans.length);
  });

  it('of which only some blocks were read is laid on those', async () => {
    const env = envWith();
    const [sound, out] = [fileWith(readWhole(env).bytes), tempDir()];
    await splitRecording(env, { sound, article: 'cattle', lang: 'zh', out, only: ['title', 'answer'] });
    expect(draftIn(out).rows).toHaveLength(2);
  });

  it('that is no speech, a voice message of WeChat, or not there is told', async () => {
    const env = envWith();
    const split = (sound: string) =>
      splitRecording(env, { sound, article: 'cattle', lang: 'zh', out: tempDir(), only: null });
    expect(rulesOf(await split(fileWith(wav(5, sine(200, 0.3)))))).toEqual(['hand-in/no-speech']);
    expect(rulesOf(await split(fileWith(Buffer.from('\u0002#!SILK_V3xxxxxxxxxxxxxxxx'), 'voice.amr')))).toEqual([
      'hand-in/silk',
    ]);
    expect(rulesOf(await split('/nowhere.wav'))).toEqual(['hand-in/not-found']);
  });
});
