/**
 * Hugo. It has no theme of its own; this one is what most are at the least: a header with the languages, the text, a
 * footer, one linked style sheet with a fingerprint. No program and no font.
 */
import { spawnSync } from 'node:child_process';
import { LANGS, LANGUAGES } from '../../../src/languages.ts';
import { toMarkdown } from '../article-text.ts';
import type { Recipe } from './recipe.ts';

const CONFIG = `title = "母语普法"
defaultContentLanguage = "zh"
defaultContentLanguageInSubdir = true
disableKinds = ["home", "section", "taxonomy", "term", "RSS", "sitemap"]
${LANGS.map((lang) => `[languages.${lang}]\nlanguageCode = "${LANGUAGES[lang].tag}"\nlanguageName = "${LANGUAGES[lang].ownName}"\ncontentDir = "content/${lang}"\n`).join('')}`;

const LAYOUT = `<!DOCTYPE html>
<html lang="{{ site.LanguageCode }}">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>{{ .Title }} | {{ site.Title }}</title>
  {{ with resources.Get "css/main.css" | minify | fingerprint }}
  <link rel="stylesheet" href="{{ .RelPermalink }}" integrity="{{ .Data.Integrity }}" crossorigin="anonymous">
  {{ end }}
</head>
<body>
  <header>
    <a href="/">{{ site.Title }}</a>
    <nav>{{ range .AllTranslations }}<a href="{{ .RelPermalink }}" lang="{{ .Language.Lang }}">{{ .Language.LanguageName }}</a> {{ end }}</nav>
  </header>
  <main>
    <h1>{{ .Title }}</h1>
    {{ .Content }}
  </main>
  <footer>{{ site.Title }}</footer>
</body>
</html>
`;

const STYLE = `:root { --ink: #222; --accent: #a33; --paper: #fff; --line: #ddd; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 45rem; padding: 0 1rem; color: var(--ink); background: var(--paper); font: 1.125rem/1.7 sans-serif; }
header, footer { display: flex; justify-content: space-between; gap: 1rem; padding: 1rem 0; border-bottom: 1px solid var(--line); }
footer { margin-top: 3rem; border: 0; border-top: 1px solid var(--line); }
nav a + a { margin-left: 0.75rem; }
a { color: var(--accent); }
h1 { font-size: 1.75rem; line-height: 1.3; }
h2 { margin-top: 2rem; font-size: 1.375rem; }
blockquote { margin: 1rem 0; padding: 0 1rem; border-left: 4px solid var(--accent); }
li { margin: 0.5rem 0; }
@media (prefers-color-scheme: dark) { :root { --ink: #eee; --accent: #f99; --paper: #181818; --line: #444; } }
`;

export const hugo: Recipe = {
  id: 'hugo',
  name: 'Hugo, plain layout of ours',
  version: () =>
    /v(\d+(?:\.\d+)+)/u.exec(spawnSync('hugo', ['version'], { encoding: 'utf8' }).stdout ?? '')?.[1] ?? null,
  absent: 'no `hugo` on this machine (Debian: `apt-get install hugo`)',
  files: (texts) => ({
    'hugo.toml': CONFIG,
    'layouts/_default/single.html': LAYOUT,
    'assets/css/main.css': STYLE,
    ...Object.fromEntries(
      LANGS.map((lang) => [
        `content/${lang}/article.md`,
        `---\ntitle: ${JSON.stringify(texts[lang].title)}\n---\n\n${toMarkdown(texts[lang].pieces)}`,
      ]),
    ),
  }),
  build: (outDir) => ['hugo', '--quiet', '--destination', outDir],
  path: (lang) => `${lang}/article/`,
};
