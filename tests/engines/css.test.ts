/**
 * Every style that is shipped, against what the engines of the reading grade know. Two tables, because neither
 * is whole: caniuse (doiuse) knows versions of browsers, and gaps in flex boxes; web-features (@eslint/css)
 * knows every property, value, selector and function, but only the year in which all browsers had it.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import css from '@eslint/css';
import browserslist from 'browserslist';
import doiuse from 'doiuse';
import { Linter } from 'eslint';
import postcss from 'postcss';
import { describe, expect, it } from 'vitest';
import config from '../../astro.config.mjs';
import packageJson from '../../package.json' with { type: 'json' };
import { attribute, findElements, listFiles, readPages, textContent } from '../site/html.ts';
import { VARIANTS } from '../site/variants.ts';

/** What an old engine leaves out, and what the reader then sees. Each name is one of caniuse's. */
const DEGRADES: Readonly<Record<string, string>> = {
  'prefers-color-scheme': 'no dark theme: the light one, whose contrast is as good',
  'prefers-reduced-motion': 'the colour of a button changes at once',
  'css-focus-visible': 'a ring stays after a tap, too',
  'css-paged-media': 'the margins of the printer',
  'css-resize': 'a field to write in keeps its height, and scrolls',
};

/** What doiuse takes for something else. */
const MISREAD: Readonly<Record<string, RegExp>> = {
  // `minmax()` of a grid is not `min()` or `max()`; Chrome has it since 57, Safari since 10.1.
  'css-math-functions': /^grid-template-columns:(?!.*\b(min|max|clamp)\()/,
  // A list of selectors in which `:not(…)` stands, not a list inside `:not(…)`.
  'css-not-sel-list': /^(?!.*:not\([^)]*,)/,
  // What every engine knows of them; the tables are about newer values.
  'css-overflow': /^overflow: ?hidden$/,
  'css-sticky': /^position: ?(-webkit-)?sticky$/,
  'css-page-break': /^page-break-((after|inside): ?avoid|before: ?always)$/,
  // Written with the prefix beside it.
  'css-appearance': /^(-webkit-)?appearance: ?none$/,
  'css-masks': /^(-webkit-)?mask: ?url\(/,
};

/** Newer than 2018 in *some* browser: where it is missing in ours, what the reader sees; else since when ours have it. */
const NEWER_THAN_2018: Readonly<Record<string, string>> = {
  "Media condition 'prefers-color-scheme'": 'see above',
  "Media condition 'prefers-reduced-motion'": 'see above',
  "Media condition 'forced-colors'": 'these engines force no colours (Chrome 89, not in Safari)',
  "Selector 'focus-visible'": 'see above',
  "At-rule '@page'": 'see above',
  "Property 'scroll-padding-top'": 'a block one jumps to stands at the very edge',
  "Property 'scroll-padding-bottom'": 'a field with the focus may touch the bar; it can be scrolled',
  "Property 'text-underline-offset'": 'the underline is nearer to the letters',
  "Property 'accent-color'": 'the slider is blue',
  "Property 'resize'": 'see above',
  "Value 'left' of property 'text-align'": 'Chrome 1, Safari 1',
  "Property 'appearance'": 'with the prefix: Chrome 1, Safari 3',
  "Property 'mask'": 'with the prefix: Chrome 4, Safari 4',
  "Property 'user-select'": 'with the prefix: Chrome 54, Safari 3',
  "Property 'outline'": 'Chrome 1, Safari 1.2',
  "Property 'clip'": 'Chrome 1, Safari 1',
  "Property 'font-variant-numeric'": 'Chrome 52, Safari 9.1',
  "Property 'page-break-after'": 'Chrome 1, Safari 1.2',
  "Property 'page-break-before'": 'Chrome 1, Safari 1.2',
  "Property 'page-break-inside'": 'Chrome 1, Safari 1.3',
  "Property 'unicode-range'": 'Chrome 36, Safari 10',
  "Property 'font-display'": 'Chrome 60, Safari 11.1',
  // Partly known means: not in the heads of tables.
  "Value 'sticky' of property 'position'": 'Chrome 56, Safari 6.1 with the prefix',
  "Value 'collapse' of property 'border-collapse'": 'Chrome 1, Safari 1.1',
  "Value 'center' of property 'text-align'": 'Chrome 1, Safari 1',
  "Value 'auto' of property 'grid-template-columns'": 'Chrome 57, Safari 10.1',
  "Function 'env'": 'Chrome 69, Safari 11.1',
  "Selector 'placeholder'": 'Chrome 57, Safari 10.1',
};

const { reading } = packageJson.browserslist;

/** Returns what the two tables say is not known to the reading grade and not listed above. */
function unknownIn(source: string): string[] {
  const found: string[] = [];
  const plugin = doiuse({
    browsers: reading,
    onFeatureUsage: ({ feature, usage, message }) => {
      const used = usage.toString().replace(/\s+/g, ' ');
      if (feature in DEGRADES || MISREAD[feature]?.test(usage.type === 'rule' ? usage.selector : used)) return;
      found.push(`${feature}: ${used.slice(0, 120)} (${message.split('not supported by: ').at(-1) ?? ''})`);
    },
  });
  // Asking for the result is what runs it.
  expect(postcss([plugin]).process(source, { from: undefined }).css).not.toBe('');
  const messages = new Linter().verify(
    source,
    {
      files: ['**/*.css'],
      plugins: { css },
      language: 'css/css',
      rules: { 'css/use-baseline': ['error', { available: 2018 }] },
    },
    'style.css',
  );
  for (const { message, line, column } of messages) {
    const name = message.replace(/ is not a 2018 available baseline feature\.?$/, '');
    if (!(name in NEWER_THAN_2018)) found.push(`${name} (${line}:${column})`);
  }
  return found;
}

describe('the two tables', () => {
  it.each([
    ['.a{display:flex;gap:1rem}', 'flexbox-gap'],
    ['.a{inset:0}', 'css-logical-props'],
    ['.a{width:min(1px,2vw)}', 'css-math-functions'],
    ['.a{grid-template-columns:min(1px,2vw)}', 'css-math-functions'],
    ['.a:not(.b,.c){color:red}', 'css-not-sel-list'],
    ['.a{overflow:clip}', 'css-overflow'],
    ['.a{height:100dvh}', 'viewport-unit-variants'],
    ['.a:has(.b){color:red}', 'css-has'],
    ['@layer a{.b{color:red}}', 'css-cascade-layers'],
    ['.a{aspect-ratio:1}', "Property 'aspect-ratio'"],
    ['.a{color:color-mix(in srgb,red,blue)}', "Function 'color-mix'"],
    ['.a{text-wrap:balance}', "Property 'text-wrap'"],
  ])('refuse %s', (source, name) => {
    expect(unknownIn(source).join('\n')).toContain(name);
  });
});

it('the bundler writes for the engines of the reading grade', () => {
  expect(browserslist(reading)).toEqual(expect.arrayContaining(['chrome 70', 'safari 12', 'ios_saf 12.0-12.1']));
  expect(config.vite?.build?.target).toEqual(['chrome70', 'safari12']);
  expect(config.vite?.build?.cssTarget).toEqual(['chrome70', 'safari12']);
});

it('the site holds no style that the reading grade does not know, but what degrades', () => {
  const { dir } = VARIANTS.main;
  const sources = new Map<string, string>();
  for (const path of listFiles(dir).filter((name) => name.endsWith('.css')))
    sources.set(readFileSync(join(dir, path), 'utf8'), path);
  expect(sources.size).toBeGreaterThan(0);
  for (const { path, tree } of readPages(dir)) {
    for (const element of findElements(tree, ({ tagName }) => tagName === 'style'))
      sources.set(textContent(element), path);
    for (const element of findElements(tree, (candidate) => attribute(candidate, 'style') !== ''))
      sources.set(`x{${attribute(element, 'style')}}`, path);
  }
  const problems = [...sources].flatMap(([source, path]) => unknownIn(source).map((what) => `${path}: ${what}`));
  expect(problems).toEqual([]);
});
