/** Find your case: one question at a time, by links alone; Back goes back; paper has all of it. */
import { describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { VARIANTS } from '../site/variants.ts';
import { withSite } from './with-site.ts';

const { visit, at } = withSite(VARIANTS.main);

const PATH = 'zh/paths/debt/';
const shown = (page: Page): Promise<string[]> =>
  page.$$eval('.path__step', (steps) => steps.filter((step) => step.getClientRects().length > 0).map(({ id }) => id));

describe.each([true, false])('a path with scripts: %s', (javaScriptEnabled) => {
  it('asks one question after the other, and Back goes back', async () => {
    await visit(PATH, { javaScriptEnabled }, async (page) => {
      expect(await shown(page)).toEqual(['q-who']);
      await page.click('[href="#q-owed"]');
      expect(await shown(page)).toEqual(['q-owed']);
      await page.click('[href="#e-owed-1"]');
      expect(await shown(page)).toEqual(['e-owed-1']);
      expect(await page.isVisible('#e-owed-1 [href="tel:12348"]')).toBe(true);
      expect(await page.isVisible('#e-owed-1 [href="/zh/articles/loan-note/"]')).toBe(true);
      await page.goBack();
      expect(await shown(page)).toEqual(['q-owed']);
      await page.click('#q-owed .path__again');
      expect(await shown(page)).toEqual(['q-who']);
    });
  });
});

it('a link to one question shows that one', async () => {
  await visit('calendar/', {}, async (page) => {
    await page.goto(at(`${PATH}#q-owing`));
    expect(await shown(page)).toEqual(['q-owing']);
  });
});

it('paper has all of it, the first question on top', async () => {
  await visit(`${PATH}#q-owing`, {}, async (page) => {
    await page.emulateMedia({ media: 'print' });
    const tops = await page.$$eval('.path__step', (steps) =>
      steps.map((step) => ({ id: step.id, top: step.getBoundingClientRect().top })),
    );
    expect((await shown(page)).length).toBe(tops.length);
    expect(tops.sort((a, b) => a.top - b.top)[0]?.id).toBe('q-who');
  });
});
