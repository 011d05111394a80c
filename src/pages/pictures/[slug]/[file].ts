/** The pictures of articles, no wider than a reader's column. Drawn anew: nothing but the pixels goes out. */
import { extname, join } from 'node:path';
import type { APIRoute } from 'astro';
import sharp from 'sharp';
import { content } from '../../../content.ts';

const MAX_WIDTH = 800;
const FORMATS = { '.jpg': 'jpeg', '.jpeg': 'jpeg', '.png': 'png', '.webp': 'webp' } as const;

function formatOf(file: string) {
  const extension = extname(file).toLowerCase();
  if (Object.hasOwn(FORMATS, extension)) return FORMATS[extension as keyof typeof FORMATS];
  throw new Error(`图片 ${file} 的格式不能用。请存成 jpg、png 或 webp。`);
}

export function getStaticPaths() {
  return content().library.articles.flatMap((article) => {
    const names = article.blocks.flatMap(({ body }) =>
      body.kind === 'image' ? [body.src.replace(/^images\//, '')] : [],
    );
    return [...new Set(names)].map((file) => ({ params: { slug: article.slug, file } }));
  });
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
