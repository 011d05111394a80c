/** VitePress with its default theme: one page a language, everything else left as it comes. */
import { LANGS, LANGUAGES } from '../../../src/languages.ts';
import { toMarkdown } from '../article-text.ts';
import { peerVersion } from './install.ts';
import type { Recipe } from './recipe.ts';

const locales = Object.fromEntries(
  LANGS.map((lang) => [lang, { label: LANGUAGES[lang].ownName, lang: LANGUAGES[lang].tag }]),
);

export const vitepress: Recipe = {
  id: 'vitepress',
  name: 'VitePress',
  version: () => peerVersion('vitepress'),
  absent: 'not installed',
  files: (texts) => ({
    '.vitepress/config.mjs': `export default { title: '母语普法', locales: ${JSON.stringify(locales)} };\n`,
    ...Object.fromEntries(
      LANGS.map((lang) => [`${lang}/article.md`, `# ${texts[lang].title}\n\n${toMarkdown(texts[lang].pieces)}`]),
    ),
  }),
  build: (outDir) => [process.execPath, '../../node_modules/vitepress/bin/vitepress.js', 'build', '--outDir', outDir],
  path: (lang) => `${lang}/article.html`,
};
