/** Questions: to read and open without scripts, to tap with them, by keyboard, and on paper with the solutions at the end. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { loadLibrary } from '../../src/model/library.ts';
import { TODAY, VARIANTS } from '../site/variants.ts';
import { axeViolations } from './axe.ts';
import { programWith } from './programs.ts';
import { withSite } from './with-site.ts';

const { visit } = withSite(VARIANTS.main);
const { library } = loadLibrary('content', { today: TODAY });
const SLUG = 'bride-price';
const PATH = `zh/quizzes/${SLUG}/`;
const questions = library.quizzes.find(({ id }) => id === SLUG)?.questions ?? [];

const choice = (question: number, answer: number): string =>
  `.quiz__question:nth-child(${question + 1}) .quiz__answer:nth-child(${answer + 1}) button`;
const visible = (page: Page, selector: string): Promise<string[]> =>
  page.$$eval(selector, (all) =>
    (all as HTMLElement[]).filter((element) => element.checkVisibility()).map((element) => element.innerText.trim()),
  );

describe('without scripts', () => {
  const options = { javaScriptEnabled: false };

  it('each question has its answers, and a solution to open that says why and leads to the statute', async () => {
    await visit(PATH, options, async (page) => {
      expect(await page.locator('.quiz button:visible').count()).toBe(0);
      for (const [index, { ask, answers, right, why, statute }] of questions.entries()) {
        const part = page.locator('.quiz__question').nth(index);
        expect(await part.locator('h2').innerText()).toBe(`${index + 1}. ${ask}`);
        expect(await part.locator('.quiz__words').allInnerTexts()).toEqual(answers);
        expect(await part.getByText(why).isVisible()).toBe(false);
        await part.locator('summary').click();
        expect(await part.getByText(why).isVisible()).toBe(true);
        expect(await part.locator('details strong').innerText()).toContain(answers[right - 1]);
        const link = await part.locator('details a').getAttribute('href');
        expect(link).toBe(`/zh/laws/${statute.law}/#a${statute.article}`);
      }
    });
  });

  it('the link of a solution leads to the article of the law', async () => {
    await visit(PATH, options, async (page) => {
      await page.locator('summary').first().click();
      await page.locator('details a').first().click();
      expect(await page.locator(':target').innerText()).toContain('第五条');
    });
  });
});

describe('with scripts', () => {
  it('says of each answer whether it is right, shows why, counts at the end, and begins again', async () => {
    await visit(PATH, {}, async (page) => {
      // All wrong but the last.
      for (const [index, { right, answers, why }] of questions.entries()) {
        const isLast = index === questions.length - 1;
        const tapped = isLast ? right - 1 : right % answers.length;
        expect(await page.getByText(why).first().isVisible()).toBe(false);
        await page.click(choice(index, tapped));
        expect(await page.getByText(why).first().isVisible()).toBe(true);
        expect(await page.innerText(choice(index, right - 1))).toContain('对的');
        if (!isLast) expect(await page.innerText(choice(index, tapped))).toContain('选错了');
        // A second tap changes nothing.
        await page.click(choice(index, right - 1), { force: true });
        const verdict = await visible(page, `.quiz__question:nth-child(${index + 1}) .quiz__verdict span`);
        expect(verdict).toEqual([isLast ? '对了' : '不对']);
      }
      expect(await visible(page, '.quiz__progress')).toEqual(['答了 3 道，对了 1 道，一共 3 道。']);
      await page.click('.quiz__again button');
      expect(await visible(page, '.quiz__mark, .quiz__verdict span, .quiz__progress, .quiz__again')).toEqual([]);
      expect(await page.locator('details[open]').count()).toBe(0);
      expect(await page.evaluate(() => document.activeElement?.className)).toBe('quiz__choice');
    });
  });

  it('announces a verdict by word, and the count once, at the end', async () => {
    await visit(PATH, {}, async (page) => {
      const announced = () =>
        page.$$eval('[role="status"]', (all) =>
          (all as HTMLElement[])
            .map((element) => (element.classList.contains('hidden') ? element.textContent : element.innerText).trim())
            .filter((text) => text !== ''),
        );
      expect(await announced()).toEqual([]);
      await page.click(choice(0, 0));
      expect(await announced()).toHaveLength(1);
      await page.click(choice(1, 0));
      await page.click(choice(2, 0));
      expect((await announced()).at(-1)).toMatch(/^答了 3 道，对了 \d 道，一共 3 道。$/u);
      expect(await announced()).toHaveLength(4);
    });
  });

  it('works by keyboard, and keeps nothing', async () => {
    await visit(PATH, {}, async (page) => {
      const asked: string[] = [];
      page.on('request', (request) => asked.push(request.url()));
      for (const [index] of questions.entries()) {
        await page.focus(choice(index, 1));
        await page.keyboard.press('Enter');
        expect(await page.evaluate(() => document.activeElement?.className)).toBe('quiz__choice');
      }
      expect(await visible(page, '.quiz__progress')).toHaveLength(1);
      expect(await page.evaluate(() => [localStorage.length, sessionStorage.length, location.hash])).toEqual([
        0,
        0,
        '',
      ]);
      expect(asked).toEqual([]);
    });
  });

  it.each(['light', 'dark'] as const)('answered, it is as good for everybody in %s', async (colorScheme) => {
    await visit(PATH, { colorScheme }, async (page) => {
      for (const [index] of questions.entries()) await page.click(choice(index, 0));
      expect(await axeViolations(page)).toEqual([]);
      const sizes = await page.$$eval('.quiz button, .quiz summary', (all) =>
        all.map((element) => element.getBoundingClientRect().height),
      );
      for (const size of sizes) expect(size).toBeGreaterThanOrEqual(44);
    });
  });
});

describe('on paper', () => {
  it.each([true, false])(
    'questions to mark, answered before or not, and the solutions behind them: %s',
    async (isAnswered) => {
      await visit(PATH, { javaScriptEnabled: isAnswered }, async (page) => {
        if (isAnswered) for (const [index] of questions.entries()) await page.click(choice(index, 0));
        await page.emulateMedia({ media: 'print' });
        for (const { ask, answers } of questions)
          for (const words of [ask, ...answers])
            expect(await page.locator('.quiz').getByText(words, { exact: true }).first().isVisible()).toBe(true);
        expect(await visible(page, '.quiz__mark, .quiz__verdict span, .quiz__solution, .quiz__again')).toEqual([]);
        const key = await visible(page, '.quiz-key__item');
        expect(key).toHaveLength(questions.length);
        for (const [index, { right, why }] of questions.entries()) {
          expect(key[index]).toContain('ABCD'[right - 1]);
          expect(key[index]).toContain(why);
        }
      });
      // The screen shows no second copy of them.
      await visit(PATH, {}, async (page) => expect(await visible(page, '.quiz-key')).toEqual([]));
    },
  );
});

it('a quiz on a sensitive article can be left, the others have no need to', async () => {
  await visit('zh/quizzes/domestic-violence/', {}, async (page) => {
    expect(await page.locator('[data-pufa-leave]').count()).toBeGreaterThan(0);
  });
  await visit(PATH, {}, async (page) => expect(await page.locator('[data-pufa-leave]').count()).toBe(0));
});

it('the test has thirty questions and no mark to reach', async () => {
  await visit('zh/tests/constitution/', {}, async (page) => {
    expect(await page.locator('.quiz__question').count()).toBe(30);
    expect(await page.innerText('main')).not.toMatch(/及格|\d+ ?分/u);
  });
});

it('one comes to the quizzes from home, topics, handbooks and articles', async () => {
  for (const [from, to] of [
    ['zh/', '/zh/quizzes/'],
    ['zh/topics/', '/zh/quizzes/'],
    ['zh/topics/marriage/', '/zh/quizzes/#marriage'],
    ['zh/handbooks/women/', '/zh/quizzes/'],
    [`zh/articles/${SLUG}/`, `/zh/quizzes/${SLUG}/`],
  ] as const)
    await visit(from, {}, async (page) => expect(await page.locator(`main [href="${to}"]`).count(), from).toBe(1));
  await visit('zh/quizzes/', {}, async (page) => {
    for (const { id } of [...library.quizzes])
      expect(await page.locator(`[href="/zh/quizzes/${id}/"]`).count()).toBe(1);
    expect(await page.locator('[href="/zh/tests/constitution/"]').count()).toBe(1);
  });
});

it('the program is small: in brotli, as all bytes are counted here', () => {
  const script = programWith(VARIANTS.main.dir, /pufa-quiz/u);
  expect(brotliCompressSync(readFileSync(join(VARIANTS.main.dir, script))).byteLength).toBeLessThanOrEqual(1024);
});
