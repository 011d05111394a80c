/** Suggestions while one types: by keys, by touch, for screen readers, with an input method, on a bad line. */
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import boWords from '../../locales/bo/search.json' with { type: 'json' };
import { serveSite, type Served } from '../../src/site/serve.ts';
import { VARIANTS } from '../site/variants.ts';
import { axeViolations } from './axe.ts';
import { isComplaint, KEEPS_NOTHING, launchChromium } from './chromium.ts';
import { lowContrast } from './contrast.ts';
import { eventually } from './eventually.ts';
import { programOf } from './programs.ts';
import { readTree } from './tree.ts';

const { dir, base } = VARIANTS.main;
const BOX = 'main input[name="q"]';
const LIST = '[data-suggestions]';
const OPTION = `${LIST} [role="option"]`;
/** How long the answer to what has 慢 in it takes; longer than all else. */
const SLOW_MS = 700;

/** What the site would suggest, in the place of `suggestions-for.client.ts`: two searches and a page; for 无 nothing, for 坏 an error. */
const STUB = `export const suggestionsFor = async (text) => {
  (globalThis.asked ??= []).push(text);
  if (text.includes('慢')) await new Promise((done) => setTimeout(done, ${SLOW_MS}));
  if (text.includes('坏')) throw new Error('broken');
  if (text.includes('无')) return [];
  return [
    { kind: 'query', text: text + '能退吗', lang: 'zh' },
    { kind: 'query', text: 'གླ་ཕོགས', lang: 'bo' },
    { kind: 'page', path: 'articles/legal-aid/', title: '法律援助', lang: 'zh' },
  ];
};`;

let browser: Browser;
let site: Served;
let page: Page;
let requests: string[] = [];
let complaints: string[] = [];
beforeAll(async () => {
  browser = await launchChromium();
  site = await serveSite(dir, { base, port: 0 });
});
afterEach(() => page.context().close());
afterAll(async () => {
  await browser.close();
  await site.close();
});

async function open(path = 'zh/search/', options: BrowserContextOptions = {}): Promise<void> {
  const context = await browser.newContext({ ...KEEPS_NOTHING, viewport: { width: 360, height: 640 }, ...options });
  page = await context.newPage();
  [requests, complaints] = [[], []];
  page.on('request', (request) => requests.push(request.url()));
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (isComplaint(message)) complaints.push(message.text());
  });
  await page.route(`**/${programOf(dir, 'suggestionsFor')}`, (route) =>
    route.fulfill({ contentType: 'text/javascript', body: STUB }),
  );
  await page.goto(site.url + path, { waitUntil: 'networkidle' });
}

/** Types `text` as fingers do. */
async function type(text: string): Promise<void> {
  await page.focus(BOX);
  await page.keyboard.insertText(text);
}

const options = (): Promise<string[]> => page.locator(OPTION).allInnerTexts();
const isOpen = (): Promise<boolean> => page.locator(LIST).isVisible();
const asked = (): Promise<string[]> => page.evaluate(() => (globalThis as { asked?: string[] }).asked ?? []);
const box = (name: string): Promise<string | null> => page.getAttribute(BOX, name);
/** Text of the suggestion that the box tells screen readers of. */
const active = (): Promise<string | null> =>
  page.evaluate((selector) => {
    const id = document.querySelector(selector)?.getAttribute('aria-activedescendant');
    const option = document.getElementById(id ?? '');
    return option?.getAttribute('aria-selected') === 'true' ? option.textContent : null;
  }, BOX);
const queryInAddress = (): string | null => new URL(page.url()).searchParams.get('q');

it('what it needs is fetched when the box is first touched', async () => {
  await open();
  const programs = ['Combobox', 'RecentPanel', 'suggestionsFor'].map((name) => programOf(dir, name));
  const extras = (): string[] => programs.filter((path) => requests.some((url) => url.endsWith(path)));
  expect(extras()).toEqual([]);
  expect(await box('role')).toBe('combobox');
  await page.focus(BOX);
  await eventually(extras).toEqual(programs);
  expect(await isOpen()).toBe(false);
  expect(complaints).toEqual([]);
});

