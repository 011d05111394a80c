/** Words explained: in an article with a tap or a key and no program, and all of them on a page with a box to find one. */
import { expect, it } from 'vitest';
import { VARIANTS } from '../site/variants.ts';
import { withSite } from './with-site.ts';

const { visit, at } = withSite(VARIANTS.story);
const PLAIN = '（懂法律、帮人打官司的人）';

it.each([true, false])(
  'a word opens its explanation by tap and by key, with scripts: %s',
  async (javaScriptEnabled) => {
    await visit('zh/articles/fence/', { javaScriptEnabled, hasTouch: true }, async (page) => {
      const plain = page.locator('.term__plain');
      expect(await plain.textContent()).toBe(PLAIN);
      expect(await plain.isVisible()).toBe(false);
      await page.locator('.term__switch').focus();
      expect(await page.locator('.term__word').evaluate((word) => getComputedStyle(word).outlineStyle)).toBe('solid');
      await page.keyboard.press('Space');
      expect(await plain.isVisible()).toBe(true);
      await page.tap('.term__word');
      expect(await plain.isVisible()).toBe(false);
      await page.tap('.term__word');
      expect(await plain.isVisible()).toBe(true);
      await page.tap('.term__word');
      expect(await page.getByRole('checkbox', { name: '律师：什么意思' }).count()).toBe(1);
      await page.emulateMedia({ media: 'print' });
      expect(await plain.isVisible()).toBe(true);
    });
  },
);

it('on pages of other languages it is Chinese inside Chinese, and only articles with a word load its styles', async () => {
  await visit('bo/articles/fence/', {}, async (page) => {
    const lang = await page.locator('.term__plain').evaluate((plain) => plain.closest('[lang]')?.getAttribute('lang'));
    expect(lang).toBe('zh-CN');
    expect(await page.locator('link[href*="term"]').count()).toBe(1);
  });
  await visit('zh/articles/cattle/', {}, async (page) => {
    expect(await page.locator('link[href*="term"]').count()).toBe(0);
  });
});

it('what is read aloud in the studio is the text alone', async () => {
  await visit('zh/record/fence/', {}, async (page) => {
    expect(await page.locator('.term__plain').count()).toBe(1);
    expect(await page.locator('.term__plain').isVisible()).toBe(false);
    expect(await page.locator('.term__switch').isVisible()).toBe(false);
  });
});

it('Yi words without a source are marked, and proposed ones have their Chinese behind them', async () => {
  await visit('ii/articles/whole/', { javaScriptEnabled: false }, async (page) => {
    const answer = page.locator('.row--answer .row__target');
    expect(await answer.locator('u').allTextContents()).toEqual(['ꁱ', 'ꂷ']);
    expect(
      await answer
        .locator('u')
        .first()
        .evaluate((word) => getComputedStyle(word).borderBottomStyle),
    ).toBe('dotted');
    expect(await answer.locator('u + [data-search-ignore]').allTextContents()).toEqual(['（信）']);
    expect(await page.textContent('.notice')).toContain('画点线的彝语词还没有找到出处');
  });
  await visit('ii/articles/fence/', {}, async (page) => {
    expect(await page.locator('u').count()).toBe(0);
    expect(await page.textContent('.notice')).not.toContain('点线');
  });
});

it('without scripts all words stand there, in groups that links lead to', async () => {
  await visit('zh/glossary/', { javaScriptEnabled: false }, async (page) => {
    expect(await page.isVisible('[data-find]')).toBe(false);
    await page.click('[href="#group-herding"]');
    expect(await page.locator('.term-entry:visible').count()).toBe(3);
    expect(await page.textContent('#lawyer dl')).toContain('有出处：词表');
    expect(await page.textContent('#letter dl')).toMatch(/拟译，等母语人定\s*（试写的人交来，2026-11-01）/u);
    expect(await page.getAttribute('#lawyer [lang=bo]', 'lang')).toBe('bo');
    expect(await page.getAttribute('#lawyer .way-on', 'href')).toBe('/desk/');
  });
});

it.each([
  ['律', 'lawyer law'],
  ['辩护人', 'lawyer'],
  ['falv', 'law'],
  ['fl', 'law'],
  ['lshi', 'lawyer'],
  ['ꏦꃤ', 'law'],
  ['jievi', 'law'],
  ['ཁྲིམས་ལུགས་', 'law'],
  ['khrims rtsod', 'lawyer'],
  ['xyzxyz', ''],
])('“%s” finds “%s”', async (typed, ids) => {
  await visit('zh/glossary/', {}, async (page) => {
    await page.fill('#glossary-find', typed);
    const seen = await page.$$eval('.term-entry', (all) =>
      all.filter((one) => !one.hasAttribute('hidden')).map(({ id }) => id),
    );
    expect(seen.sort().reverse().join(' ')).toBe(ids);
    const said = await page.textContent('[data-said]');
    expect(said).toBe(ids === '' ? '没有这个词。换个说法试试。' : `找到 ${seen.length} 个词`);
    expect(await page.locator('[data-group]:visible').count()).toBe(ids === '' ? 0 : 1);
    await page.fill('#glossary-find', '');
    expect(await page.locator('.term-entry:visible').count()).toBe(3);
  });
});

it('the words can be taken away as files', async () => {
  await visit('zh/glossary/', {}, async (page) => {
    for (const [name, type] of [
      ['terms.tsv', 'text/tab-separated-values; charset=utf-8'],
      ['terms.tbx', 'application/xml'],
    ] as const) {
      const link = await page.getAttribute(`[href$="${name}"]`, 'href');
      const answer = await page.request.get(new URL(link ?? '', at('')).href);
      expect(answer.status()).toBe(200);
      expect(answer.headers()['content-type']).toBe(type);
      expect(await answer.text()).toContain('ཁྲིམས་ལུགས');
    }
  });
});
