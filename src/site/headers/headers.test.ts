import { describe, expect, it } from 'vitest';
import type { PageNeeds } from '../csp/policy.ts';
import { apacheFile } from './apache.ts';
import { caddyFile } from './caddy.ts';
import { netlifyFile } from './netlify.ts';
import { nginxFile } from './nginx.ts';
import { siteExceptions } from '../csp/exceptions.ts';
import { headersFor, servedSite, type ServedSite } from './table.ts';

const needs = (style: string): PageNeeds => ({
  styleHashes: [`'sha256-${style}'`],
  scriptHashes: [],
  dataFonts: false,
  dataImages: false,
});
const PAGES = [
  'index.html',
  '404.html',
  'zh/index.html',
  'zh/articles/bride-price/index.html',
  'zh/articles/violence/index.html',
  'zh/search/index.html',
  'zh/record/index.html',
  'zh/record/violence/index.html',
  'desk/index.html',
].map((path, index) => ({ path, needs: needs(`style-${index % 2}`) }));

const INBOX = 'https://in.example.org:8443/record;x?to=a';

function site(base = '/', origin = 'https://example.org'): ServedSite {
  return servedSite({
    origin,
    base,
    pages: PAGES,
    sensitive: [
      'zh/articles/violence/',
      'zh/record/violence/',
      'sounds/violence/',
      'pictures/violence/',
      'desk/ii/violence/',
    ],
    exceptions: siteExceptions(INBOX),
    inbox: INBOX,
  });
}

function header(path: string, name: string): string {
  return headersFor(site(), path)[name] ?? '';
}

