/** Every kind of page in a real Chromium 70, on a phone of 360 × 640. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveSite, type Served } from '../../src/site/serve.ts';
import { CALENDAR, DESK, TEMPLATES } from '../browser/templates.ts';
import { VARIANTS } from '../site/variants.ts';
import { CAN_RUN, launchOldChromium, type OldBrowser } from './chromium70.ts';
import { SEEN, type Seen } from './probe.ts';

const FONT_OF: Readonly<Record<string, string>> = { ii: 'Pufa Yi', bo: 'Pufa Tibetan' };

/** `npm test` counts what is skipped as failed: elsewhere one test stands for all. */
const suite = CAN_RUN
  ? describe
  : (name: string, _tests: () => void): void =>
      it(`${name} is a program for Linux on x64, which this machine is not`, () => {
        expect(`${process.platform} ${process.arch}`).not.toBe('linux x64');
      });

suite('Chromium 70', () => {
  let browser: OldBrowser;
  let site: Served;
  beforeAll(async () => {
    browser = await launchOldChromium();
    site = await serveSite(VARIANTS.base.dir, { base: VARIANTS.base.base, port: 0 });
  });
  afterAll(async () => {
    await browser.close();
    await site.close();
  });

  it('is what it says', () => {
    expect(browser.version).toMatch(/Chrome\/70\./);
  });

  it.each(TEMPLATES)('shows /%s whole, with and without scripts', async (path) => {
    const lang = path.slice(0, 2);
    for (const scripts of [true, false]) {
      const tab = await browser.open(site.url + path, { scripts });
      const font = FONT_OF[lang];
      if (font !== undefined)
        await tab.until(`Array.from(document.fonts).some(({ family, status }) =>
          family.replace(/"/g, '') === '${font}' && status === 'loaded')`);
      const seen = await tab.evaluate<Seen>(SEEN);
      expect(tab.problems).toEqual([]);
      // The pictures of its own media controls are `data:`, and so are our fonts of boxes.
      const elsewhere = tab.requests.filter((url) => !url.startsWith(new URL(site.url).origin));
      expect(elsewhere.filter((url) => !url.startsWith('data:'))).toEqual([]);
      expect(seen.over).toBe(0);
      expect(seen.lost).toEqual([]);
      expect(seen.letters).toBeGreaterThan(20);
      expect(seen.languages).toBeGreaterThanOrEqual(path === CALENDAR || path === DESK ? 0 : 3);
      if (/articles|services/.test(path)) expect(seen.telephones).toBeGreaterThan(0);
      if (!scripts) expect(seen.buttons).toEqual([]);
      await tab.close();
    }
  });

  it('keeps the block one is at when the language is changed', async () => {
    const tab = await browser.open(`${site.url}zh/articles/legal-aid/`);
    const id = await tab.evaluate<string>(`(() => {
      const blocks = Array.from(document.querySelectorAll('[data-block][id]'));
      const block = blocks[Math.floor(blocks.length / 2)];
      block.scrollIntoView();
      return block.id;
    })()`);
    await tab.until('window.scrollY > 80');
    await tab.evaluate(`document.querySelector('header a[href*="/bo/articles/legal-aid/"]').click()`);
    await tab.until(`/\\/bo\\/articles\\/legal-aid\\//.test(location.pathname) && document.readyState === 'complete'`);
    const kept = await tab.evaluate<string>('decodeURIComponent(location.hash.slice(1))');
    const apart = await tab.evaluate<number>(`(() => {
      const ids = Array.from(document.querySelectorAll('[data-block][id]')).map((block) => block.id);
      return Math.abs(ids.indexOf(${JSON.stringify(kept)}) - ids.indexOf(${JSON.stringify(id)}));
    })()`);
    expect(kept).not.toBe('');
    expect(apart).toBeLessThanOrEqual(1);
    expect(tab.problems).toEqual([]);
    await tab.close();
  });

  it('keeps what was read, and opens it when the server has stopped', async () => {
    const own = await serveSite(VARIANTS.base.dir, { base: VARIANTS.base.base, port: 0 });
    const tab = await browser.open(`${own.url}zh/articles/legal-aid/`);
    const build = `caches.match('${VARIANTS.base.base}keep/zh.json').then((list) => (list ? list.headers.get('x-pufa-build') : ''))`;
    await expect.poll(() => tab.evaluate<string>(build).catch(() => ''), { timeout: 60_000 }).not.toBe('');
    // All is there, of a whole build.
    expect(tab.problems).toEqual([]);
    await own.close();
    await tab.forgetCache();
    for (const path of ['zh/', 'zh/topics/', 'zh/articles/legal-aid/']) {
      await tab.goTo(own.url + path);
      await tab.until(`document.querySelector('main h1, main h2') !== null`);
      expect(await tab.evaluate<boolean>(`document.querySelector('pufa-saved') === null`), path).toBe(true);
      expect(await tab.evaluate<string>('getComputedStyle(document.body).marginTop'), path).toBe('0px');
    }
    await tab.until(`document.querySelector('[data-pufa-kept]') !== null`);
    await tab.goTo(`${own.url}zh/articles/no-such-article/`);
    await tab.until(`!document.querySelector('[data-said="unknown"]').hidden`);
    await tab.close();
  });

  it('plays the sound, follows it in the text, and goes where a block’s button says', async () => {
    const tab = await browser.open(`${site.url}zh/articles/legal-aid/`);
    await tab.tap('.player__play');
    await tab.until(`document.querySelector('pufa-player').dataset.state === 'playing'`);
    await tab.until(`document.querySelector('pufa-player audio').currentTime > 0.2`);
    await tab.until(`document.querySelector('.is-spoken[aria-current="true"]')`);
    const [block, start] = await tab.evaluate<[string, number]>(`(() => {
      const cues = JSON.parse(document.querySelector('pufa-player').dataset.cues);
      return cues.filter(([id]) => document.getElementById(id).querySelector('.block-play')).pop();
    })()`);
    expect(start).toBeGreaterThan(5);
    await tab.tap(`[id="${block}"] .block-play`);
    await tab.until(`document.querySelector('pufa-player audio').currentTime >= ${start}`);
    await tab.until(`document.getElementById('${block}').classList.contains('is-spoken')`);
    await tab.tap('.player__play');
    await tab.until(`document.querySelector('pufa-player').dataset.state === 'paused'`);
    expect(tab.problems).toEqual([]);
    await tab.close();
  });

  it('has the browser’s own player without scripts, and it can play what is there', async () => {
    const tab = await browser.open(`${site.url}zh/articles/legal-aid/`, { scripts: false });
    const player = await tab.evaluate<{ controls: boolean; width: number; height: number; can: string[] }>(`(() => {
      const audio = document.querySelector('audio');
      const { width, height } = audio.getBoundingClientRect();
      return { controls: audio.controls, width, height,
        can: Array.from(audio.querySelectorAll('source')).map((source) => audio.canPlayType(source.type)) };
    })()`);
    expect(player.controls).toBe(true);
    expect(player.width).toBeGreaterThan(200);
    expect(player.height).toBeGreaterThanOrEqual(44);
    expect(player.can).toContain('probably');
    await tab.close();
  });

  it('remembers the language on the first page', async () => {
    const tab = await browser.open(site.url);
    await tab.tap('main a[href$="/bo/"]');
    await tab.until(`/\\/bo\\/$/.test(location.pathname)`);
    await tab.goTo(site.url);
    // Who comes from outside goes on at once; who comes from the site is offered to.
    await tab.until(`/\\/bo\\/$/.test(location.pathname) || !document.querySelector('[data-pufa-resume]').hidden`);
    expect(tab.problems).toEqual([]);
    await tab.close();
  });

  it.each(['zh', 'ii', 'bo'])('searches (%s)', async (lang) => {
    const home = await browser.open(`${site.url}${lang}/`);
    await home.evaluate(`(() => {
      const form = document.querySelector('pufa-search-box form');
      form.q.value = '彩礼';
      form.querySelector('[type="submit"]').click();
    })()`);
    await home.until(`location.pathname.endsWith('/${lang}/search/')`);
    for (const found of [
      '[data-search-answer][href*="bride-price"]',
      '[data-search-hit][href*="bride-price"] ~ p mark',
    ])
      await home.until(`document.querySelector('${found}') !== null`);
    expect(home.problems).toEqual([]);
    await home.close();
  });
});