describe('by keys', () => {
  it('one goes through the list, closes it, opens it, and searches for what is marked', async () => {
    await open();
    await type('彩礼');
    await eventually(options).toEqual(['彩礼能退吗', 'གླ་ཕོགས', expect.stringMatching(/^法律援助\s+打开$/u)]);
    expect(await page.locator(`${OPTION} mark`).allInnerTexts()).toEqual(['彩礼']);
    expect([await box('aria-expanded'), await active()]).toEqual(['true', null]);
    const seen: (string | null)[] = [];
    for (const key of ['ArrowDown', 'ArrowDown', 'End', 'ArrowDown', 'ArrowUp', 'Home']) {
      await page.keyboard.press(key);
      seen.push(await active());
    }
    const [first, second, third] = ['彩礼能退吗', 'གླ་ཕོགས', '法律援助 打开'];
    expect(seen).toEqual([first, second, third, first, third, first]);
    // Back in what was typed: then Home and End are the box's.
    await page.keyboard.press('ArrowLeft');
    expect(await active()).toBeNull();
    await page.keyboard.press('Home');
    expect(await page.locator(BOX).evaluate((field: HTMLInputElement) => field.selectionStart)).toBe(0);
    await page.keyboard.press('Escape');
    expect([await isOpen(), await page.inputValue(BOX), await box('aria-expanded')]).toEqual([false, '彩礼', 'false']);
    await page.keyboard.press('ArrowDown');
    await eventually(active).toBe(first);
    await page.keyboard.press('Enter');
    await eventually(queryInAddress).toBe(first);
    expect([await page.inputValue(BOX), await isOpen()]).toEqual([first, false]);
    expect(await page.locator(BOX).evaluate((field) => field === document.activeElement)).toBe(true);
    await page.waitForSelector('[data-search-state="done"]');
    expect(await isOpen()).toBe(false);
    expect(complaints).toEqual([]);
  });

  it('one searches for what one typed when nothing is marked', async () => {
    await open();
    await type('彩礼');
    await eventually(isOpen).toBe(true);
    await page.keyboard.press('Enter');
    await eventually(queryInAddress).toBe('彩礼');
    expect(await isOpen()).toBe(false);
  });

  it('a page is gone to at once, in the reader’s language', async () => {
    await open('bo/search/');
    await type('彩礼');
    await eventually(isOpen).toBe(true);
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await page.waitForURL(`${site.url}bo/articles/legal-aid/`);
  });

  it('Esc closes the list first, and empties the box only then', async () => {
    await open();
    await type('彩礼');
    await eventually(isOpen).toBe(true);
    await page.keyboard.press('Escape');
    expect(await page.inputValue(BOX)).toBe('彩礼');
    await page.keyboard.press('Escape');
    expect(await page.inputValue(BOX)).toBe('');
  });

  it('Esc three times leaves a sensitive page, also from an open list', async () => {
    await open('zh/articles/domestic-violence/', { bypassCSP: true });
    await page.addScriptTag({
      type: 'module',
      content: `import { Combobox } from '${base}${programOf(dir, 'Combobox')}';
        const [input, list] = [document.createElement('input'), document.createElement('ul')];
        list.id = 'tried';
        document.querySelector('main').prepend(input, list);
        const suggest = async () => [{ kind: 'query', text: '甲', lang: 'zh' }];
        new Combobox(input, list, { suggest, choose: () => undefined });
        input.focus();`,
    });
    await page.waitForSelector('input[role="combobox"]');
    await page.keyboard.insertText('甲');
    await page.waitForSelector('#tried [role="option"]');
    for (let press = 0; press < 3; press += 1) await page.keyboard.press('Escape');
    await page.waitForSelector('.calendar');
  });
});

describe('by touch', () => {
  it('a press keeps the focus and the list, a tap searches, and the keyboard of the phone goes', async () => {
    await open('zh/search/', { hasTouch: true, isMobile: true });
    await page.tap(BOX);
    await page.keyboard.insertText('彩礼');
    await eventually(isOpen).toBe(true);
    const heights = await page
      .locator(OPTION)
      .evaluateAll((rows) => rows.map((row) => row.getBoundingClientRect().height));
    expect(Math.min(...heights)).toBeGreaterThanOrEqual(44);
    const first = await page.locator(OPTION).first().boundingBox();
    await page.mouse.move((first?.x ?? 0) + 20, (first?.y ?? 0) + 20);
    await page.mouse.down();
    expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('q');
    expect(await isOpen()).toBe(true);
    await page.mouse.move(2, 630);
    await page.mouse.up();
    expect(await isOpen()).toBe(true);
    await page.tap(`${OPTION} >> nth=0`);
    await eventually(queryInAddress).toBe('彩礼能退吗');
    expect(await isOpen()).toBe(false);
    expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).not.toBe('q');
  });

  it('what lies below does not move when the list opens, and a tap elsewhere closes it', async () => {
    await open('zh/search/', { hasTouch: true, isMobile: true });
    const place = () => page.locator('pufa-keyboards').evaluate((element) => element.getBoundingClientRect().top);
    const before = await place();
    await page.tap(BOX);
    await page.keyboard.insertText('彩礼');
    await eventually(isOpen).toBe(true);
    expect(await place()).toBe(before);
    await page.tap('h1');
    await eventually(isOpen).toBe(false);
  });

  it('the keyboards on the screen, which type without the focus, have no list over their keys', async () => {
    await open('ii/search/');
    await page.focus(BOX);
    await page.click('[data-keyboard="ii"]');
    for (const name of ['n', 'nuo'])
      await page.locator('[data-keyboard-keys]').getByRole('button', { name, exact: true }).click();
    expect(await page.inputValue(BOX)).toBe('ꆈ');
    await page.waitForTimeout(100);
    expect([await isOpen(), await asked()]).toEqual([false, []]);
  });
});

