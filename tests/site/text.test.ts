/** What a reader sees is what the content says, to the letter. */
import { describe, expect, it } from 'vitest';
import { loadLibrary } from '../../src/model/library.ts';
import { statuteWords } from '../../src/model/register.ts';
import { textOf } from '../../src/model/parse/inline.ts';
import { inlineRuns, statutesOf } from '../../src/model/check/walk.ts';
import { attribute, findElements, readPages, textContent, type Node } from './html.ts';
import { TODAY, UDHR_CONTENT, VARIANTS } from './variants.ts';

/** The words of an element as the article has them: what the glossary adds behind a word is not of it. */
function wordsOf(node: Node): string {
  if ('tagName' in node && /\bterm__plain\b/.test(attribute(node, 'class'))) return '';
  return 'childNodes' in node ? node.childNodes.map(wordsOf).join('') : textContent(node);
}

describe.each([
  ['main', 'content'],
  ['udhr', UDHR_CONTENT],
] as const)('texts of the site “%s”', (name, contentDir) => {
  const pages = new Map(readPages(VARIANTS[name].dir).map((page) => [page.path, page]));
  const { library } = loadLibrary(contentDir, { today: TODAY });

  it('hold every sentence of every block, in all three languages', () => {
    const missing: string[] = [];
    for (const article of library.articles) {
      for (const lang of ['zh', 'ii', 'bo'] as const) {
        const page = pages.get(`${lang}/articles/${article.slug}/index.html`);
        const rows = lang === 'zh' ? null : article.translations[lang]?.rows;
        article.blocks.forEach((block, index) => {
          const row = rows?.[index];
          const blocks = [block, ...(row?.state === 'translated' ? [row.block] : [])];
          const element = page && findElements(page.tree, (candidate) => attribute(candidate, 'id') === block.id)[0];
          const shown = element === undefined ? '' : wordsOf(element);
          for (const run of blocks.flatMap((shownBlock) => inlineRuns(shownBlock.body))) {
            // Exact, spaces included: Tibetan needs them, and a lost one joins two words.
            if (!shown.includes(textOf(run)))
              missing.push(`${lang}/${article.slug}#${block.id}: ${textOf(run).slice(0, 60)}`);
          }
        });
      }
    }
    expect(missing.slice(0, 10)).toEqual([]);
  });

  it('show every statute in the words of the register', () => {
    const missing: string[] = [];
    for (const article of library.articles) {
      const page = pages.get(`zh/articles/${article.slug}/index.html`);
      const shown = page === undefined ? '' : textContent(page.tree);
      for (const statute of article.blocks.flatMap((block) => statutesOf(block.body))) {
        const words = statuteWords(library.register, statute) ?? '？';
        for (const line of words.split('\n'))
          if (!shown.includes(line)) missing.push(`${article.slug}: ${statute.law} ${statute.article}`);
      }
    }
    expect(missing).toEqual([]);
  });
});

describe('unreviewed translations', () => {
  const { library } = loadLibrary('content', { today: TODAY });
  const translated = library.articles.flatMap((article) =>
    (['ii', 'bo'] as const).flatMap((lang) => {
      const rows = article.translations[lang]?.rows ?? [];
      return rows.flatMap((row, index) =>
        row.state === 'translated' ? [{ article, lang, row, source: article.blocks[index] }] : [],
      );
    }),
  );

  it('exist, and none claims a reviewer', () => {
    expect(translated.length).toBeGreaterThan(100);
    expect(translated.filter(({ row }) => row.review.level !== 'machine')).toEqual([]);
  });

  it('never stand without their Chinese, and their pages are not indexed', () => {
    const pages = new Map(readPages(VARIANTS.main.dir).map((page) => [page.path, page]));
    for (const { article, lang, source } of translated) {
      const page = pages.get(`${lang}/articles/${article.slug}/index.html`);
      const element = page && findElements(page.tree, (candidate) => attribute(candidate, 'id') === source?.id)[0];
      const shown = element === undefined ? '' : wordsOf(element);
      for (const run of source ? inlineRuns(source.body) : []) expect(shown).toContain(textOf(run));
      const robots =
        page && findElements(page.tree, (meta) => meta.tagName === 'meta' && attribute(meta, 'name') === 'robots')[0];
      expect(robots && attribute(robots, 'content')).toContain('noindex');
    }
  });

  it('are nowhere in a site that hides them', () => {
    const pages = readPages(VARIANTS.hidden.dir);
    const shown = pages.map((page) => textContent(page.tree)).join('\n');
    const leaked = translated
      .flatMap(({ row }) => inlineRuns(row.block.body).map(textOf))
      .filter((text) => text.length > 12 && /[\ua000-\ua48c\u0f40-\u0fbc]/u.test(text) && shown.includes(text));
    expect(leaked).toEqual([]);
  });
});
