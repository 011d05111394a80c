/** The overview: every figure over a small folder, each with what would change it. */
import { describe, expect, it } from 'vitest';
import { loadLibrary } from '../../src/model/library.ts';
import { overviewOf, type LangTotals } from '../../src/model/status/overview.ts';
import { HALF_AN_HOUR } from '../../src/model/native-work.ts';
import { act } from '../fixtures/acts.ts';
import { makeContent, swap, TODAY, type Changes } from '../fixtures/content.ts';
import { GLOSSARY } from '../fixtures/glossary.ts';
import { addRecording, type VoiceOptions } from '../fixtures/voices.ts';

const overview = (changes: Changes = {}, today = TODAY) =>
  overviewOf(loadLibrary(makeContent(changes), { today }).library);
const cattle = (changes: Changes = {}) => overview(changes).articles.find(({ slug }) => slug === 'cattle');
const totals = (changes: Changes, lang: LangTotals['lang']) =>
  overview(changes).totals.languages.find((row) => row.lang === lang);

const HAND_IN = (what: 'handed-in' | 'reviewed', count: number): Changes => ({
  'articles/cattle/bo.yaml': act(what, count),
});

describe('texts', () => {
  it('counts who stands behind the translated blocks', () => {
    expect(cattle()?.languages.bo).toMatchObject({ blocks: 7, translated: 6, machine: 6, draft: 0, reviewed: 0 });
  });

  it('counts Chinese that stands inside, against all syllables; blocks left in Chinese count elsewhere', () => {
    // ཁྲིམས་ལུགས 2 × 4, ཐོབ་ཐང 2 × 2, ཁྲིམས་རྩོད་པ 3; 律师 2.
    expect(cattle()?.languages.bo?.chinese).toEqual({ characters: 2, of: 17, share: 2 / 17 });
    const more = { 'articles/cattle/bo.mdx': swap('<Zh>律师</Zh>', '<Zh>律师事务所</Zh>') };
    expect(cattle(more)?.languages.bo?.chinese).toMatchObject({ characters: 5, of: 20 });
    expect(cattle()?.languages.zh?.chinese).toBeNull();
  });

  it('adds up all articles: one without a text lacks all its blocks', () => {
    expect(totals({}, 'bo')).toMatchObject({
      ...{ articles: 1, articlesWhole: 0, articlesReviewed: 0, blocks: 10, translated: 6, machine: 6 },
      ...{ untranslated: 1, missing: 3, stale: 0, chinese: { characters: 2, of: 17 } },
    });
    expect(totals({}, 'ii')).toMatchObject({ articles: 0, translated: 0, missing: 10, chinese: null });
    expect(totals({}, 'zh')).toMatchObject({ articles: 2, articlesWhole: 2, translated: 10, missing: 0 });
    const changed = { 'articles/cattle/zh.mdx': swap('要赔。先和主人家商量', '当然要赔。先和主人商量') };
    expect(totals(changed, 'bo')).toMatchObject({ translated: 6, stale: 1 });
  });
});

describe('voices', () => {
  const withVoice = (options: VoiceOptions) => {
    const dir = makeContent();
    addRecording(dir, 'cattle', 'one', options);
    return overviewOf(loadLibrary(dir, { today: TODAY }).library);
  };

  it('tells people from machines', () => {
    const people = withVoice({ lang: 'bo' }).totals.languages.find(({ lang }) => lang === 'bo');
    expect(people).toMatchObject({ recordings: 1, articlesSpoken: 1, spokenByPeople: 6, spokenByMachine: 0 });
    const machine = withVoice({ machine: true }).totals.languages.find(({ lang }) => lang === 'zh');
    expect(machine).toMatchObject({ recordings: 1, articlesSpoken: 0, spokenByPeople: 0, spokenByMachine: 7 });
  });
});