describe('for screen readers', () => {
  it('box, list and rows say what they are, each word in its language', async () => {
    for (const lang of ['zh', 'ii', 'bo']) {
      await open(`${lang}/search/`);
      // Of no language: what is typed is read out as it can be.
      await type('12348');
      await eventually(isOpen).toBe(true);
      await page.keyboard.press('ArrowDown');
      const { lines, problems } = await readTree(page);
      expect(problems).toEqual([]);
      const at = lines.findIndex((line) => line.includes('combobox “'));
      expect(lines[at]).toMatch(/expanded=true/u);
      const list = lines.findIndex((line) => line.trim().startsWith('listbox'));
      expect(lines[list]?.trim()).toBe(lang === 'bo' ? `listbox “${boWords.suggestions}” bo` : 'listbox “提示” zh-CN');
      const rows = lines.slice(list).filter((line) => line.trim().startsWith('option'));
      expect(rows.map((line) => line.trim())).toEqual([
        'option “12348能退吗” zh-CN',
        'option “གླ་ཕོགས” bo',
        lang === 'bo' ? `option “法律援助 ${boWords.opens}” zh-CN + bo` : 'option “法律援助 打开” zh-CN',
      ]);
      await page.context().close();
    }
    await open();
  });

  it('the number of suggestions is said once one has stopped typing, and not when there are none', async () => {
    await open();
    const status = (): Promise<string> => page.locator('[data-suggestions-status]').innerText();
    await type('彩');
    await type('礼');
    await eventually(isOpen).toBe(true);
    expect(await status()).toBe('');
    await eventually(status).toBe('下面有 3 条提示');
    await type('无');
    await eventually(isOpen).toBe(false);
    expect(await status()).toBe('');
  });

  it('the open list is accessible, of good contrast, and inside a narrow phone', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await open('zh/search/', { colorScheme, viewport: { width: 320, height: 640 }, bypassCSP: true });
      await type('彩礼');
      await eventually(isOpen).toBe(true);
      await page.keyboard.press('ArrowDown');
      expect(await axeViolations(page)).toEqual([]);
      expect(await page.evaluate(lowContrast, 7)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
      await page.context().close();
    }
    await open();
  });
});

it('with an input method nothing happens until it has put its characters there', async () => {
  await open();
  const devtools = await page.context().newCDPSession(page);
  await type('彩');
  await eventually(isOpen).toBe(true);
  for (const text of ['l', 'li'])
    await devtools.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
  expect(await page.inputValue(BOX)).toBe('彩li');
  // The arrows and Enter are the input method's.
  for (const key of ['ArrowDown', 'Enter'])
    await page.locator(BOX).evaluate(
      (field, name) =>
        field.dispatchEvent(
          new KeyboardEvent('keydown', {
            key: name,
            keyCode: 229,
            bubbles: true,
            cancelable: true,
          } as KeyboardEventInit),
        ),
      key,
    );
  await page.waitForTimeout(100);
  expect([await isOpen(), await asked(), queryInAddress()]).toEqual([false, ['彩'], null]);
  await devtools.send('Input.insertText', { text: '礼' });
  await eventually(options).toContain('彩礼能退吗');
  expect([...new Set(await asked())]).toEqual(['彩', '彩礼']);
});

describe('on a bad line', () => {
  it('an answer that comes late is dropped', async () => {
    await open();
    await type('慢');
    await eventually(asked).toEqual(['慢']);
    await page.fill(BOX, '快');
    await eventually(options).toContain('快能退吗');
    await page.waitForTimeout(SLOW_MS);
    expect(await options()).toContain('快能退吗');
    // Nor does it open a list that nobody waits for.
    for (const leave of ['blur', 'submit']) {
      await page.fill(BOX, `慢${leave}`);
      await page.waitForTimeout(50);
      if (leave === 'submit') await page.keyboard.press('Enter');
      else await page.locator(BOX).blur();
      await page.waitForTimeout(SLOW_MS + 100);
      expect(await isOpen(), leave).toBe(false);
    }
  });

  it('what fails shows nothing, and one searches all the same', async () => {
    await open();
    await type('彩礼');
    await eventually(isOpen).toBe(true);
    await type('坏');
    await eventually(isOpen).toBe(false);
    await page.keyboard.press('Enter');
    await eventually(queryInAddress).toBe('彩礼坏');
    expect(complaints).toEqual([]);
  });

  it('programs that do not come are fetched at the next touch', async () => {
    await open();
    await page.route(`**/${programOf(dir, 'Combobox')}`, (route) => route.abort());
    await type('彩');
    await page.keyboard.press('Enter');
    await eventually(queryInAddress).toBe('彩');
    await page.unroute(`**/${programOf(dir, 'Combobox')}`);
    await page.locator(BOX).blur();
    await type('礼');
    await page.waitForTimeout(500);
    // A browser may remember that a module did not come, until the page is loaded anew.
    expect(complaints.filter((line) => !/Failed to load resource/u.test(line))).toEqual([]);
  });
});
