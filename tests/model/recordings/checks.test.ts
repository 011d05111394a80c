/** What second listeners say, and what comes of it. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import type { Env } from '../../../src/env.ts';
import type { RecordingCheckHandIn } from '../../../src/lib/recording-hand-in.ts';
import { loadLibrary } from '../../../src/model/library.ts';
import { heardOf } from '../../../src/model/recording-check.ts';
import type { Check } from '../../../src/model/schema/checks.ts';
import { importHandIn } from '../../../src/site/hand-in/import-hand-in.ts';
import { swap, TODAY, type Changes } from '../../fixtures/content.ts';
import { articleOf, checkOf, DAY, envWith, folderOf } from '../../fixtures/hand-in.ts';

const PRINT = '0123456789abcdef';
const SPEAKER = {
  kind: 'person',
  name: '一位村民',
  place: '木里',
  consent: { given: true, on: DAY, text: '同意。' },
} as const;
const CUES = [
  { block: 'one', source: PRINT, startMs: 0, endMs: 9 },
  { block: 'two', source: PRINT, startMs: 9, endMs: 20 },
];
type Word = Check['verdicts'][number]['verdict'];
const says = (by: string, one: Word | null, two: Word | null, more: Partial<Check> = {}): Check => ({
  by,
  place: '喜德',
  on: DAY,
  verdicts: [one, two].flatMap((verdict, index) =>
    verdict === null ? [] : [{ block: CUES[index]?.block ?? '', source: PRINT, verdict }],
  ),
  ...more,
});
const heard = (...checks: Check[]) => heardOf({ cues: CUES, speaker: SPEAKER }, checks, () => true);
const A = { name: '阿某', place: '喜德' };
const B = { name: '吉某', place: '喜德' };

describe('a recording is', () => {
  it.each([
    ['heard by nobody', [], { level: 'nobody' }],
    ['checked, when all of it was found right', [says('阿某', 'right', 'right')], { level: 'checked', by: [A] }],
    [
      'checked by two together',
      [says('阿某', 'right', null), says('吉某', null, 'right')],
      { level: 'checked', by: [A, B] },
    ],
    ['partly heard', [says('阿某', 'right', null)], { level: 'partly', by: [A] }],
    ['partly heard, where something was not clear', [says('阿某', 'right', 'unclear')], { level: 'partly', by: [A] }],
    ['wrong', [says('阿某', 'right', 'wrong')], { level: 'wrong', by: [A] }],
    [
      'disputed',
      [says('阿某', 'right', 'wrong'), says('吉某', null, 'right')],
      { level: 'disputed', wrong: [A], right: [B] },
    ],
    [
      'wrong where all say so, whatever is disputed elsewhere',
      [says('阿某', 'wrong', 'wrong'), says('吉某', 'right', null)],
      { level: 'wrong', by: [A] },
    ],
    [
      'what somebody said last',
      [says('阿某', 'right', 'right', { on: '2026-11-22' }), says('阿某', 'right', 'wrong')],
      { level: 'checked', by: [A] },
    ],
    [
      'not what the speaker says',
      [says('一位村民', 'right', 'right'), says('一位 村民', 'right', 'right', { place: '盐源' })],
      { level: 'nobody' },
    ],
    [
      'not what was said of other words',
      [says('阿某', 'right', 'right', { verdicts: [{ block: 'one', source: 'f'.repeat(16), verdict: 'right' }] })],
      { level: 'nobody' },
    ],
  ] as const)('%s', (_, checks, expected) => {
    expect(heard(...checks)).toEqual(expected);
  });

  it('not checked any more when the page has changed since', () => {
    const checks = [says('阿某', 'right', 'right')];
    const isFresh = ({ block }: { readonly block: string }) => block === 'one';
    expect(heardOf({ cues: CUES, speaker: SPEAKER }, checks, isFresh)).toEqual({ level: 'partly', by: [A] });
  });
});

/** A recording of the first three blocks, placed by hand: nothing of it is listened to here. */
function withRecording(): Env {
  const article = articleOf(envWith());
  const cues = article.blocks.slice(0, 3).map(({ id, fingerprint }, index) => ({
    block: id,
    source: fingerprint,
    startMs: index * 1000,
    endMs: index * 1000 + 900,
  }));
  const changes: Changes = {
    'articles/cattle/audio/zh-sichuan-1/sound.flac': 'x',
    'articles/cattle/audio/zh-sichuan-1/recording.yaml': stringify({
      lang: 'zh',
      kind: 'reading',
      dialect: { id: 'sichuan', name: '四川话' },
      speaker: SPEAKER,
      file: 'sound.flac',
      licence: 'CC-BY-4.0',
      recorded: DAY,
      cues,
    }),
  };
  return envWith(changes);
}

