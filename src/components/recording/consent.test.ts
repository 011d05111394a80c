import { expect, it } from 'vitest';
import { consentIn } from './consent.ts';

const tagsOf = (lang: 'zh' | 'ii' | 'bo'): string[][] =>
  consentIn(lang).map((words) => [...new Set(words.map((word) => word.lang))]);

it('is there in Chinese whatever the language is, last, and once where nothing of it is translated', () => {
  expect(tagsOf('zh')).toEqual([['zh-CN']]);
  expect(tagsOf('ii')).toEqual([['zh-CN']]);
  expect(tagsOf('bo')).toEqual([['bo'], ['zh-CN']]);
  expect(consentIn('bo').map((words) => words.length)).toEqual([3, 3]);
});
