import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readEnv } from './env.ts';

describe('readEnv', () => {
  it('has a value for everything', () => {
    const env = readEnv({});
    expect(env).toMatchObject({
      contentDir: resolve('content'),
      localesDir: resolve('locales'),
      base: '/',
      site: 'http://localhost:4321',
      outDir: resolve('dist'),
      drafts: 'as-configured',
    });
    expect(env.today).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  });

  it.each([
    ['', '/'],
    ['/', '/'],
    ['pufa', '/pufa/'],
    ['/pufa', '/pufa/'],
    ['//a/b//', '/a/b/'],
  ])('puts slashes at both ends of the base %j', (given, base) => {
    expect(readEnv({ PUFA_BASE: given }).base).toBe(base);
  });

  it('takes the slash from the end of the origin', () => {
    expect(readEnv({ PUFA_SITE: 'https://example.org//' }).site).toBe('https://example.org');
  });

  it('takes an empty variable for none', () => {
    const named = [
      'PUFA_CONTENT',
      'PUFA_LOCALES',
      'PUFA_BASE',
      'PUFA_SITE',
      'PUFA_TODAY',
      'PUFA_OUT',
      'PUFA_CACHE',
      'PUFA_DRAFTS',
    ];
    expect(readEnv(Object.fromEntries(named.map((name) => [name, ''])))).toEqual(readEnv({}));
  });

  it.each(['2026-2-3', 'today', '2026-02-30', '2026-13-01'])('refuses the day %j', (day) => {
    expect(() => readEnv({ PUFA_TODAY: day })).toThrow(`PUFA_TODAY 写的是“${day}”，要写成“2026-12-04”这样的日期。`);
  });

  it('refuses other words for drafts', () => {
    expect(readEnv({ PUFA_DRAFTS: 'hide' }).drafts).toBe('hide');
    expect(() => readEnv({ PUFA_DRAFTS: 'show' })).toThrow(
      'PUFA_DRAFTS 只能写 hide（不显示没有审过的译文），现在写的是“show”。',
    );
  });
});
