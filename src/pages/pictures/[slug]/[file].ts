/** The pictures of articles, no wider than a reader's column. Drawn anew: nothing but the pixels goes out. */
import { join } from 'node:path';
import type { APIRoute } from 'astro';
import sharp from 'sharp';
import { content } from '../../../content.ts';
import { formatOf, picturesOf } from '../../../model/picture.ts';

const MAX_WIDTH = 800;

export function getStaticPaths() {
  return content().library.articles.flatMap((article) =>
    picturesOf(article).map((file) => ({ params: { slug: article.slug, file } })),
  );
}

export const GET: APIRoute = async ({ params }) => {
  const { slug = '', file = '' } = params;
  const picture = sharp(join(content().env.contentDir, 'articles', slug, 'images', file))
    .rotate()
    .resize({ width: MAX_WIDTH, withoutEnlargement: true });
  const format = formatOf(file);
  const bytes = await picture.toFormat(format, format === 'png' ? { palette: true } : { quality: 72 }).toBuffer();
  return new Response(new Uint8Array(bytes), { headers: { 'Content-Type': `image/${format}` } });
};
