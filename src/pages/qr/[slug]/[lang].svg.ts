/** The address of an article as a picture for cameras. A file of its own: it is fetched only when the page is printed. */
import type { APIRoute } from 'astro';
import { absoluteHref } from '../../../components/frame/href.ts';
import { qrSvg } from '../../../components/reading/qr-code.ts';
import { content } from '../../../content.ts';
import { LANGS, type Lang } from '../../../languages.ts';
import { articlePath } from '../../../components/reading/article-list.ts';

export function getStaticPaths() {
  return content().library.articles.flatMap((article) =>
    LANGS.map((lang) => ({
      params: { slug: article.slug, lang },
      props: { address: absoluteHref(articlePath(article), lang) },
    })),
  );
}

export const GET: APIRoute<{ address: string }, { slug: string; lang: Lang }> = ({ props }) =>
  new Response(qrSvg(props.address), { headers: { 'Content-Type': 'image/svg+xml' } });
