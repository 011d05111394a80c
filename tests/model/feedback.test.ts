/** Readers' opinions: strangers' files are read or refused one by one, counted once, and no share is made of a few. */
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { sayFeedback } from '../../scripts/say-feedback.ts';
import { feedbackFileName, newFeedbackId, type FeedbackAnswer } from '../../src/lib/feedback.ts';
import { sentenceOf } from '../../src/model/check/finding.ts';
import { feedbackReport, readFeedback } from '../../src/model/feedback.ts';
import { loadLibrary } from '../../src/model/library.ts';
import { feedbackSchema } from '../../src/model/schema/feedback.ts';
import { readFeedbackFiles } from '../../src/site/hand-in/read-feedback.ts';
import { TODAY, writeContent } from '../fixtures/content.ts';

const dir = writeContent({ 'links.yaml': "redirects: { cows: 'cattle' }\n" });
const { library } = loadLibrary(dir, { today: TODAY });
afterAll(() => rmSync(dir, { recursive: true }));

let count = 0;
/** An answer with an id of its own. */
function answer(more: Partial<FeedbackAnswer> = {}): FeedbackAnswer {
  count += 1;
  return {
    ...{ format: 'muyu-pufa/feedback', version: 1, id: count.toString(16).padStart(12, '0') },
    ...{ about: 'cattle', lang: 'zh', understood: 'yes', on: '2026-12-01', built: TODAY },
    ...more,
  };
}

function read(value: unknown, shownAs = 'in/a.json') {
  const bytes =
    value instanceof Uint8Array
      ? value
      : new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value));
  return readFeedback(bytes, shownAs, library);
}

/** Without a field. */
function without(key: keyof FeedbackAnswer): object {
  return Object.fromEntries(Object.entries(answer()).filter(([name]) => name !== key));
}

describe('a file', () => {
  it('is read: of an article, under its old name, of the whole site, with one thing said', () => {
    const whole = answer({ understood: 'partly', useful: 'somewhat', text: '“边界”听不懂。\n还想知道办证。' });
    expect(read(whole)).toEqual({ ok: true, answer: whole });
    expect(read(answer({ about: 'cows' }))).toMatchObject({ ok: true, answer: { about: 'cattle' } });
    expect(read(answer({ about: null }))).toMatchObject({ ok: true, answer: { about: null } });
    expect(read({ ...without('understood'), text: '谢谢' }).ok).toBe(true);
  });

  it('loses what could steer the terminal it is printed on', () => {
    const steering = read(answer({ text: '一\u001B[31m红\u202E\u0007\r\n\r\n二\u200B' }));
    expect(steering).toMatchObject({ ok: true, answer: { text: '一[31m红\n二' } });
  });

  it.each([
    ['no JSON', '<html>', /不是网页交来的/],
    ['half a file', JSON.stringify(answer()).slice(0, 60), /没有传完/],
    ['no UTF-8', new Uint8Array([0xff, 0xfe]), /不是网页交来的/],
    ['a number', '7', /意见没有收/],
    ['another format', { ...answer(), format: 'muyu-pufa/translation' }, /不是意见网页交来的文件/],
    ['a later version', { ...answer(), version: 2 }, /更新程序/],
    ['no such article', answer({ about: 'cattl' }), /没有“cattl”这篇文章。.*cattle/],
    ['a path for an article', answer({ about: '../laws' }), /意见没有收/],
    ['nothing said', without('understood'), /什么也没有说/],
    ['words of nothing', { ...without('understood'), text: ' \u200B\n ' }, /不能是空的/],
    ['too many words', answer({ text: '很'.repeat(1001) }), /最多 1000 个字/],
    ['another answer', { ...answer(), useful: 'very' }, /有用 yes|somewhat/],
    ['a name', { ...answer(), name: '阿某' }, /name/],
    ['no day', answer({ on: '2026-02-30' }), /真有的日期/],
    ['huge', `"${'x'.repeat(2 ** 20)}"`, /最多 1 MB/],
    ['deep', '['.repeat(100_000), /不是网页交来的/],
  ])('is refused and says why: %s', (_, value, sentence) => {
    const refused = read(value, 'in/b.json');
    if (refused.ok) throw new Error('read');
    expect(refused.findings.map(({ file }) => file)).toContain('in/b.json');
    expect(refused.findings.map(sentenceOf).join('\n')).toMatch(sentence);
  });

  it('is refused under one rule, whatever does not fit the form', () => {
    const refused = read({ ...answer(), name: '阿某', useful: 'very' });
    expect(refused.ok ? [] : refused.findings.map(({ rule }) => rule)).toEqual([
      'hand-in/not-feedback',
      'hand-in/not-feedback',
    ]);
  });

  it('may have a thousand characters, counted as code points', () => {
    expect(read(answer({ text: '𠀀'.repeat(1000) })).ok).toBe(true);
  });

  it('has a name and an id that its page gives it', () => {
    const id = newFeedbackId();
    expect(id).not.toBe(newFeedbackId());
    expect(feedbackSchema.safeParse(answer({ id })).success).toBe(true);
    expect(feedbackFileName({ lang: 'ii', on: '2026-12-01', id: '00000000000a' })).toBe(
      'feedback-ii-2026-12-01-00000000000a.json',
    );
  });
});