describe('the table of headers', () => {
  it('lets no inline program, eval or WebAssembly run anywhere', () => {
    for (const { path } of PAGES) {
      const policy = header(path, 'Content-Security-Policy');
      expect(policy, path).not.toContain('unsafe-inline');
      expect(policy, path).not.toContain('unsafe-eval');
      expect(policy, path).toContain("frame-ancestors 'none'");
    }
  });

  it('sends with a page the styles of all pages that have the same headers', () => {
    expect(header('zh/articles/bride-price/', 'Content-Security-Policy')).toContain(
      "style-src 'self' 'sha256-style-0' 'sha256-style-1'",
    );
    expect(header('zh/record/', 'Content-Security-Policy')).toContain(
      "style-src 'self' 'sha256-style-0' 'sha256-style-1';",
    );
  });

  it('gives the microphone to the studio and to the search page only', () => {
    for (const { path } of PAGES) {
      const own = /\/(record|search)\//.test(path) ? 'microphone=(self)' : 'microphone=()';
      expect(header(path, 'Permissions-Policy'), path).toContain(own);
      expect(header(path, 'Permissions-Policy'), path).toContain('geolocation=()');
    }
    expect(header('zh/record/', 'Content-Security-Policy')).toContain("media-src 'self' blob:");
  });

  it('lets the studio and the desk alone post to the inbox, and that only', () => {
    for (const { path } of PAGES) {
      const policy = header(path, 'Content-Security-Policy');
      if (/\/record\/|^desk\//.test(path)) expect(policy).toContain(";connect-src 'self' https://in.example.org:8443;");
      else expect(policy, path).not.toContain('connect-src');
    }
    const worker = "default-src 'none';connect-src 'self'";
    expect(header('sw.js', 'Content-Security-Policy')).toBe(`${worker} https://in.example.org:8443`);
    expect(siteExceptions(undefined).flatMap(({ sources }) => sources?.['connect-src'] ?? [])).toEqual([]);
  });

  it.each([
    ['', 'max-age=60'],
    ['zh/', 'max-age=60'],
    ['zh/articles/bride-price/', 'max-age=60'],
    ['zh/articles/violence/', 'no-store'],
    ['zh/record/violence/', 'no-store'],
    ['zh/record/', 'max-age=60'],
    ['sounds/violence/zh.0123456789.ogg', 'no-store'],
    ['sounds/bride-price/zh.0123456789.ogg', 'public, max-age=31536000, immutable'],
    ['zh/podcast.xml', 'no-cache'],
    ['_astro/a.css', 'public, max-age=31536000, immutable'],
    ['search/zh/files/0123456789/p0.json', 'public, max-age=31536000, immutable'],
    ['search/zh/table.json', 'no-cache'],
    ['sitemap.xml', 'no-cache'],
  ])('says how long /%s may be kept', (path, kept) => {
    expect(header(path, 'Cache-Control')).toBe(kept);
    expect(header(path, 'X-Content-Type-Options')).toBe('nosniff');
  });

  it('lets players of podcasts in pages of other sites hear sounds, and take nothing else', () => {
    for (const path of [
      'sounds/bride-price/zh.0123456789.mp3',
      'zh/podcast.xml',
      'zh/podcast/x/y.json',
      'podcast.png',
    ]) {
      expect(header(path, 'Access-Control-Allow-Origin'), path).toBe('*');
      expect(header(path, 'Cross-Origin-Resource-Policy'), path).toBe('cross-origin');
    }
    for (const path of ['zh/articles/bride-price/', 'fonts/a.woff2']) {
      expect(header(path, 'Access-Control-Allow-Origin'), path).toBe('');
      expect(header(path, 'Cross-Origin-Resource-Policy'), path).toBe('same-origin');
    }
    expect(header('sounds/bride-price/zh.0123456789.vtt', 'Content-Type')).toBe('text/vtt; charset=utf-8');
  });

  it('knows the types of files that servers do not know', () => {
    expect(header('fonts/a.woff2', 'Content-Type')).toBe('font/woff2');
    expect(header('zh/', 'Content-Type')).toBe('');
  });

  it('speaks of https for a whole host only where the host is the site’s', () => {
    const strict = (served: ServedSite): boolean => 'Strict-Transport-Security' in headersFor(served, 'zh/');
    expect(strict(site('/', 'https://example.org'))).toBe(true);
    expect(strict(site('/', 'http://example.org'))).toBe(false);
    expect(strict(site('/pufa/', 'https://example.org'))).toBe(false);
  });
});

describe('the files for servers', () => {
  it('say for every path below the base what the table says', () => {
    const served = site('/pufa/');
    const policies = [...new Set(served.classes.map(({ headers }) => headers['Content-Security-Policy'] ?? ''))];
    for (const text of [nginxFile(served), caddyFile(served), apacheFile(served), netlifyFile(served)]) {
      for (const policy of policies.filter((entry) => !entry.startsWith("default-src 'none'"))) {
        expect(text).toContain(policy);
      }
      expect(text).toContain('/pufa/');
      expect(text).not.toMatch(/unsafe-inline|undefined/);
    }
  });

  // Hosts that read `_headers` join the values of all rules that match, by a comma, in order.
  it.each(['/', '/pufa/'])('`_headers` says the same when values are joined, with the base %s', (base) => {
    const served = site(base);
    const rules = readRules(netlifyFile(served));
    const urls = [
      ...PAGES.map(({ path }) => path),
      '',
      'zh/',
      'zh/articles/violence/',
      'zh/record/violence/',
      '_astro/a.css',
      'card.png',
    ];
    urls.push(
      'sounds/bride-price/a.mp3',
      'sounds/violence/a.mp3',
      'pictures/a/b.jpg',
      'zh/podcast.xml',
      'zh/podcast/a/b.json',
    );
    for (const url of urls) {
      const got = joined(rules, base + url);
      const { 'Cache-Control': kept = '', ...rest } = headersFor(served, url);
      expect(got, url).toMatchObject(rest);
      expect(got['Cache-Control']?.split(', ').slice(-kept.split(', ').length).join(', '), url).toBe(kept);
    }
    expect(joined(rules, `${base}nowhere`)).toMatchObject({ 'X-Content-Type-Options': 'nosniff' });
    expect(
      Math.max(
        ...netlifyFile(served)
          .split('\n')
          .map((line) => line.length),
      ),
    ).toBeLessThan(2000);
  });
});

interface Rule {
  readonly path: string;
  readonly headers: readonly (readonly [string, string])[];
}

function readRules(text: string): Rule[] {
  const rules: { path: string; headers: [string, string][] }[] = [];
  for (const line of text.split('\n')) {
    if (line === '' || line.startsWith('#')) continue;
    const [, name = '', value = ''] = /^ {2}([^:]+): (.*)$/.exec(line) ?? [];
    if (name === '') rules.push({ path: line, headers: [] });
    else rules.at(-1)?.headers.push([name, value]);
  }
  return rules;
}

function joined(rules: readonly Rule[], url: string): Record<string, string> {
  const got: Record<string, string> = {};
  for (const { path, headers } of rules) {
    const matches = path.endsWith('*') ? url.startsWith(path.slice(0, -1)) : url === path;
    if (!matches) continue;
    for (const [name, value] of headers) got[name] = got[name] === undefined ? value : `${got[name]}, ${value}`;
  }
  return got;
}
