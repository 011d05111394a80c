/**
 * The page in which a person who understands the language confirms the cuts: one file that holds all it needs, the
 * voice too, so that it can be opened where there is no network and no server.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import type { Draft } from '../../lib/speech/draft.ts';
import { wholeFontRule } from '../fonts/whole-font.ts';

/** Returns the page for `draft`; `preview` is the whole sound as MP3. */
export function confirmPage(draft: Draft, preview: Uint8Array): string {
  const program = stripTypeScriptTypes(read('./confirm.client.ts'));
  const style = read('./confirm.css') + wholeFontRule(draft.lang);
  const policy = `default-src 'none'; media-src blob:; font-src data:; script-src ${hashOf(program)}; style-src ${hashOf(style)}; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>听一听，切得对不对</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>听一听，切得对不对</h1>
<p class="about"></p>
<p>一段一段地听：听到的是不是下面写的这一段？开头、结尾有没有切掉？不对就用按钮改。没有念的，点“没有念”。全部听过以后，点最下面的“存下”。</p>
<noscript><p class="problem">这个页面要用 JavaScript。请换一个浏览器打开。</p></noscript>
<ol class="rows"></ol>
<p class="save"><button type="button" data-do="save">存下 cuts.json</button> <span role="status"></span></p>
</main>
<script type="application/json" id="draft">${inScript(JSON.stringify(draft))}</script>
<script type="text/plain" id="preview">${Buffer.from(preview).toString('base64')}</script>
<script type="module">${program}</script>
</body>
</html>
`;
}

function read(path: string): string {
  return readFileSync(new URL(path, import.meta.url), 'utf8');
}

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

/** Words of an article cannot end the element they stand in. */
function inScript(json: string): string {
  return json.replaceAll('<', '\\u003c');
}
