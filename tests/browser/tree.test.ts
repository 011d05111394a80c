/** What screen readers are told: roles, names, states and languages, whole for each kind of page over fixed words. */
import { describe, expect, it } from 'vitest';
import { LANGS } from '../../src/languages.ts';
import { VARIANTS } from '../site/variants.ts';
import { CALENDAR, DESK, TEMPLATES } from './templates.ts';
import { readTree } from './tree.ts';
import { withSite } from './with-site.ts';

const RENEW = 'npm test -- tests/browser/tree.test.ts -u';
/** Four languages at once: a minute each on two quiet cores. */
const PATIENCE_MS = 400_000;
const STORY_KINDS = {
  home: '',
  topics: 'topics/',
  topic: 'topics/land/',
  article: 'articles/whole/',
  'article-sensitive': 'articles/quiet/',
  'article-tibetan': 'articles/cattle/',
  laws: 'laws/',
  law: 'laws/pasture-law/',
  services: 'services/',
  search: 'search/',
  record: 'record/',
  studio: 'record/whole/',
  scripts: 'record/scripts/',
  names: 'record/voice/',
  paths: 'paths/',
  path: 'paths/pasture/',
  handbook: 'handbooks/herders/',
  events: 'events/',
  event: 'events/grass/',
  'event-unknown': 'events/moving/',
  glossary: 'glossary/',
  quizzes: 'quizzes/',
  quiz: 'quizzes/cattle/',
  test: 'tests/pasture/',
  templates: 'templates/',
  template: 'templates/cattle-paper/',
  offices: 'offices/',
  feedback: 'feedback/',
  area: 'areas/yi/',
} as const;

describe('over a site of fixed words', () => {
  const { at, visit } = withSite(VARIANTS.story);
  const groups = [
    ...LANGS.map((lang) => ({
      lang: lang as string,
      pages: Object.entries(STORY_KINDS).map(([kind, path]) => ({ kind, path: `${lang}/${path}` })),
    })),
    {
      lang: 'no-language',
      pages: [
        { kind: 'chooser', path: '' },
        { kind: 'not-found', path: '404.html' },
        { kind: 'calendar', path: CALENDAR },
        { kind: 'status', path: 'status/' },
        { kind: 'desk', path: DESK },
      ],
    },
  ];

  // At once, so that pages which wait for their last request wait together; each with its own `expect`, as files are compared.
  it.concurrent.for(groups)(
    'the trees of pages in $lang are as they were written down',
    { timeout: PATIENCE_MS },
    async (group, { expect }) => {
      const { lang, pages } = group;
      await visit('', {}, async (page) => {
        for (const { kind, path } of pages) {
          await page.goto(at(path), { waitUntil: 'networkidle' });
          const { lines, problems } = await readTree(page, ['row']);
          expect(problems, path).toEqual([]);
          expect(lines.length, path).toBeGreaterThan(5);
          const head = [
            `# What a screen reader is given of /${path}, over tests/fixtures/story.ts: role “name” states language.`,
            `# To renew it when it has changed on purpose: ${RENEW}; then read the difference.`,
          ];
          await expect(`${[...head, ...lines].join('\n')}\n`).toMatchFileSnapshot(`__trees__/${lang}/${kind}.txt`);
        }
      });
    },
  );

  it('what judges finds names and languages that are wrong', async () => {
    await visit('zh/', {}, async (page) => {
      await page.setContent(`<html lang="zh-CN"><title>题</title><button></button><p>བོད</p>
        <p lang="ii">ꆈꌠ<span>中文</span></p><nav aria-label="ꆈꌠ"><a href="/">回去</a></nav>
        <input type="checkbox" id="a" lang="ii"><label for="a">要</label><p lang="bo">བོད</p>`);
      const { problems } = await readTree(page);
      expect([...problems].sort()).toEqual([
        'StaticText “བོད” is said to be zh-CN',
        'StaticText “中文” is said to be ii',
        'button without a name (zh-CN)',
        'checkbox “要” is said to be ii',
        'navigation “ꆈꌠ” is said to be zh-CN',
      ]);
    });
  });
});

describe('over the site itself', () => {
  const { at, visit } = withSite(VARIANTS.base);

  it.concurrent.each([...LANGS, 'no language'])(
    'on pages in %s all that can be pressed has a name, and each name its language',
    { timeout: PATIENCE_MS },
    async (lang) => {
      const paths = TEMPLATES.filter((path) =>
        lang === 'no language' ? !LANGS.some((other) => path.startsWith(`${other}/`)) : path.startsWith(`${lang}/`),
      );
      const problems: string[] = [];
      await visit('', {}, async (page) => {
        for (const path of paths) {
          await page.goto(at(path), { waitUntil: 'networkidle' });
          problems.push(...(await readTree(page)).problems.map((problem) => `/${path} ${problem}`));
        }
      });
      expect(problems).toEqual([]);
    },
  );

  it('on keys, hits and messages too', async () => {
    await visit(`zh/search/?q=${encodeURIComponent('律师')}`, {}, async (page) => {
      await page.waitForSelector('.search-hit mark');
      for (const board of ['ii', 'bo']) {
        await page.click(`[data-keyboard="${board}"]`);
        await page.waitForSelector(`[data-keyboard-keys] [lang="${board}"]`);
        expect((await readTree(page)).problems).toEqual([]);
      }
    });
  });
});
