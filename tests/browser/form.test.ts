/** Papers to fill in: on the screen with the guide, on paper the sheet alone, with lines to write on, the guide behind it. */
import { describe, expect, it } from 'vitest';
import { loadLibrary } from '../../src/model/library.ts';
import { formParts } from '../../src/model/template.ts';
import { TODAY, VARIANTS } from '../site/variants.ts';
import { withSite } from './with-site.ts';

const { visit } = withSite(VARIANTS.main);
const { templates } = loadLibrary('content', { today: TODAY }).library;
/** A4 within the margins of `print.css`, in CSS pixels. */
const PAPER = { width: 688, height: 1009 } as const;

describe.each(templates.map((template) => [template.id, template] as const))('%s', (id, template) => {
  const path = `zh/templates/${id}/`;
  const parts = template.form.slice(1).flatMap(formParts);

  it('shows every word and blank, and of each blank what belongs there', async () => {
    await visit(path, { javaScriptEnabled: false }, async (page) => {
      const sheet = (await page.locator('.form').innerText()).replace(/\s/gu, '');
      for (const part of parts) if (part.kind === 'words') expect(sheet).toContain(part.words.replace(/\s/gu, ''));
      expect(await page.locator('.form__number').count()).toBe(parts.filter(({ kind }) => kind === 'blank').length);
      const names = await page.locator('.form-blanks dt').allInnerTexts();
      expect(names).toHaveLength(template.blanks.length);
      for (const [index, { name }] of template.blanks.entries()) expect(names[index]).toContain(name);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    });
  });

  it('is printed as a sheet with lines, nothing else on it, the guide on the next', async () => {
    await visit(path, { viewport: PAPER }, async (page) => {
      await page.emulateMedia({ media: 'print' });
      for (const gone of ['h1', '.header', '.horn-band', '.form-how', '.form-way', '.bar', '.footer__menu'])
        for (const element of await page.locator(gone).all()) expect(await element.isVisible(), gone).toBe(false);
      const blanks = await page.$$eval('.form__blank, .form__rule', (all) =>
        all.map((element) => {
          const { width } = element.getBoundingClientRect();
          return { width, line: getComputedStyle(element).borderBottomStyle };
        }),
      );
      for (const { width, line } of blanks) {
        expect(width).toBeGreaterThan(80);
        expect(line).toBe('solid');
      }
      expect(await page.$eval('.form-guide', (guide) => getComputedStyle(guide).breakBefore)).toMatch(/page|always/u);
      expect(await page.locator('.form-blanks').isVisible()).toBe(true);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PAPER.width);
    });
  });
});

it('the application against violence can be left, a note of a loan has no need to', async () => {
  await visit('zh/templates/safety-order/', {}, async (page) =>
    expect(await page.locator('[data-pufa-leave]').count()).toBeGreaterThan(0),
  );
  await visit('zh/templates/loan-note/', {}, async (page) =>
    expect(await page.locator('[data-pufa-leave]').count()).toBe(0),
  );
});

it('one comes to the papers from home and topics', async () => {
  for (const from of ['zh/', 'zh/topics/'])
    await visit(from, {}, async (page) => expect(await page.locator('main [href="/zh/templates/"]').count()).toBe(1));
  await visit('zh/templates/', {}, async (page) => {
    for (const { id } of templates) expect(await page.locator(`[href="/zh/templates/${id}/"]`).count()).toBe(1);
  });
});