it('files and folders are read, bad ones told by name, the others counted all the same', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'pufa-feedback-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  mkdirSync(join(folder, 'village'));
  const write = (name: string, value: unknown): string => {
    const path = join(folder, name);
    writeFileSync(path, typeof value === 'string' ? value : JSON.stringify(value));
    return path;
  };
  const same = answer();
  write('a.json', same);
  write('a (1).json', same);
  write('village/b.json.txt', answer({ lang: 'ii', understood: 'no' }));
  write('village/b.json (1).txt', answer({ lang: 'ii', understood: 'no' }));
  write('notes.txt', '不是意见');
  const bad = write('c.json', '{');
  const gone = join(folder, 'gone.json');

  const { answers, findings, refused } = await readFeedbackFiles([folder, bad, gone], library);
  expect(answers).toHaveLength(4);
  expect(refused).toBe(2);
  expect(findings.map(({ rule, file }) => [rule, file])).toEqual([
    ['hand-in/not-json', bad],
    ['hand-in/not-found', gone],
  ]);
  expect(feedbackReport(answers)).toMatchObject({ answers: 3, twice: 1, changed: 0 });
});

it('of two files with one id the newer counts, by its number, else by its time, and the report says that it was changed', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'pufa-feedback-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const write = (name: string, value: FeedbackAnswer, second: number): void => {
    writeFileSync(join(folder, name), JSON.stringify(value));
    utimesSync(join(folder, name), second, second);
  };
  for (const folderName of ['later', 'sooner']) mkdirSync(join(folder, folderName));
  const first = answer({ understood: 'no', text: '旧' });
  // Unpacked or copied in any order: the number is what tells.
  write('a.json', first, 3);
  write('a (10).json', { ...first, understood: 'yes', text: '新' }, 1);
  write('a (2).json', { ...first, understood: 'partly' }, 2);
  write('a.json (1).txt', { ...first, on: '2026-12-03' }, 4);
  const second = answer({ understood: 'no' });
  write('later/b.json', { ...second, understood: 'yes' }, 2);
  write('sooner/b.json', second, 1);

  const report = feedbackReport((await readFeedbackFiles([folder], library)).answers);
  expect(report).toMatchObject({ answers: 2, twice: 1, changed: 3, languages: [{ understood: { yes: 2 } }] });
  expect(report.texts.map(({ text }) => text)).toEqual(['新']);
  expect(sayFeedback(report, library.articles)).toContain(
    '2 份意见（另外 1 份是重复交的，没有再数；3 份后来改过，只数改过以后的）。',
  );
});

describe('the report', () => {
  const answers = [
    answer({ understood: 'no', lang: 'ii', text: '听不懂' }),
    ...Array.from({ length: 4 }, () => answer({ understood: 'yes', useful: 'yes' })),
    answer({ understood: 'partly', useful: 'somewhat', text: '后\n面', on: '2026-12-02' }),
    { ...(without('understood') as FeedbackAnswer), useful: 'no' as const },
    answer({ about: null, understood: 'yes', text: '前面' }),
  ];
  const report = feedbackReport([...answers, ...answers.slice(0, 1)]);

  it('counts by article and language, what was not understood first', () => {
    expect(report).toMatchObject({ answers: 8, twice: 1 });
    expect(report.rows).toMatchObject([
      { about: 'cattle', lang: 'zh', answers: 6, understood: { yes: 4, partly: 1, no: 0 } },
      { about: 'cattle', lang: 'ii', answers: 1, understood: { yes: 0, partly: 0, no: 1 } },
      { about: null, lang: 'zh', answers: 1 },
    ]);
    expect(report.rows[0]?.useful).toEqual({ yes: 4, somewhat: 1, no: 1 });
    expect(report.languages).toMatchObject([
      { lang: 'zh', answers: 7 },
      { lang: 'ii', answers: 1 },
    ]);
  });

  it('says shares with how many they are of, and none of fewer than five', () => {
    const said = sayFeedback(report, library.articles);
    expect(said).toContain('8 份意见（另外 1 份是重复交的，没有再数）。');
    expect(said).toMatch(/cattle +汉语 +4 80\.0%\/5 +1 20\.0%\/5 +0 0\.0%\/5/);
    expect(said).toMatch(/cattle +彝语 +0 +0 +1$/m);
    expect(said).toMatch(/cattle +汉语 +4 66\.7%\/6/);
    expect(said).toContain('不是抽样调查');
    // Each line of what somebody wrote stands under its article.
    expect(said).toMatch(/ {2}cattle（.+）\n {4}2026-12-02 汉语网页\n {6}后\n {6}面\n/);
    expect(said).toContain('  整个网站\n');
    expect(sayFeedback(feedbackReport([]), [])).toBe('没有可以数的意见。');
  });
});
