/** What rests on the register, and what a new text of a law touches. */
import { rmSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { compareLaw } from '../../src/model/law-compare.ts';
import { readLawLines, readLawText, type LawArticles } from '../../src/model/law-text.ts';
import { lawsReport, type ArticleReport } from '../../src/model/laws-report.ts';
import { loadLibrary, type Library } from '../../src/model/library.ts';
import { articleLabel, inLawOrder } from '../../src/model/register.ts';
import { add, baseFiles, makeContent, swap, TODAY, writeContent, type Changes } from '../fixtures/content.ts';
import { PASTURE_PATH } from '../fixtures/path-and-handbook.ts';
import { addRecording } from '../fixtures/voices.ts';

const LAW = 'laws/pasture-law.yaml';

function libraryOf(changes: Changes = {}): Library {
  return loadLibrary(makeContent(changes), { today: TODAY }).library;
}

function reportOn(library: Library, article: string): ArticleReport {
  const found = lawsReport(library)
    .find(({ id }) => id === 'pasture-law')
    ?.articles.find((report) => report.article === article);
  if (found === undefined) throw new Error(`no article ${article}`);
  return found;
}

describe('the report on the register', () => {
  it('says where an article of a law is shown and quoted, and which translated blocks rest on it', () => {
    const { uses, slugs, translations, isUsed } = reportOn(libraryOf(), '3');
    expect(isUsed).toBe(true);
    expect(slugs).toEqual(['cattle']);
    expect(uses.map(({ lang, how, at, words }) => [lang, how, at.line, at.column, words])).toEqual([
      ['zh', 'shown', 14, 1, ''],
      ['zh', 'quoted', 16, 5, '被吃掉的庄稼'],
      ['bo', 'shown', 14, 1, ''],
    ]);
    expect(translations).toMatchObject([{ slug: 'cattle', lang: 'bo', blocks: [uses[0]?.block] }]);
  });

  it('says which recordings speak of it', () => {
    const dir = makeContent();
    addRecording(dir, 'cattle', 'one');
    const { recordings, uses } = reportOn(loadLibrary(dir, { today: TODAY }).library, '3');
    expect(recordings).toMatchObject([{ id: 'cattle/one', lang: 'zh', blocks: [uses[0]?.block, uses[1]?.block] }]);
  });

  it('knows an article that nothing uses from one that a sentence or a path names', () => {
    expect(reportOn(libraryOf(), '12').isUsed).toBe(false);
    const named = libraryOf({ 'articles/fence/zh.mdx': add('\n草场试验法第12条讲了这件事。\n') });
    expect(reportOn(named, '12')).toMatchObject({ isUsed: true, slugs: ['fence'], uses: [{ how: 'named' }] });
    const path = PASTURE_PATH.replace('先把牛牵开。', '先看草场试验法第十二条。');
    expect(reportOn(libraryOf({ 'paths/pasture.yaml': path }), '12')).toMatchObject({
      isUsed: true,
      pages: ['paths/pasture'],
    });
  });

  it('knows what a quiz asks by', () => {
    const question = { ask: '要赔吗？', answers: ['要', '不要'], right: 1, why: '要赔。' };
    const questions = [{ ...question, statute: { law: 'pasture-law', article: '12' } }];
    expect(reportOn({ ...libraryOf(), quizzes: [{ id: 'cattle', questions }] }, '12')).toMatchObject({
      isUsed: true,
      pages: ['quizzes/cattle'],
    });
  });
});

describe('a law copied from the database', () => {
  const registered = writeContent();
  const { register } = loadLibrary(registered, { today: TODAY }).library;
  rmSync(registered, { recursive: true });
  const articlesOf = (text: string): LawArticles => readLawLines(text, register).articles;

  it('is read past titles, contents, parts and appendices', () => {
    const read = readLawLines(
      [
        '草 场 试 验 法',
        '（2020年5月28日通过）',
        '目　　录',
        '第一章　总　　则',
        '',
        '第一章　总　　则',
        '　　第一条　为了草场，制定本法。',
        '　　第二条　牛羊',
        '不上公路。',
        '　　第一条规定的草场，包括山坡。',
        '第二节　围栏',
        '第二条之一　围栏要修。有下列情形之一的：',
        '　　（一）坏了；',
        '附件一',
        '第三条的表格',
      ].join('\r\n'),
      register,
    );
    expect(read.law?.id).toBe('pasture-law');
    expect(read.articles).toEqual({
      '1': '为了草场，制定本法。',
      '2': '牛羊不上公路。\n第一条规定的草场，包括山坡。',
      '2-1': '围栏要修。有下列情形之一的：\n（一）坏了；',
    });
  });

  it.each([
    ['spaces', '　第 一千 零四十二 条 禁止 重婚。', { '1042': '禁止重婚。' }],
    ['a full-width number', '第１０４２条　禁止重婚。', { '1042': '禁止重婚。' }],
    ['digits', '第1042条 禁止重婚。', { '1042': '禁止重婚。' }],
    ['no space after the number', '第一条禁止重婚。', { '1': '禁止重婚。' }],
    ['an inserted article', '第一百二十条之一　资助。', { '120-1': '资助。' }],
    ['a preamble', '序　言\n牛羊是财产。\n第一章 总则\n第一条 爱护。', { preamble: '牛羊是财产。', '1': '爱护。' }],
    ['half-width marks', '第一条 禁止重婚;有配偶(夫或妻)的,不行。', { '1': '禁止重婚；有配偶（夫或妻）的，不行。' }],
    [
      'a reference at the start of a line',
      '第九条 甲。\n第十条第一款规定的，不罚。',
      { '9': '甲。\n第十条第一款规定的，不罚。' },
    ],
  ])('is read with %s', (_, text, expected) => {
    expect(articlesOf(text)).toEqual(expected);
  });

  it('is every law of the project again, when it is written as the database does', () => {
    const { library } = loadLibrary('content', { today: TODAY });
    const changed = [...library.register.values()].flatMap((law) => {
      const { preamble, ...articles } = law.articles;
      const entries = Object.entries(articles).sort(([a], [b]) => inLawOrder(a, b));
      const lines = entries.map(([number, words]) => `${articleLabel(number)} ${words}`);
      const first = preamble === undefined ? [] : ['序 言', preamble];
      const text = [law.title, '目 录', '第一章 总则', '', ...first, '第一章 总则', ...lines, '附件'].join('\n');
      const read = readLawLines(text.replace(/^(?=.)/gmu, '\u3000'), library.register);
      expect(read.law).toBe(law);
      const { fates } = compareLaw({ ...library, articles: [] }, law, read.articles);
      return [...fates].filter(([, { state }]) => state !== 'same').map(([number]) => `${law.id} ${number}`);
    });
    expect(changed).toEqual([]);
  });

  it('can stand in the form of the register; what is wrong there is told', () => {
    const bytes = (text: string) => new TextEncoder().encode(text);
    const law = baseFiles()[LAW] ?? '';
    expect(readLawText(bytes(law), 'new.yaml', register)).toMatchObject({ law: { id: 'pasture-law' } });
    expect(readLawText(bytes(law.replace('kind: 法律', 'kind: 法')), 'new.yaml', register)).toHaveProperty('findings');
    expect(readLawText(Uint8Array.of(0xb5, 0xda), 'new.txt', register)).toMatchObject({
      findings: [{ rule: 'file/not-utf8' }],
    });
  });
});

describe('the register beside a new text', () => {
  const dir = writeContent();
  afterAll(() => rmSync(dir, { recursive: true }));
  const { library } = loadLibrary(dir, { today: TODAY });
  const law = library.register.get('pasture-law');
  if (law === undefined) throw new Error('no law');
  const compare = (change: (articles: Record<string, string>) => Record<string, string>) =>
    compareLaw(library, law, change({ ...law.articles }));
  const without = (articles: Record<string, string>, number: string) =>
    Object.fromEntries(Object.entries(articles).filter(([key]) => key !== number));

  it('touches nothing when only the typing differs', () => {
    const { fates, touched } = compare((old) => ({ ...old, '12': old['12']?.replace('，', ', ') ?? '' }));
    expect([...fates.values()].map(({ state }) => state)).toEqual(['same', 'same']);
    expect(touched).toEqual([]);
  });

  it('tells the words that changed, the quotation that no longer stands, and what is due', () => {
    const { fates, touched, due } = compare((old) => ({
      ...old,
      '3': old['3']?.replace('庄稼的', '').replaceAll('庄稼', '青苗') ?? '',
    }));
    expect(fates.get('3')).toMatchObject({ state: 'changed' });
    const fate = fates.get('3');
    const changes = fate?.state === 'changed' ? fate.changes : [];
    expect(changes.filter(({ where }) => where !== 'both').map(({ words }) => words)).toContain('青苗');
    expect(
      changes
        .filter(({ where }) => where !== 'new')
        .map(({ words }) => words)
        .join(''),
    ).toBe(law.articles['3']);
    expect(touched.map(({ lang, how, isWrong }) => [lang, how, isWrong])).toEqual([
      ['zh', 'shown', true],
      ['zh', 'quoted', true],
      ['bo', 'shown', true],
    ]);
    expect(due).toMatchObject({
      slugs: ['cattle'],
      translations: [{ slug: 'cattle', lang: 'bo', blocks: [touched[0]?.block] }],
      recordings: [],
    });
  });

  it('leaves a quotation that still stands to be read again', () => {
    const { touched } = compare((old) => ({ ...old, '3': old['3']?.replace('主人当场同意', '主人答应') ?? '' }));
    expect(touched.find(({ how }) => how === 'quoted')).toMatchObject({ isWrong: false, nowIn: null });
  });

  it('leaves a statute alone when another 款 of it changed', () => {
    const shown = libraryOf({ 'articles/cattle/zh.mdx': swap('article="3" />', 'article="3" paragraph="1" />') });
    const { touched } = compareLaw(shown, law, {
      ...law.articles,
      '3': law.articles['3']?.replace('当场同意', '答应') ?? '',
    });
    expect(touched.find(({ how, lang }) => how === 'shown' && lang === 'zh')).toMatchObject({ isWrong: false });
  });

  it('finds the wording under another number, as it was or changed, and says where a quotation stands now', () => {
    const moved = compare((old) => ({ ...without(old, '3'), '4': old['3'] ?? '' }));
    expect(moved.fates.get('3')).toEqual({ state: 'moved', to: '4', changes: [] });
    expect(moved.touched.find(({ how }) => how === 'quoted')).toMatchObject({ isWrong: true, nowIn: '4' });
    const also = compare((old) => ({
      ...old,
      '3': '别的事情，由村里商量决定。',
      '4': old['3']?.replace('围栏', '栅栏') ?? '',
    }));
    expect(also.fates.get('3')).toMatchObject({ state: 'moved', to: '4' });
  });

  it('names the paths that speak of what has changed', () => {
    const path = PASTURE_PATH.replace('先把牛牵开。', '先看草场试验法第十二条。');
    const other = libraryOf({ 'paths/pasture.yaml': path });
    expect(compareLaw(other, law, { ...law.articles, '12': '任何人不得放牧。' }).pages).toEqual(['paths/pasture']);
    expect(compareLaw(other, law, { ...law.articles, '3': '要赔。' }).pages).toEqual([]);
  });

  it('does not look elsewhere for a few words that stand anywhere', () => {
    const { touched } = compare((old) => ({ ...old, '3': '牛羊要赔。', '5': '这里说的是被吃掉的庄稼的数目。' }));
    expect(touched.find(({ how }) => how === 'quoted')).toMatchObject({ isWrong: true, nowIn: null });
  });

  it('says when an article has gone, and when its number stands over something else', () => {
    expect(compare((old) => without(old, '12')).fates.get('12')).toEqual({ state: 'gone', isTaken: false });
    expect(compare((old) => ({ ...old, '12': '本法由县里解释。' })).fates.get('12')).toEqual({
      state: 'gone',
      isTaken: true,
    });
  });
});