const ID = 'zh-sichuan-1';
const hand = (env: Env, check: RecordingCheckHandIn) =>
  importHandIn(env, folderOf({ 'check.yaml': JSON.stringify(check) }));
const rulesOf = ({ findings }: { readonly findings: readonly { readonly rule: string }[] }) =>
  findings.map((found) => found.rule);
const heardIn = (env: Env) => {
  const { library, findings } = loadLibrary(env.contentDir, { today: TODAY });
  return { heard: library.articles[0]?.recordings[0]?.heard, rules: rulesOf({ findings }) };
};

describe('a check handed in', () => {
  it('is kept beside the recording, and the next beside it', async () => {
    const env = withRecording();
    const article = articleOf(env);
    const first = await hand(env, checkOf(article, ID));
    expect(rulesOf(first)).toEqual([]);
    expect(first.said?.[1]).toBe('  阿某（喜德）听了 3 段：念对 3 段，念错 0 段，听不清 0 段');
    expect(heardIn(env)).toEqual({ heard: { level: 'checked', by: [A] }, rules: [] });
    const [title] = checkOf(article, ID).verdicts;
    const wrong = [{ ...title, verdict: 'wrong' as const, note: '念成了别的字。' }] as RecordingCheckHandIn['verdicts'];
    await hand(env, checkOf(article, ID, { by: '吉某', verdicts: wrong }));
    expect(heardIn(env)).toEqual({
      heard: { level: 'disputed', right: [A], wrong: [B] },
      rules: ['audio/found-wrong'],
    });
  });

  it('does not count any more when the Chinese changes', async () => {
    const env = withRecording();
    await hand(env, checkOf(articleOf(env), ID));
    const file = join(env.contentDir, 'articles/cattle/zh.mdx');
    writeFileSync(file, swap('先把牛牵开。', '先把牛牵走。')(readFileSync(file, 'utf8')));
    expect(heardIn(env).heard).toEqual({ level: 'partly', by: [A] });
  });

  it('is refused when it is the speaker’s own, of another recording, of the future, or there already', async () => {
    const env = withRecording();
    const check = checkOf(articleOf(env), ID);
    expect(rulesOf(await hand(env, { ...check, by: ' 一位村民 ' }))).toEqual(['hand-in/own-check']);
    expect(rulesOf(await hand(env, { ...check, recording: 'zh-sichuan-2' }))).toEqual(['hand-in/unknown-recording']);
    expect(rulesOf(await hand(env, { ...check, on: '2031-01-01' }))).toEqual(['hand-in/future-date']);
    expect(rulesOf(await hand(env, { ...check, article: 'sheep' }))).toEqual(['hand-in/unknown-article']);
    expect(heardIn(env).heard).toEqual({ level: 'nobody' });
    await hand(env, check);
    const again = await hand(env, check);
    expect(rulesOf(again)).toEqual(['hand-in/checked-already']);
    expect(again.said).toBeNull();
  });

  it('tells what it says of stretches that are not there, or are other ones now', async () => {
    const env = withRecording();
    const check = checkOf(articleOf(env), ID);
    const [title, answer] = check.verdicts;
    const verdicts = [
      { ...title, block: 'b000000' },
      { ...answer, source: PRINT },
    ] as RecordingCheckHandIn['verdicts'];
    expect(rulesOf(await hand(env, { ...check, verdicts }))).toEqual(['hand-in/unknown-cue', 'hand-in/old-check']);
    expect(heardIn(env)).toEqual({ heard: { level: 'nobody' }, rules: [] });
  });
});
