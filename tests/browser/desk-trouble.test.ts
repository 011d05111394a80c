/** The translation desk when something goes wrong: what was written is never lost, and who writes is told what to do. */
import { describe, expect, it } from 'vitest';
import { STORY_INBOX } from '../site/variants.ts';
import { begin, does, go, labelOf, pick, said, save, withDesk, YI } from './desk.ts';

const { open, openAgain } = withDesk();

describe('when something goes wrong', () => {
  it.each([
    [
      'shut',
      () => {
        Object.defineProperty(window, 'indexedDB', {
          value: {
            open: () => {
              throw new DOMException('', 'SecurityError');
            },
          },
        });
      },
    ],
    [
      'full',
      () => {
        IDBObjectStore.prototype.put = () => {
          throw new DOMException('', 'QuotaExceededError');
        };
      },
    ],
  ] as const)(
    'a browser that keeps nothing (%s): it says so, nothing goes while the page is open',
    async (what, before) => {
      const page = await open({}, before);
      await begin(page);
      await pick(page, 'whole');
      await page.locator('[data-desk-box]').fill(`${YI}${YI}`);
      await page.waitForSelector(`[data-desk-trouble] [data-said="${what}"]:visible`);
      await does(page, 'changed');
      await expect.poll(() => labelOf(page)).toBe('短答');
      await page.click('[data-desk-go="back"]');
      await expect.poll(() => labelOf(page)).toBe('标题');
      expect(await page.locator('[data-desk-box]').inputValue()).toBe(`${YI}${YI}`);
      const { handIn } = await save(page);
      expect(handIn.articles[0]?.blocks[0]).toMatchObject({ verdict: 'changed', segments: [{ text: `${YI}${YI}` }] });
    },
  );

  it('without a line an article does not open, it says so, and opens when the line is back', async () => {
    const page = await open();
    await begin(page);
    await page.context().setOffline(true);
    await page.click('[data-desk-article="whole"]');
    await page.waitForSelector('[data-said="no-line"]:visible');
    await page.context().setOffline(false);
    await page.click('[data-desk-go="again"]');
    await page.waitForSelector('[data-desk-box]:visible');
    expect(await said(page, 'line')).toEqual([]);
  });

  it('what is posted without a line waits, and goes when it is back', async () => {
    const posted: (string | undefined)[] = [];
    let page = await open();
    const context = page.context();
    await context.route(`${new URL(STORY_INBOX).origin}/**`, async (route) => {
      const request = route.request();
      if (request.method() === 'POST') posted.push(request.headers()['content-type'], request.postData() ?? '');
      const headers = { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Headers': '*' };
      await route.fulfill({ status: 204, headers });
    });
    await begin(page);
    await pick(page, 'whole');
    await does(page, 'good');
    await go(page, 'give');
    await context.setOffline(true);
    await page.click('[data-give-by="post"]');
    await page.waitForSelector('[data-said="waiting"]:visible');
    // Deleting would take it with it, and says so.
    await page.click('[data-remove="ask"]');
    await page.waitForSelector('[data-said="unsent-files"]:visible');
    expect(await page.isVisible('[data-said="unsent"]')).toBe(false);
    await page.click('[data-remove="no"]');
    await page.close();
    await context.setOffline(false);
    page = await openAgain();
    await page.waitForSelector('[data-said="sent-late"]:visible');
    expect(posted[0]).toBe('application/json');
    expect(JSON.parse(posted[1] ?? '')).toMatchObject({ format: 'muyu-pufa/translation', lang: 'ii' });
  });

  it('in WeChat it leads to the browser of the phone', async () => {
    const page = await open({ userAgent: 'Mozilla/5.0 (Linux; Android 10) MicroMessenger/8.0.40' });
    expect(await page.isVisible('[data-desk-elsewhere]')).toBe(true);
    expect(await page.locator('[data-desk-elsewhere] a').getAttribute('href')).toMatch(/in-browser\/#\/desk\/$/);
    expect(await page.isVisible('[data-desk-who]')).toBe(false);
  });

  it('without scripts it says what it is for, and that paper does too', async () => {
    const page = await open({ javaScriptEnabled: false });
    expect(await page.textContent('main')).toContain('打印一张表');
    expect(await page.isVisible('[data-desk-who]')).toBe(false);
  });
});
