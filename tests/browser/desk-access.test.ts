/** The translation desk for keys, eyes and ears, and what it weighs. */
import { brotliCompressSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { axeViolations } from './axe.ts';
import { begin, does, go, labelOf, pick, withDesk, YI } from './desk.ts';
import { readTree } from './tree.ts';
import { PHONE } from './with-site.ts';

const { at, open } = withDesk();
const FIRST_LOAD_BYTES = 40 * 1024;

it('works by keys alone', async () => {
  const page = await open();
  const press = async (...keys: string[]): Promise<void> => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const until = async (selector: string): Promise<void> => {
    for (let turn = 0; turn < 40; turn += 1) {
      if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return;
      await press('Tab');
    }
    throw new Error(`no way to ${selector}`);
  };
  await until('[name="lang"]');
  await press('Space');
  await until('[name="by"]');
  await page.keyboard.type('阿某');
  await until('[name="place"]');
  await page.keyboard.type('木里');
  await until('[name="native"]');
  await press('Space');
  await until('[type="submit"]');
  await press('Enter');
  await page.waitForSelector('[data-desk-article]:visible');
  await until('[data-desk-article="whole"]');
  await press('Enter');
  await page.waitForSelector('[data-desk-box]:visible');
  await until('[data-desk-do="good"]');
  await press('Enter');
  await expect.poll(() => labelOf(page)).toBe('短答');
  await until('[data-desk-box]');
});

it.each([
  ['light', PHONE],
  ['dark', { width: 1280, height: 800 }],
] as const)(
  'each view is sound to axe and to screen readers, and inside the screen (%s)',
  async (colorScheme, viewport) => {
    const page = await open({ colorScheme, viewport, bypassCSP: true });
    const look = async (what: string): Promise<void> => {
      expect(await axeViolations(page), what).toEqual([]);
      expect((await readTree(page)).problems, what).toEqual([]);
      const small = await page.locator('button:visible, a:visible, input[type="radio"]:visible').evaluateAll((all) =>
        all
          .map((one) => one.closest('label') ?? one)
          .flatMap((one) => {
            const { width, height } = one.getBoundingClientRect();
            return width < 44 || height < 44 ? [one.outerHTML.slice(0, 90)] : [];
          }),
      );
      expect(small, what).toEqual([]);
      const over = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(over, what).toBe(0);
    };
    await look('who');
    await begin(page);
    await look('pick');
    await pick(page, 'whole');
    await page.locator('[data-desk-box]').fill(`${YI} nuo`);
    await page.locator('[data-desk-box]').press('End');
    await page.locator('[data-desk-box]').pressSequentially('p');
    await page.waitForSelector('[data-desk-candidates] .key');
    await look('block');
    await does(page, 'unsure');
    await go(page, 'give');
    await look('give');
  },
);

it('comes with its program in 40 KB', async () => {
  const seen = await open();
  const page = await (await seen.context().browser())!.newPage();
  const sizes: [string, number][] = [];
  page.on('response', async (response) => {
    const body = await response.body();
    const isPacked = /\.(woff2|png)$/.test(response.url());
    sizes.push([new URL(response.url()).pathname, isPacked ? body.length : brotliCompressSync(body).length]);
  });
  await page.goto(at(), { waitUntil: 'networkidle' });
  const sum = sizes.reduce((all, [, size]) => all + size, 0);
  expect(sum, JSON.stringify(sizes)).toBeLessThanOrEqual(FIRST_LOAD_BYTES);
  await page.close();
});
