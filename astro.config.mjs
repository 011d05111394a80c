import { defineConfig } from 'astro/config';
import mdx from '@astrojs/mdx';
import { satteri } from '@astrojs/markdown-satteri';
import { readEnv } from './src/env.ts';

const env = readEnv();

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
    build: {
      // Programs stay files of their own: a content security policy without `unsafe-inline` then holds.
      assetsInlineLimit: 0,
      // One small file for all pages: a second one would be a second request before the text.
      cssCodeSplit: false,
      // See docs/browsers.md: reading since Chrome 70 / Safari 12, programs since Chrome 90 / Safari 15.
      target: ['chrome90', 'safari15'],
      cssTarget: ['chrome70', 'safari12'],
    },
  },
});
