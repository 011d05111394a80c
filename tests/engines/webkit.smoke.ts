/**
 * Every kind of page in WebKitGTK, the nearest to Safari that a Linux machine can run: another engine, but not
 * an old one. Not part of `npm test`, because it wants 50 packages of Debian: `npm run test:webkit`.
 */
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveSite, type Served } from '../../src/site/serve.ts';
import { CALENDAR, DESK, TEMPLATES } from '../browser/templates.ts';
import { TODAY } from '../site/variants.ts';
import { SEEN, type Seen } from './probe.ts';
import { WebKit } from './webdriver.ts';

const BASE = '/pufa/';
const FONT_OF: Readonly<Record<string, string>> = { ii: 'Pufa Yi', bo: 'Pufa Tibetan' };

let webkit: WebKit;
let site: Served;
beforeAll(async () => {
  const dir = resolve('.cache/test/webkit-site');
  const env = {
    ...process.env,
    NODE_ENV: 'production',
    PUFA_TODAY: TODAY,
    PUFA_BASE: BASE,
    PUFA_CACHE: resolve('.cache/test/cache'),
    PUFA_OUT: dir,
  };
  const built = spawnSync(process.execPath, ['scripts/pufa.ts', 'build'], { encoding: 'utf8', env });
  expect(built.status, built.stderr).toBe(0);
  site = await serveSite(dir, { base: BASE, port: 0 });
  webkit = await WebKit.launch();
  // Its window is not made narrower than some 450 px.
  await webkit.resize(360, 640);
}, 600_000);
afterAll(async () => {
  await webkit.close();
  await site.close();
});

describe('WebKitGTK', () => {
  it.each(TEMPLATES)('shows /%s whole', async (path) => {
    await webkit.goTo(site.url + path);
    const font = FONT_OF[path.slice(0, 2)];
    if (font !== undefined)
      await webkit.until(`Array.from(document.fonts).some(({ family, status }) =>
        family.replace(/"/g, '') === '${font}' && status === 'loaded')`);
    const seen = await webkit.evaluate<Seen>(SEEN);
    expect(seen.over).toBe(0);
    expect(seen.lost).toEqual([]);
    expect(seen.letters).toBeGreaterThan(20);
    expect(seen.languages).toBeGreaterThanOrEqual(path === CALENDAR || path === DESK ? 0 : 3);
    if (/articles|services/.test(path)) expect(seen.telephones).toBeGreaterThan(0);
  });

  it('keeps the block one is at when the language is changed', async () => {
    await webkit.goTo(`${site.url}zh/articles/legal-aid/`);
    await webkit.evaluate(`document.querySelectorAll('[data-block][id]')[8].scrollIntoView()`);
    const at = await webkit.evaluate<string>(`Array.from(document.querySelectorAll('[data-block][id]'))
      .filter((block) => block.getBoundingClientRect().top <= window.innerHeight / 3).pop().id`);
    await webkit.evaluate(`document.querySelector('header a[href*="/bo/articles/legal-aid/"]').click()`);
    await webkit.until(`/\\/bo\\/articles/.test(location.pathname) && document.readyState === 'complete'`);
    expect(await webkit.evaluate<string>('decodeURIComponent(location.hash.slice(1))')).toBe(at);
    expect(await webkit.evaluate<number>('window.scrollY')).toBeGreaterThan(80);
  });

  it('plays the sound and marks the block spoken', async () => {
    await webkit.goTo(`${site.url}zh/articles/legal-aid/`);
    await webkit.click('.player__play');
    await webkit.until(`document.querySelector('pufa-player audio').currentTime > 0.2`);
    await webkit.until(`document.querySelector('.is-spoken[aria-current="true"]')`);
    await webkit.click('.player__play');
    await webkit.until(`document.querySelector('pufa-player').dataset.state === 'paused'`);
  });

  it('finds an article', async () => {
    await webkit.goTo(`${site.url}zh/search/?q=%E5%BD%A9%E7%A4%BC`);
    await webkit.until(`document.querySelector('ol [data-search-hit][href*="bride-price"]')`);
  });
});
