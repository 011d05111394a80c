import { defineConfig } from 'astro/config';
import mdx from '@astrojs/mdx';
import { satteri } from '@astrojs/markdown-satteri';
import packageJson from './package.json' with { type: 'json' };
import { readEnv } from './src/env.ts';
import { plainImports } from './src/site/plain-imports.ts';

const env = readEnv();
/** The engines of the reading grade, as the bundler names them: `chrome70`. See docs/browsers.md. */
const engines = packageJson.browserslist.reading
  .filter((query) => /^(chrome|safari) \d+$/.test(query))
  .map((query) => query.replace(' ', ''));

const NAME = '_astro/[hash].js';

export default defineConfig({
  site: env.site,
  base: env.base,
  outDir: env.outDir,
  trailingSlash: 'always',
  build: { format: 'directory', inlineStylesheets: 'never' },
  // Only for the site's own long pages. Smart punctuation would change the words of a statute.
  markdown: { processor: satteri({ features: { smartPunctuation: false } }), syntaxHighlight: false },
  integrations: [mdx()],
  devToolbar: { enabled: false },
  telemetry: false,
  vite: {
    plugins: [plainImports()],
    // Names of programs stand in every page: as short as they can be.
    environments: {
      client: { build: { rolldownOptions: { output: { entryFileNames: NAME, chunkFileNames: NAME } } } },
    },
    build: {
      // Programs stay files of their own: a content security policy without `unsafe-inline` then holds.
      assetsInlineLimit: 0,
      // One small file for all pages: a second one would be a second request before the text.
      cssCodeSplit: false,
      target: engines,
      cssTarget: engines,
    },
  },
});
