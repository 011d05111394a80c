/** That the policies bite: what somebody plants in a page is not run, not loaded, not sent; and the headers. */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readBuiltSite } from '../../src/site/headers/built-site.ts';
import { headersFor } from '../../src/site/headers/table.ts';
import { serveSite, type Served } from '../../src/site/serve.ts';
import { serve } from '../search/serve.ts';
import { VARIANTS } from '../site/variants.ts';
import { launchChromium } from './chromium.ts';
import { TEMPLATES } from './templates.ts';
import { watch, type Watched } from './watch.ts';

let browser: Browser;
/** With all headers, under a base path. */
let full: Served;
/** As a host that sends none: the pages' own policies alone. */
let bare: Awaited<ReturnType<typeof serve>>;
/** Another site, which notes what it is asked for; it shows in a frame the address in its query. */
let stranger: { readonly origin: string; readonly asked: string[]; close(): void };
let watched: Watched;
beforeAll(async () => {
  browser = await launchChromium();
  full = await serveSite(VARIANTS.base.dir, { base: VARIANTS.base.base, port: 0 });
  bare = await serve(VARIANTS.main.dir);
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.writeHead(200, { 'content-type': 'text/html', 'access-control-allow-origin': '*' });
    response.end(`<iframe src="${decodeURIComponent(request.url?.slice(2) ?? '')}"></iframe>`);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  stranger = { origin: `http://127.0.0.1:${port}`, asked, close: () => server.close() };
});
afterAll(async () => {
  await browser.close();
  await full.close();
  await bare.close();
  stranger.close();
});

beforeEach(async () => {
  watched = await watch(browser);
});
afterEach(() => watched.context.close());

describe.each(['with headers', 'without headers'] as const)('%s', (how) => {
  const start = (): string => (how === 'with headers' ? full.url : `${bare.origin}/`);

  it('what somebody plants is not run, not loaded and not sent', async () => {
    stranger.asked.length = 0;
    const page = await watched.open(`${start()}zh/articles/legal-aid/`);
    const ran = await page.evaluate(async (foreign) => {
      const ran: string[] = [];
      // What DevTools calls may evaluate text; what a timer calls may not.
      await new Promise((done) => setTimeout(done));
      (globalThis as unknown as { planted: (what: string) => void }).planted = (what) => ran.push(what);
      const add = (tag: string, set: (element: HTMLElement) => void): Promise<void> => {
        const element = document.createElement(tag);
        const over = new Promise<void>((done) => {
          element.addEventListener('error', () => done());
          element.addEventListener('load', () => done());
          setTimeout(done, 1500);
        });
        set(element);
        document.body.append(element);
        return over;
      };
      const attempt = (what: string, act: () => void): void => {
        try {
          act();
          ran.push(what);
        } catch {
          // Refused, as it should be.
        }
      };
      attempt('eval', () => (0, eval)('1'));
      attempt('Function', () => void new Function('return 1'));
      attempt('innerHTML', () => (document.createElement('p').innerHTML = '<b>x</b>'));
      attempt('script text', () => (document.createElement('script').text = 'planted("text")'));
      attempt('script src', () => (document.createElement('script').src = 'a.js'));
      attempt('WebAssembly', () => void new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])));
      await Promise.all([
        add('script', (element) => element.append('planted("inline script")')),
        add('button', (element) => {
          try {
            element.setAttribute('onclick', 'planted("handler")');
          } catch {
            // Trusted types refuse it before the policy does.
          }
          element.click();
        }),
        add('img', (element) => ((element as HTMLImageElement).src = `${foreign}/pixel.png`)),
        add(
          'img',
          (element) => ((element as HTMLImageElement).src = 'data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA='),
        ),
        add('iframe', (element) => ((element as HTMLIFrameElement).src = `${foreign}/frame`)),
        add('audio', (element) => ((element as HTMLAudioElement).src = `${foreign}/sound.mp3`)),
        add('link', (element) => Object.assign(element, { rel: 'stylesheet', href: `${foreign}/a.css` })),
        fetch(`${foreign}/fetch`).then(
          () => ran.push('fetch'),
          () => undefined,
        ),
      ]);
      attempt('beacon', () => {
        if (!navigator.sendBeacon(`${foreign}/beacon`)) throw new Error('refused');
      });
      const styled = document.createElement('p');
      styled.setAttribute('style', 'position: fixed');
      const sheet = document.createElement('style');
      sheet.append('p { position: fixed }');
      document.body.append(styled, sheet);
      if (getComputedStyle(styled).position === 'fixed') ran.push('style');
      const base = document.createElement('base');
      base.href = foreign;
      document.head.append(base);
      if (document.baseURI.startsWith(foreign)) ran.push('base');
      return ran;
    }, stranger.origin);
    // `sendBeacon` may say yes and send nothing: what counts is that nobody was asked.
    expect(ran.filter((what) => what !== 'beacon')).toEqual([]);
    expect(stranger.asked).toEqual([]);
    const blocked = [
      'require-trusted-types-for',
      'img-src',
      'frame-src',
      'media-src',
      'style-src-elem',
      'style-src-attr',
      'connect-src',
      'base-uri',
    ];
    for (const directive of blocked)
      await expect
        .poll(() => watched.seen.some((line) => line.startsWith(`${directive} blocks`)), { message: directive })
        .toBe(true);
  });

  it('what somebody on the way writes into the page is not run and not loaded', async () => {
    stranger.asked.length = 0;
    const url = `${start()}zh/articles/legal-aid/`;
    await watched.context.route(url, async (route) => {
      const response = await route.fetch();
      const planted = `<script>window.planted = 1</script><script src="${stranger.origin}/a.js"></script><img src="${stranger.origin}/pixel.png" onerror="window.planted = 2"><p style="position:fixed" id="injected">x</p>`;
      await route.fulfill({ response, body: (await response.text()).replace('</body>', `${planted}</body>`) });
    });
    const page = await watched.open(url);
    expect(await page.locator('#injected').evaluate((element) => getComputedStyle(element).position)).toBe('static');
    expect(await page.evaluate(() => 'planted' in globalThis)).toBe(false);
    expect(stranger.asked).toEqual([]);
    const blocked = watched.seen.filter((line) => line.startsWith('script-src-elem blocks'));
    expect(blocked.some((line) => line.includes('inline'))).toBe(true);
    expect(blocked.some((line) => line.includes(stranger.origin))).toBe(true);
  });

  it('a form cannot be sent elsewhere', async () => {
    stranger.asked.length = 0;
    const page = await watched.open(`${start()}zh/`);
    await page.evaluate((foreign) => {
      const form = document.createElement('form');
      form.action = `${foreign}/form`;
      document.body.append(form);
      form.submit();
    }, stranger.origin);
    await expect.poll(() => watched.seen.some((line) => line.startsWith('form-action blocks'))).toBe(true);
    expect(stranger.asked).toEqual([]);
  });

  it('neither WebAssembly nor text becomes a program, on the search page either', async () => {
    const page = await watched.open(`${start()}zh/search/`);
    const can = await page.evaluate(async () => {
      // What DevTools calls may evaluate text; what a timer calls may not.
      await new Promise((done) => setTimeout(done));
      const works = (act: () => unknown): boolean => {
        try {
          act();
          return true;
        } catch {
          return false;
        }
      };
      return [
        works(() => new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]))),
        works(() => (0, eval)('1')),
      ];
    });
    expect(can).toEqual([false, false]);
  });
});

