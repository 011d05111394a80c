import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sentenceOf } from '../model/check/finding.ts';
import { checkLocales, DESCRIPTIONS_FILE } from './check-locales.ts';
import { readLocale } from './locale-files.ts';

let dir = '';

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'pufa-locales-'));
  write('zh/frame.json', '{\n  "home": "首页",\n  "call": "打 {{number}}"\n}\n');
  write(`zh/${DESCRIPTIONS_FILE}`, '{\n  "frame.home": "链接",\n  "frame.call": "按钮"\n}\n');
});

afterEach(() => rmSync(dir, { recursive: true, force: true }));

test('good words give no finding, and what is not translated is none', () => {
  write('bo/frame.json', '{ "home": "མདུན་ངོས" }');
  expect(checkLocales(dir)).toEqual([]);
});

test('a key that the pages use must stand in the Chinese', () => {
  write('zh/frame.json', '{\n  "home": "首页"\n}\n');
  expect(tell()).toEqual([`zh/${DESCRIPTIONS_FILE}:3:3 locale/missing-key 界面文字缺少“frame.call”。请补上。`]);
});

test('a key that the Chinese does not have is of no use', () => {
  write('ii/frame.json', '{\n  "hom": "ꀁꇬ"\n}\n');
  expect(tell()).toEqual([
    'ii/frame.json:2:3 locale/unknown-key 界面文字里的“frame.hom”没有用处（汉语里没有这一项）。是不是想写“frame.home”？请删掉或改名。',
  ]);
});

test('placeholders are those of the Chinese', () => {
  write('bo/frame.json', '{\n  "call": "ཁ་པར {{nummer}}"\n}\n');
  expect(tell()).toEqual([
    'bo/frame.json:2:3 locale/placeholder “frame.call”的译文里少了或多了 number、nummer。双花括号里的名字要和汉语一样。',
  ]);
});

test('what is not JSON is told with its line, and the other files are read all the same', () => {
  write('bo/frame.json', '{\n  "home": "མདུན་ངོས",\n}\n');
  write('ii/frame.json', '{ "hom": "ꀁꇬ" }');
  expect(checkLocales(dir).map(({ rule, file }) => [file, rule])).toEqual([
    ['bo/frame.json', 'locale/syntax'],
    ['ii/frame.json', 'locale/unknown-key'],
  ]);
  write('bo/frame.json', '{\n  "home": "མདུན་ངོས"\n  "call": "x"\n}\n');
  expect(checkLocales(dir)[0]).toMatchObject({ rule: 'locale/syntax', file: 'bo/frame.json', line: 3 });
});

test('a name written twice, a value that is no sentence', () => {
  write('bo/frame.json', '{\n  "home": "མདུན་ངོས",\n  "home": "མདུན་ངོས"\n}\n');
  write('ii/frame.json', '{\n  "home": ["ꀁꇬ"]\n}\n');
  expect(tell()).toEqual([
    'bo/frame.json:3:3 locale/syntax JSON 写法不对：同一个名字写了两次。请检查逗号、引号和括号。',
    'ii/frame.json:2:3 locale/syntax JSON 写法不对：“home”后面要是一句加引号的话，不能是空的。请检查逗号、引号和括号。',
  ]);
});

test('this site’s own words are in order, and each is described for translators', () => {
  expect(checkLocales('locales')).toEqual([]);
  const described = JSON.parse(readFileSync(join('locales/zh', DESCRIPTIONS_FILE), 'utf8')) as Record<string, string>;
  const keys = Object.entries(readLocale('locales', 'zh')).flatMap(([area, words]) =>
    Object.keys(words).map((key) => `${area}.${key}`),
  );
  expect(Object.keys(described).sort()).toEqual(keys.sort());
});

function tell(): string[] {
  return checkLocales(dir).map(
    (found) => `${found.file}:${found.line}:${found.column} ${found.rule} ${sentenceOf(found)}`,
  );
}

function write(file: string, text: string): void {
  mkdirSync(dirname(join(dir, file)), { recursive: true });
  writeFileSync(join(dir, file), text);
}
