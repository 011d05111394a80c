/** Starlight as its manual begins: one page a language, everything else left as it comes. */
import { LANGS, LANGUAGES } from '../../../src/languages.ts';
import { toMarkdown } from '../article-text.ts';
import { peerVersion } from './install.ts';
import type { Recipe } from './recipe.ts';

const locales = Object.fromEntries(
  LANGS.map((lang) => [lang, { label: LANGUAGES[lang].ownName, lang: LANGUAGES[lang].tag }]),
);

const CONTENT_CONFIG = `import { defineCollection } from 'astro:content';
import { docsLoader } from '@astrojs/starlight/loaders';
import { docsSchema } from '@astrojs/starlight/schema';
export const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) };
`;

export interface StarlightPage {
  /** Language first, without slashes at its ends. */
  readonly path: string;
  readonly title: string;
  readonly markdown: string;
}

/** Returns the sources of a site by their paths. @param options - of Starlight, besides title and languages */
export function starlightFiles(pages: readonly StarlightPage[], options: object = {}): Record<string, string> {
  const settings = JSON.stringify({ title: '母语普法', defaultLocale: 'zh', locales, ...options });
  return {
    'astro.config.mjs': `import { defineConfig } from 'astro/config';
import starlight from '@astrojs/starlight';
export default defineConfig({ integrations: [starlight(${settings})] });
`,
    'src/content.config.ts': CONTENT_CONFIG,
    ...Object.fromEntries(
      pages.map(({ path, title, markdown }) => [
        `src/content/docs/${path}.md`,
        `---\ntitle: ${JSON.stringify(title)}\n---\n\n${markdown}`,
      ]),
    ),
  };
}

export const starlight: Recipe = {
  id: 'starlight',
  name: 'Starlight',
  version: () => peerVersion('@astrojs/starlight'),
  absent: 'not installed',
  files: (texts) =>
    starlightFiles(
      LANGS.map((lang) => ({
        path: `${lang}/article`,
        title: texts[lang].title,
        markdown: toMarkdown(texts[lang].pieces),
      })),
    ),
  build: (outDir) => [process.execPath, '../../node_modules/astro/bin/astro.mjs', 'build', '--outDir', outDir],
  path: (lang) => `${lang}/article/`,
};
