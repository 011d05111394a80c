import { expect, it } from 'vitest';
import { patternOf } from './page-defines.ts';

it('matches sensitive pages in every language and under any base, and nothing that only looks like one', () => {
  const pattern = patternOf(['zh/articles/violence/', 'ii/articles/violence/', 'zh/topics/drugs/', 'sounds/violence/']);
  for (const path of ['/zh/articles/violence/', '/pufa/bo/articles/violence/', '/ii/topics/drugs/'])
    expect(pattern.test(path), path).toBe(true);
  for (const path of ['/zh/', '/zh/topics/violence/', '/zh/articles/domestic-violence/', '/zh/articles/violence-2/'])
    expect(pattern.test(path), path).toBe(false);
});

it('knows a page that stands for itself', () => {
  const pattern = patternOf(['zh/voice/', 'zh/articles/violence/', 'sounds/listen/']);
  expect(pattern.test('/pufa/bo/voice/')).toBe(true);
  expect(pattern.test('/zh/listen/')).toBe(false);
  expect(pattern.test('/zh/voice/school/')).toBe(false);
});

it('matches nothing where nothing is sensitive', () => {
  for (const path of ['/', '', '/zh/articles/violence/'])
    expect(patternOf(['sounds/violence/']).test(path)).toBe(false);
});

it('is read by programs as it is written', () => {
  const pattern = patternOf(['zh/laws/a-law/', 'zh/articles/b/', 'zh/articles/c/']);
  expect(String(pattern)).toBe('/\\/(laws\\/a-law|articles\\/(b|c))\\/$/');
  const both = patternOf(['zh/articles/b/', 'zh/articles/c/', 'zh/record/b/', 'zh/record/c/', 'zh/record/check/b/']);
  expect(String(both)).toBe('/\\/((articles|record)\\/(b|c))\\/$/');
});
