/** What a phone shows of the site on its home screen. */
import type { APIRoute } from 'astro';
import { href } from '../../components/frame/href.ts';
import { content } from '../../content.ts';
import { inLanguage } from '../../i18n/in-language.ts';
import { ICONS } from '../app/_icons.ts';
import { langPaths, type LangParams } from '../_paths.ts';

export const getStaticPaths = langPaths;

/** As the page's own ground. */
const GROUND = '#1c1815';

export const GET: APIRoute = ({ params }) => {
  const { lang } = params as unknown as LangParams;
  const { words: name, lang: tag } = inLanguage(content().library.site.name, lang);
  const manifest = {
    id: href('/', lang),
    name,
    short_name: name,
    lang: tag,
    dir: 'ltr',
    start_url: href('/', lang),
    scope: href('/'),
    display: 'standalone',
    background_color: GROUND,
    theme_color: GROUND,
    icons: ICONS.map(({ file, size, purpose }) => ({
      src: href(`/app/${file}.png`),
      sizes: `${size}x${size}`,
      type: 'image/png',
      purpose,
    })),
  };
  return new Response(JSON.stringify(manifest), { headers: { 'Content-Type': 'application/manifest+json' } });
};
