import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readEnv } from './env.ts';
import { UserError } from './user-error.ts';

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

  it('takes the number of an area', () => {
    expect(readEnv({}).area).toBeNull();
    expect(readEnv({ PUFA_AREA: 'tibetan' }).area).toBe('tibetan');
    expect(readEnv({}).offline).toBe(true);
    expect(readEnv({ PUFA_OFFLINE: 'off' }).offline).toBe(false);
    expect(() => readEnv({ PUFA_OFFLINE: '0' })).toThrow('PUFA_OFFLINE 只能写 off');
    expect(() => readEnv({ PUFA_AREA: 'lhasa' })).toThrow('PUFA_AREA 只能写片区的编号：yi、tibetan、anning');
  });

  it.each([
    ['', '/'],
    ['/', '/'],
    ['pufa', '/pufa/'],
    ['/pufa', '/pufa/'],
    ['/a/b-2/', '/a/b-2/'],
  ])('puts slashes at both ends of the base %j', (given, base) => {
    expect(readEnv({ PUFA_BASE: given }).base).toBe(base);
  });

  it.each([
    '//x',
    '//a/b//',
    '/a//b/',
    '/a b/',
    '/../',
    '/./a/',
    '/普法/',
    '/a?b/',
    'C:/Program Files/Git/pufa/',
    'https://x/',
  ])('refuses the base %j', (base) => {
    expect(() => readEnv({ PUFA_BASE: base })).toThrow(`PUFA_BASE 写的是“${base}”，要写成“/pufa/”这样`);
  });

  it.each([
    ['https://example.org//', 'https://example.org'],
    ['http://Example.org:8080', 'http://example.org:8080'],
    ['https://普法.cn/', 'https://xn--tkv95l.cn'],
  ])('takes the origin of %j', (given, site) => {
    expect(readEnv({ PUFA_SITE: given }).site).toBe(site);
  });

  it.each([
    'foo',
    'example.org',
    'ftp://example.org',
    'https://',
    'https://x/y',
    'https://x?z',
    'https://x/#',
    'https://a:b@x',
    'https://x /',
  ])('refuses the origin %j', (site) => {
    expect(() => readEnv({ PUFA_SITE: site })).toThrow(`PUFA_SITE 写的是“${site}”，要写成“https://example.org”这样`);
  });

  it.each(['0', '65536', '80a', '-1', '8e3'])('refuses the port %j', (port) => {
    expect(readEnv({ PUFA_PORT: '8080' }).port).toBe(8080);
    expect(() => readEnv({ PUFA_PORT: port })).toThrow(`PUFA_PORT 写的是“${port}”`);
  });

  it.each(['http://example.org/in', 'example.org', 'javascript:alert(1)'])('refuses the inbox %j', (inbox) => {
    expect(readEnv({ PUFA_INBOX: 'https://example.org/in?to=a' }).inbox).toBe('https://example.org/in?to=a');
    expect(() => readEnv({ PUFA_INBOX: inbox })).toThrow(`PUFA_INBOX 写的是“${inbox}”，要写 https:// 开头`);
  });

  it('refuses folders that are not there, or are files', () => {
    expect(() => readEnv({ PUFA_CONTENT: 'nowhere' })).toThrow(`PUFA_CONTENT：没有 ${resolve('nowhere')} 这个文件夹`);
    expect(() => readEnv({ PUFA_LOCALES: 'README.md/x' })).toThrow('PUFA_LOCALES：没有');
    for (const name of ['PUFA_CONTENT', 'PUFA_LOCALES', 'PUFA_OUT', 'PUFA_CACHE']) {
      expect(() => readEnv({ [name]: 'README.md' }), name).toThrow(`${name}：${resolve('README.md')} 是文件。`);
    }
  });

  it.each(['.', '..', 'content', 'content/articles', 'locales/zh', '.cache', '.cache/pufa/site'])(
    'refuses to build into %j: it would be replaced',
    (out) => {
      expect(() => readEnv({ PUFA_OUT: out })).toThrow(`PUFA_OUT：${resolve(out)} `);
      expect(readEnv({ PUFA_OUT: 'contents', PUFA_CACHE: '..cache' }).outDir).toBe(resolve('contents'));
    },
  );

  it('does not take a name it does not know for nothing', () => {
    expect(() => readEnv({ PUFA_DRAFT: 'hide' })).toThrow('没有 PUFA_DRAFT 这个变量，可能是写错了。可以设的有：');
  });

  it('tells all that is wrong at once, to a person', () => {
    const wrong = { PUFA_BASE: '//x', PUFA_SITE: 'foo', PUFA_TODAY: '2026-13-40', PUFA_CONTENT: 'nowhere' };
    let thrown: unknown;
    try {
      readEnv(wrong);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(UserError);
    const { message } = thrown as UserError;
    expect(message).toContain('设置有 4 处不对：');
    for (const name of Object.keys(wrong)) expect(message).toContain(`\n  ${name}`);
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
      'PUFA_INBOX',
      'PUFA_PSEUDO',
      'PUFA_PORT',
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
