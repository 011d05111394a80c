import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { LANGS } from '../languages.ts';
import { WORD_AREAS } from './keys.ts';
import { readLocale } from './locale-files.ts';
import { loadWords } from './words.ts';

let dir = '';

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'pufa-words-'));
  write('zh/common.json', { day: '{{year}}年{{month}}月{{day}}日' });
  write('zh/frame.json', { home: '首页', about: '关于<b>' });
  write('zh/laws.json', { effectiveSince: '{{on, day}}起施行' });
  write('bo/common.json', { day: '{{year}}-{{month}}-{{day}}' });
  write('bo/frame.json', { home: 'མདུན་ངོས' });
});

afterEach(() => rmSync(dir, { recursive: true, force: true }));

test('a word says in which language it is', () => {
  const words = loadWords({ localesDir: dir, pseudo: false });
  expect(words('bo').t('frame.home')).toEqual({ text: 'མདུན་ངོས', lang: 'bo' });
  expect(words('zh').t('frame.home')).toEqual({ text: '首页', lang: 'zh-CN' });
});

test('a fallback keeps its own language, and its own way of writing days', () => {
  const { t } = loadWords({ localesDir: dir, pseudo: false })('bo');
  expect(t('frame.about')).toEqual({ text: '关于<b>', lang: 'zh-CN' });
  expect(t('laws.effectiveSince', { on: '2021-01-01' })).toEqual({ text: '2021年1月1日起施行', lang: 'zh-CN' });
});

test('a placeholder without a value is an error', () => {
  const { t } = loadWords({ localesDir: dir, pseudo: false })('zh');
  expect(() => t('laws.effectiveSince')).toThrow('没有给值');
});

test('the pseudo-language marks every word once', () => {
  const { t } = loadWords({ localesDir: dir, pseudo: true })('zh');
  expect(t('laws.effectiveSince', { on: '2021-01-01' }).text).toBe('⟦2021年1月1日起施行⟧');
});

test('every file of this site’s own words is an area', () => {
  for (const lang of LANGS) {
    const words = readLocale('locales', lang);
    expect(WORD_AREAS).toEqual(expect.arrayContaining(Object.keys(words)));
  }
  expect(Object.keys(readLocale('locales', 'zh')).sort()).toEqual([...WORD_AREAS]);
});

function write(file: string, words: Record<string, string>): void {
  mkdirSync(dirname(join(dir, file)), { recursive: true });
  writeFileSync(join(dir, file), JSON.stringify(words));
}
