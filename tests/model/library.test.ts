/** The only door: the same folder and day give the same library, and nothing of it runs. */
import { existsSync } from 'node:fs';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { reportFindings } from '../../src/model/check/report.ts';
import { loadLibrary } from '../../src/model/library.ts';
import { makeContent, swap, TODAY, type Changes } from '../fixtures/content.ts';

const load = (changes: Changes = {}, options: { drafts?: 'hide' } = {}) =>
  loadLibrary(makeContent(changes), { today: TODAY, ...options });
const rules = (changes: Changes) => load(changes).findings.map((found) => `${found.file} ${found.rule}`);

describe('loadLibrary', () => {
  afterEach(() => {
    vi.restoreAllMocks();
    vi.useRealTimers();
  });

  it('reads the whole folder', () => {
    const { library, findings } = load();
    expect(findings).toEqual([]);
    expect(library.articles.map((article) => article.slug)).toEqual(['cattle', 'fence']);
    expect([...library.register.keys()]).toEqual(['old-pasture-law', 'pasture-law']);
    expect(library.redirects).toEqual({ cows: 'cattle' });
    const [cattle] = library.articles;
    expect(cattle?.translations.ii).toBeNull();
    expect(cattle?.translations.bo?.counts).toEqual({
      translated: 6,
      untranslated: 1,
      missing: 0,
      stale: 0,
      machine: 6,
      draft: 0,
      reviewed: 0,
    });
  });

  it('gives the same twice, on another day of the clock and in another environment', () => {
    const dir = makeContent({ 'articles/fence/zh.mdx': swap('谁来修。', '谁*来*修{1}。') });
    const first = loadLibrary(dir, { today: TODAY });
    vi.useFakeTimers({ now: new Date('2031-01-01T00:00:00Z') });
    vi.stubEnv('PUFA_TODAY', '2031-01-01');
    vi.stubEnv('PUFA_DRAFTS', 'hide');
    vi.stubEnv('TZ', 'America/New_York');
    vi.spyOn(Math, 'random').mockImplementation(() => {
      throw new Error('chance');
    });
    expect(loadLibrary(dir, { today: TODAY })).toEqual(first);
    vi.unstubAllEnvs();
  });

  it('hides unreviewed translations when asked, and only those', () => {
    const shows = (drafts?: 'hide') => {
      const { library } = load({}, drafts === undefined ? {} : { drafts });
      return {
        rows: library.articles[0]?.translations.bo?.rows.map((row) =>
          row.state === 'translated' ? row.show : row.state,
        ),
        site: library.site.show.bo,
      };
    };
    expect(shows().rows?.[0]).toBe('beside');
    expect(shows('hide').rows).toEqual(['hide', 'hide', 'hide', 'hide', 'hide', 'untranslated', 'hide']);
    expect(shows('hide').site).toEqual({ machine: 'hide', draft: 'hide', reviewed: 'alone' });
  });

  it('has nothing and says what is missing where there is no folder', () => {
    const { library, findings } = loadLibrary('/nowhere/at/all', { today: TODAY });
    expect(library.articles).toEqual([]);
    expect(findings.map((found) => `${found.file} ${found.rule}`)).toEqual(
      ['links.yaml', 'offices.yaml', 'services.yaml', 'site.yaml', 'topics.yaml'].map((file) => `${file} file/missing`),
    );
  });
});

