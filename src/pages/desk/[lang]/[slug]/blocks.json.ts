/** An article for the translation desk, block by block: see `lib/desk.ts`. In a folder of its own, as what is sensitive is sent. */
import type { APIRoute, GetStaticPaths } from 'astro';
import { content } from '../../../../content.ts';
import { TRANSLATION_LANGS, type TranslationLang } from '../../../../languages.ts';
import { deskBlocks } from '../../../../model/desk.ts';
import type { Article } from '../../../../model/library.ts';
import { readSources } from '../../../../model/translation/read.ts';

interface Props {
  lang: TranslationLang;
  article: Article;
}

export const getStaticPaths: GetStaticPaths = () =>
  TRANSLATION_LANGS.flatMap((lang) =>
    content().library.articles.map((article) => ({ params: { lang, slug: article.slug }, props: { lang, article } })),
  );

export const GET: APIRoute<Props> = ({ props: { lang, article } }) => {
  const { env, library, sounds } = content();
  const blocks = deskBlocks(article, lang, library, { sounds, base: env.base }, (slug) =>
    readSources(env.contentDir, slug),
  );
  return new Response(JSON.stringify(blocks), { headers: { 'Content-Type': 'application/json' } });
};