describe('the headers', () => {
  it('come with every answer as the table says', async () => {
    const table = readBuiltSite(VARIANTS.base.dir);
    if (table === null) throw new Error('no table');
    const css = /href="\/pufa\/(_astro\/[^"]+\.css)"/.exec(
      readFileSync(`${VARIANTS.base.dir}/zh/index.html`, 'utf8'),
    )?.[1];
    const paths = [
      ...TEMPLATES,
      css ?? '',
      'search/zh/table.json',
      'sw.js',
      'keep.js',
      'keep/zh.json',
      'zh/app.webmanifest',
      'favicon.svg',
      'card.png',
      'robots.txt',
    ];
    for (const path of paths) {
      const response = await fetch(full.url + path);
      const wanted = headersFor(table, path);
      for (const [name, value] of Object.entries(wanted))
        expect(response.headers.get(name), `${path} ${name}`).toBe(value);
      expect(response.headers.has('set-cookie'), path).toBe(false);
      await response.arrayBuffer();
    }
    const missing = await fetch(`${full.url}nowhere`);
    expect(missing.status).toBe(404);
    expect(missing.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect((await fetch(`${full.url}_server/site.json`)).status).toBe(404);
  });

  it('take the microphone, the camera and the place from every page', async () => {
    const page = await watched.open(`${full.url}zh/articles/legal-aid/`);
    const allowed = await page.evaluate(() => {
      const { featurePolicy } = document as unknown as { featurePolicy: { allowsFeature: (name: string) => boolean } };
      return ['microphone', 'camera', 'geolocation', 'usb', 'autoplay', 'clipboard-write'].filter((name) =>
        featurePolicy.allowsFeature(name),
      );
    });
    expect(allowed).toEqual(['autoplay', 'clipboard-write']);
  });

  it('let no other site show a page in a frame', async () => {
    const page = await watched.context.newPage();
    await page.goto(`${stranger.origin}/?${encodeURIComponent(`${full.url}zh/`)}`);
    await expect
      .poll(() =>
        page
          .frames()
          .map((frame) => frame.url())
          .at(-1),
      )
      .toBe('chrome-error://chromewebdata/');
  });

  it('tell other sites nothing, and this site where one comes from', async () => {
    const page = await watched.open(`${full.url}zh/`);
    await page
      .locator('a[href$="/zh/paths/"]')
      .first()
      .evaluate((link) => (link as HTMLElement).click());
    await page.waitForURL(/\/paths\/$/);
    expect(await page.evaluate(() => document.referrer)).toBe(`${full.url}zh/`);
    let referrer: string | undefined = 'not asked';
    page.on('request', (request) => {
      if (request.url().startsWith(stranger.origin)) referrer = request.headers()['referer'];
    });
    await page.evaluate((foreign) => void (location.href = `${foreign}/`), stranger.origin);
    await page.waitForURL(`${stranger.origin}/`);
    expect(referrer).toBeUndefined();
  });
});