describe('one broken file', () => {
  it.each<[string, Changes, string[]]>([
    [
      'an article that others link to',
      { 'articles/cattle/zh.mdx': '# 题\n\n<Case>\n' },
      ['articles/cattle/zh.mdx mdx/syntax'],
    ],
    ['a translation', { 'articles/cattle/bo.mdx': '<Zh>' }, ['articles/cattle/bo.mdx mdx/syntax']],
    ['a record', { 'articles/cattle/bo.yaml': 'blocks: [' }, ['articles/cattle/bo.yaml yaml/syntax']],
    ['a law', { 'laws/pasture-law.yaml': 'title: "' }, ['laws/pasture-law.yaml yaml/syntax']],
    ['the topics', { 'topics.yaml': '[' }, ['topics.yaml yaml/syntax']],
    ['the offices', { 'offices.yaml': '- {' }, ['offices.yaml yaml/syntax']],
    ['the services', { 'services.yaml': '- "' }, ['services.yaml yaml/syntax']],
    [
      'the data of an article',
      { 'articles/cattle/article.yaml': 'topic: [' },
      ['articles/cattle/article.yaml yaml/syntax'],
    ],
  ])('gives one finding: %s', (_, changes, expected) => {
    expect(rules(changes)).toEqual(expected);
  });

  it('does not hide what is wrong with the others', () => {
    const found = rules({
      'articles/cattle/zh.mdx': '<',
      'articles/fence/zh.mdx': swap('地是谁的', '地是*谁*的'),
      'topics.yaml': '[',
      'laws/old-pasture-law.yaml': swap('kind: 法律', 'kind: 法规'),
    });
    expect(found).toEqual([
      'articles/cattle/zh.mdx mdx/syntax',
      'articles/fence/zh.mdx mdx/unsupported',
      'laws/old-pasture-law.yaml yaml/wrong-value',
      'topics.yaml yaml/syntax',
    ]);
  });
});

describe('nothing in an article runs', () => {
  const mark = '/tmp/pufa-nothing-runs';
  const code = `globalThis.__pufaRan = true; require('node:fs').writeFileSync('${mark}', 'x')`;

  it.each([
    ['an expression', `一共{(() => { ${code} })()}头。`],
    ['an expression of its own', `{(() => { ${code} })()}`],
    ['an import', `import '${mark}.mjs'`],
    ['an import of data', `import 'data:text/javascript,globalThis.__pufaRan = true'`],
    ['an export', `export const ran = (() => { ${code} })()`],
    ['an attribute', `<Call number={(() => { ${code} })()}>免费。</Call>`],
    ['a spread', `<Call {...(() => { ${code} })()}>免费。</Call>`],
    ['a script', `<script>{\`${code}\`}</script>`],
    ['a handler', `<Case onClick="${code.replaceAll('"', '')}">\n\n牛。\n\n</Case>`],
  ])('%s', async (_, text) => {
    const { library, findings } = load({ 'articles/fence/zh.mdx': (base) => `${base}\n${text}\n` });
    await new Promise((resolve) => setTimeout(resolve, 0));
    expect('__pufaRan' in globalThis).toBe(false);
    expect(existsSync(mark)).toBe(false);
    expect(findings.map((found) => found.rule)).toContainEqual(
      expect.stringMatching(/^mdx\/(expression|esm|raw-html|event-handler|syntax)$/),
    );
    expect(JSON.stringify(library)).not.toContain('__pufaRan');
  });
});

describe('reportFindings', () => {
  const { findings } = (() => {
    const at = { line: 3, column: 2 };
    return {
      findings: [
        { rule: 'mdx/expression', file: 'a,b:c.mdx', ...at, facts: {} },
        { rule: 'translation/stale', file: 'x.mdx', ...at, facts: { kind: '段落' } },
      ] as const,
    };
  })();

  it('writes lines for a terminal', () => {
    expect(reportFindings(findings, 'text')).toMatchInlineSnapshot(`
      "a,b:c.mdx:3:2 错误 mdx/expression
          文章里不能写 {…}：花括号里的程序不会执行。请删掉，或者改用圆括号（）。
      x.mdx:3:2 提醒 translation/stale
          汉语的这一段（段落）改过了，译文还是按旧的译的。请对照修改，再登记。
      共 1 处错误，1 处提醒。"
    `);
    expect(reportFindings([], 'text')).toBe('');
  });

  it('writes annotations that a code host can read', () => {
    expect(reportFindings(findings, 'github')).toMatchInlineSnapshot(`
      "::error file=a%2Cb%3Ac.mdx,line=3,col=2,title=mdx/expression::文章里不能写 {…}：花括号里的程序不会执行。请删掉，或者改用圆括号（）。
      ::warning file=x.mdx,line=3,col=2,title=translation/stale::汉语的这一段（段落）改过了，译文还是按旧的译的。请对照修改，再登记。"
    `);
  });

  it('writes JSON with the sentence and how grave it is', () => {
    expect(JSON.parse(reportFindings(findings, 'json'))).toMatchObject([
      { rule: 'mdx/expression', severity: 'error' },
      { rule: 'translation/stale', severity: 'warning' },
    ]);
  });
});
