/** Translations call things as the glossary does, so that readers meet one word for one thing. */
import { LANGUAGES, TRANSLATION_LANGS, type TranslationLang } from '../../../languages.ts';
import type { Glossary } from '../../glossary.ts';
import type { Article } from '../../load/article.ts';
import { avoidedIn, hasTerm, termsIn, translatedWords, wordListOf, type WordList } from '../../translation/words.ts';
import { finding, type Finding } from '../finding.ts';

/** Returns where translated blocks lack a word of the glossary that their Chinese has, or have one that is to be avoided. */
export function checkWordsUsed(articles: readonly Article[], glossary: Glossary): Finding[] {
  if (glossary.byId.size === 0) return [];
  const list = wordListOf(glossary);
  return articles.flatMap((article) => TRANSLATION_LANGS.flatMap((lang) => checkArticle(article, lang, list)));
}

function checkArticle({ slug, blocks, translations }: Article, lang: TranslationLang, list: WordList): Finding[] {
  const file = `articles/${slug}/${lang}.mdx`;
  return (translations[lang]?.rows ?? []).flatMap((row, index): Finding[] => {
    const source = blocks[index];
    if (source === undefined || row.state !== 'translated') return [];
    const words = translatedWords(row.block.body);
    const { at } = row.block;
    const terms = termsIn(source.body, list);
    return [
      ...terms
        // Where nothing is known of a word, nothing can be said of how it was put.
        .filter((term) => term[lang].length > 0 && !hasTerm(words, term, lang))
        .map((term) =>
          finding('glossary/other-word', file, at, {
            term: term.zh,
            language: LANGUAGES[lang].chineseName,
            forms: term[lang].map(({ form }) => form).join('、'),
          }),
        ),
      ...avoidedIn(words, terms, lang, list).map(({ form, term, why }) =>
        finding('glossary/avoided', file, at, { form, term: term.zh, why }),
      ),
    ];
  });
}