describe('the law', () => {
  it('says whether a lawyer has read it, as it stands', () => {
    expect(cattle()).toMatchObject({ checkedOn: '2026-11-23', checkDue: '2027-06', isDue: false, lawyer: 'nobody' });
    const { library } = loadLibrary(makeContent(), { today: TODAY });
    const prints =
      library.articles.find(({ slug }) => slug === 'cattle')?.blocks.map((block) => block.fingerprint) ?? [];
    const review = (fingerprints: readonly string[]): Changes => ({
      'articles/cattle/article.yaml': swap(
        'legalReviews: []',
        `legalReviews: [{ by: 甲, role: 律师, office: 乙, on: '2026-11-23', fingerprints: [${fingerprints.map((print) => `'${print}'`).join()}] }]`,
      ),
    });
    expect(cattle(review(prints))?.lawyer).toBe('whole');
    expect(cattle(review(prints.slice(1)))?.lawyer).toBe('partly');
    expect(overview(review(prints)).totals).toMatchObject({ articles: 2, checked: 2, lawyer: 1 });
    expect(overview(review(prints.slice(1))).totals.lawyer).toBe(0);
  });

  it('puts the months of the next checks in order, and says which are near or over', () => {
    const due = (month: string) =>
      overview({ 'articles/fence/article.yaml': swap("due: '2027-06'", `due: '${month}'`) }).due.checks;
    expect(due('2026-10')).toEqual([
      { month: '2026-10', when: 'over', slugs: ['fence'] },
      { month: '2027-06', when: 'later', slugs: ['cattle'] },
    ]);
    expect(due('2026-11')[0]).toMatchObject({ when: 'soon' });
    expect(due('2027-02')[0]).toMatchObject({ when: 'soon' });
    expect(due('2027-03')[0]).toMatchObject({ when: 'later' });
    const never = { 'articles/fence/article.yaml': (text: string) => text.replace(/checked: .*/u, 'checked: null') };
    expect(overview(never).due).toMatchObject({ unchecked: ['fence'], checks: [{ slugs: ['cattle'] }] });
    expect(overview(never).totals.checked).toBe(1);
  });

  it('names laws that will begin or cease to hold', () => {
    expect(overview().due.laws).toEqual([
      { id: 'old-pasture-law', short: '旧草场试验法', what: 'ends', on: '2026-12-01' },
    ]);
    expect(overview({}, '2026-12-01').due.laws).toEqual([]);
    const begins = { 'laws/pasture-law.yaml': swap("effective: '2021-01-01'", "effective: '2026-11-30'") };
    expect(overview(begins).due.laws[0]).toMatchObject({ id: 'pasture-law', what: 'begins', on: '2026-11-30' });
  });
});

describe('what people could do', () => {
  it('leaves out what is reviewed as it stands', () => {
    expect(overview().review).toEqual([
      { lang: 'ii', now: [], waiting: { articles: 0, blocks: 0, minutes: 0 } },
      {
        lang: 'bo',
        now: [{ slug: 'cattle', title: '牛吃了别人的庄稼怎么办？', blocks: 6, of: 6, minutes: 1 }],
        waiting: { articles: 1, blocks: 6, minutes: 1 },
      },
    ]);
  });

  it('cuts an article that does not fit, after as many blocks as do', () => {
    // 4 syllables a second: this alone takes more than the half hour.
    const long = '牛'.repeat(HALF_AN_HOUR * 60 * 4);
    const { library } = loadLibrary(makeContent(), { today: TODAY });
    const articles = library.articles.map((article) => ({
      ...article,
      blocks: article.blocks.map((block) =>
        block.body.kind === 'heading'
          ? { ...block, body: { ...block.body, children: [{ type: 'text' as const, value: long, at: block.at }] } }
          : block,
      ),
    }));
    const [, tibetan] = overviewOf({ ...library, articles }).review;
    expect(tibetan?.now).toMatchObject([{ slug: 'cattle', blocks: 3, of: 6, minutes: 1 }]);
    expect(tibetan?.waiting.minutes).toBeGreaterThanOrEqual(HALF_AN_HOUR);
  });

  it('names the words that wait for speakers', () => {
    const proposed = `${GLOSSARY['glossary/herding.yaml']}- id: letter
  zh: 信
  plain: 写给人的话。
  ii: []
  bo: [{ form: ཡི་གེ, trust: proposed, source: compound }]
`;
    expect(overview({ ...GLOSSARY, 'glossary/herding.yaml': proposed }).terms).toEqual([
      {
        ...{ lang: 'ii', terms: 3, attested: 1, proposed: [] },
        without: [
          { id: 'lawyer', zh: '律师' },
          { id: 'letter', zh: '信' },
        ],
      },
      { lang: 'bo', terms: 3, attested: 2, proposed: [{ id: 'letter', zh: '信' }], without: [] },
    ]);
    expect(overview().terms[0]).toEqual({ lang: 'ii', terms: 0, attested: 0, proposed: [], without: [] });
  });
});

describe('reviewed and handed-in blocks', () => {
  it('count as such, and what is reviewed waits no more', () => {
    // Title and heading say the same: three blocks.
    expect(cattle(HAND_IN('handed-in', 2))?.languages.bo).toMatchObject({ machine: 3, draft: 3, reviewed: 0 });
    expect(cattle(HAND_IN('reviewed', 2))?.languages.bo).toMatchObject({ machine: 3, draft: 0, reviewed: 3 });
    expect(overview(HAND_IN('reviewed', 2)).review[1]?.waiting.blocks).toBe(3);
    expect(totals(HAND_IN('reviewed', 2), 'bo')).toMatchObject({ articlesReviewed: 0, reviewed: 3 });
    expect(totals(HAND_IN('reviewed', 6), 'bo')).toMatchObject({ articlesReviewed: 1, reviewed: 6 });
    expect(overview(HAND_IN('handed-in', 2)).review[1]?.waiting.blocks).toBe(6);
    expect(overview(HAND_IN('reviewed', 6)).review[1]?.waiting.blocks).toBe(0);
  });
});
