/** Starlight as its manual begins: one page a language, everything else left as it comes. */
import { LANGS, LANGUAGES } from '../../../src/languages.ts';
import { toMarkdown } from '../article-text.ts';
import { peerVersion } from './install.ts';
import type { Recipe } from './recipe.ts';

const locales = Object.fromEntries(
  LANGS.map((lang) => [lang, { label: LANGUAGES[lang].ownName, lang: LANGUAGES[lang].tag }]),
);

const CONFIG = `import { defineConfig } from 'astro/config';
import starlight from '@astrojs/starlight';
export default defineConfig({
  integrations: [starlight({ title: '母语普法', defaultLocale: 'zh', locales: ${JSON.stringify(locales)} })],
});
`;

const CONTENT_CONFIG = `import { defineCollection } from 'astro:content';
import { docsLoader } from '@astrojs/starlight/loaders';
import { docsSchema } from '@astrojs/starlight/schema';
export const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) };
`;

export const starlight: Recipe = {
  id: 'starlight',
  name: 'Starlight',
  version: () => peerVersion('@astrojs/starlight'),
  absent: 'not installed',
  files: (texts) => ({
    'astro.config.mjs': CONFIG,
    'src/content.config.ts': CONTENT_CONFIG,
    ...Object.fromEntries(
      LANGS.map((lang) => [
        `src/content/docs/${lang}/article.md`,
        `---\ntitle: ${JSON.stringify(texts[lang].title)}\n---\n\n${toMarkdown(texts[lang].pieces)}`,
      ]),
    ),
  }),
  build: (outDir) => [process.execPath, '../../node_modules/astro/bin/astro.mjs', 'build', '--outDir', outDir],
  path: (lang) => `${lang}/article/`,
};
