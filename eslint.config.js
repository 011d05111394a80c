import js from '@eslint/js';
import astro from 'eslint-plugin-astro';
import importX, { createNodeResolver } from 'eslint-plugin-import-x';
import { defineConfig } from 'eslint/config';
import globals from 'globals';
import tseslint from 'typescript-eslint';

/**
 * Dependencies point one way: pages → layouts → components → i18n, model → lib. `site/` and `scripts/`
 * use model and lib; code for the browser uses lib only.
 */
const zone = (target, from, why) => ({ target, from, message: why });
const ZONES = [
  zone(
    './src/lib',
    [
      './src/model',
      './src/site',
      './src/components',
      './src/layouts',
      './src/pages',
      './src/i18n',
      './src/env.ts',
      './src/content.ts',
    ],
    'lib 不认识文章：只能用 lib 和 languages.ts。',
  ),
  zone(
    './src/model',
    [
      './src/site',
      './src/components',
      './src/layouts',
      './src/pages',
      './src/i18n',
      './src/env.ts',
      './src/content.ts',
    ],
    'model 是纯的：只能用 lib 和 languages.ts。',
  ),
  zone('./src/i18n', ['./src/site', './src/components', './src/layouts', './src/pages'], 'i18n 只能用 model 和 lib。'),
  zone('./src/components', ['./src/site', './src/layouts', './src/pages'], '组件只能用 i18n、model 和 lib。'),
  zone('./src/layouts', ['./src/pages'], '布局不能用页面。'),
  zone(
    './src/site',
    ['./src/components', './src/layouts', './src/pages', './src/content.ts'],
    'site 是网页生成以后的步骤：只能用 model 和 lib。',
  ),
  zone('./src', ['./scripts', './tests'], 'src 不能用 scripts 和 tests。'),
];

export default defineConfig(
  { ignores: ['dist/**', '.cache/**', '.astro/**', 'node_modules/**', 'content/**', '**/*.d.ts'] },
  js.configs.recommended,
  ...tseslint.configs.recommended,
  ...astro.configs.recommended,
  {
    plugins: { 'import-x': importX },
    settings: {
      'import-x/resolver-next': [createNodeResolver({ extensions: ['.ts', '.mjs', '.js', '.astro', '.json'] })],
    },
    languageOptions: { globals: { ...globals.node, ...globals.browser } },
    rules: {
      'import-x/no-restricted-paths': ['error', { zones: ZONES }],
      'import-x/no-cycle': 'error',
      'no-control-regex': 'off',
      'no-irregular-whitespace': ['error', { skipRegExps: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'max-lines': ['error', { max: 320, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    // Code for the browser knows nothing of articles: what it needs stands in the HTML.
    files: ['src/**/*.client.ts'],
    rules: {
      'import-x/no-restricted-paths': [
        'error',
        {
          zones: [
            zone(
              './src',
              ['./src/model', './src/i18n', './src/site', './src/env.ts', './src/content.ts'],
              '浏览器里的程序只能用 lib。',
            ),
          ],
        },
      ],
    },
  },
  {
    files: ['src/**/*.ts', 'src/**/*.astro'],
    ignores: ['src/env.ts', 'src/**/*.test.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'PUFA_* 只在 src/env.ts 里读。' },
      ],
    },
  },
);
