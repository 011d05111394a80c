/** What readers think: from the form to the file that `npm run feedback` takes, and on paper. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { LANGS } from '../../src/languages.ts';
import { feedbackReport, readFeedback } from '../../src/model/feedback.ts';
import { loadLibrary } from '../../src/model/library.ts';
import { readFeedbackFiles } from '../../src/site/hand-in/read-feedback.ts';
import { STORY_CONTENT, TODAY, VARIANTS } from '../site/variants.ts';
import { axeViolations } from './axe.ts';
import { databases, FEEDBACK_PAGE, fill, save, WECHAT } from './feedback.ts';
import { withSite } from './with-site.ts';

const story = withSite(VARIANTS.story);

describe('the form', () => {
  it('makes a file that the command takes, without a name and with no more of the time than the day', async () => {
    await story.visit(FEEDBACK_PAGE, {}, async (page) => {
      await fill(page);
      const { name, bytes, answer } = await save(page);
      await page.waitForSelector('[data-said="saved"]:visible');
      expect(answer).toEqual({
        format: 'muyu-pufa/feedback',
        version: 1,
        id: expect.stringMatching(/^[0-9a-f]{12}$/) as string,
        about: 'whole',
        lang: 'zh',
        understood: 'partly',
        useful: 'yes',
        text: '“边界”听不懂。\n还想知道怎么办证。',
        on: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) as string,
        built: TODAY,
      });
      expect(name).toBe(`feedback-zh-${answer.on}-${answer.id}.json`);
      const { library } = loadLibrary(STORY_CONTENT, { today: TODAY });
      expect(readFeedback(bytes, name, library)).toEqual({ ok: true, answer });
      // Once more, it is the same answer; what is changed meanwhile goes with it.
      await page.check('[name="understood"][value="no"]');
      expect(await page.isVisible('[data-said="saved"]')).toBe(false);
      expect((await save(page)).answer).toEqual({ ...answer, understood: 'no' });
      expect(await databases(page)).toEqual([]);
    });
  });

  it('says beside the question what is missing, and goes there', async () => {
    await story.visit(FEEDBACK_PAGE, {}, async (page) => {
      await page.selectOption('[name="about"]', 'whole');
      await page.fill('[name="text"]', ' \n ');
      await page.click('[data-give-by="save"]');
      await page.waitForSelector('fieldset [data-said="nothing"]:visible');
      expect(await page.evaluate(() => (document.activeElement as HTMLInputElement).name)).toBe('understood');
      await page.check('[name="useful"][value="no"]');
      expect(await page.isVisible('[data-said="nothing"]')).toBe(false);
      expect((await save(page)).answer).toMatchObject({ about: 'whole', useful: 'no' });
    });
  });

  it('takes no more words than are read, and says so instead of cutting', async () => {
    await story.visit(FEEDBACK_PAGE, {}, async (page) => {
      await page.focus('[name="text"]');
      await page.keyboard.insertText('很'.repeat(1200));
      await page.click('[data-give-by="save"]');
      await page.waitForSelector('[data-said="long"]:visible');
      expect(await page.textContent('[data-said="long"]')).toMatch(/ 1000 .+ 1200 /u);
      expect(await page.evaluate(() => (document.activeElement as HTMLTextAreaElement).name)).toBe('text');
      expect(await axeViolations(page)).toEqual([]);
      // Each of them is two units of UTF-16.
      await page.fill('[name="text"]', '𠀀'.repeat(1000));
      expect(await page.isVisible('[data-said="long"]')).toBe(false);
      expect(Array.from((await save(page)).answer.text ?? '')).toHaveLength(1000);
    });
  });

  it('makes of each sheet a file of its own, and of one saved twice one answer', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'pufa-feedback-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    await story.visit(FEEDBACK_PAGE, {}, async (page) => {
      const ids: string[] = [];
      const keep = async (): Promise<void> => {
        const { name, bytes, answer } = await save(page);
        ids.push(answer.id);
        writeFileSync(join(folder, `${ids.length}-${name}`), bytes);
      };
      expect(await page.isVisible('[data-feedback-again]')).toBe(false);
      await fill(page);
      await keep();
      await keep();
      await page.click('[data-feedback-again]');
      expect(await page.evaluate(() => (document.activeElement as HTMLSelectElement).name)).toBe('about');
      expect(await page.inputValue('[name="text"]')).toBe('');
      expect(await page.isVisible('[data-said="saved"]')).toBe(false);
      expect(await page.isVisible('[data-feedback-again]')).toBe(false);
      await fill(page);
      await keep();
      // Of something else, without the button; and of the same again.
      await page.selectOption('[name="about"]', '');
      await keep();
      await page.selectOption('[name="about"]', 'whole');
      await keep();
      expect(ids[1]).toBe(ids[0]);
      expect(ids[4]).toBe(ids[2]);
      expect(new Set(ids).size).toBe(3);
    });
    const { library } = loadLibrary(STORY_CONTENT, { today: TODAY });
    const { answers } = await readFeedbackFiles([folder], library);
    expect(feedbackReport(answers)).toMatchObject({ answers: 3, twice: 2, changed: 0 });
  });

  it('shows nothing of it to who comes back by the button of the browser', async () => {
    await story.visit(FEEDBACK_PAGE, {}, async (page) => {
      await fill(page);
      const { answer } = await save(page);
      await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })));
      expect(await page.inputValue('[name="about"]')).toBe('');
      expect(await page.inputValue('[name="text"]')).toBe('');
      expect(await page.locator('input:checked').count()).toBe(0);
      expect(await page.isVisible('[data-said="saved"]')).toBe(false);
      await fill(page);
      expect((await save(page)).answer.id).not.toBe(answer.id);
    });
  });

  it.each([
    ['#whole', 'whole'],
    ['#nobody', ''],
    ['', ''],
  ])('address %s chooses “%s”', async (hash, about) => {
    await story.visit(FEEDBACK_PAGE + hash, {}, async (page) => {
      expect(await page.inputValue('[name="about"]')).toBe(about);
    });
  });

  it('keeps nothing of an answer when it is opened again', async () => {
    await story.visit(FEEDBACK_PAGE, {}, async (page) => {
      await fill(page);
      await page.reload();
      expect(await page.inputValue('[name="about"]')).toBe('');
      expect(await page.inputValue('[name="text"]')).toBe('');
      expect(await page.locator('input:checked').count()).toBe(0);
    });
  });

  it('in WeChat leads to a real browser where nothing can be posted, and not where it can', async () => {
    await story.visit(FEEDBACK_PAGE, { userAgent: WECHAT }, async (page) => {
      expect(await page.isVisible('[data-feedback-elsewhere]')).toBe(false);
    });
    await main.visit(FEEDBACK_PAGE, { userAgent: WECHAT }, async (page) => {
      expect(await page.locator('[data-give-by="post"]').count()).toBe(0);
      await page.click('[data-feedback-elsewhere] a');
      await page.waitForURL(`${main.at('zh/in-browser/')}#/zh/feedback/`);
    });
  });

  it.each([
    ['#legal-aid', '#legal-aid'],
    ['#domestic-violence', ''],
    ['#nobody', ''],
  ])('in WeChat, from %s, the way to a real browser says “%s”', async (hash, kept) => {
    await main.visit(FEEDBACK_PAGE + hash, { userAgent: WECHAT }, async (page) => {
      const address = await page.getAttribute('[data-feedback-elsewhere] a', 'href');
      expect(address?.replace(/^.*in-browser\//u, '')).toBe(`#/zh/feedback/${kept}`);
    });
  });
});

const main = withSite(VARIANTS.main);

describe.each(LANGS)('in %s', (lang) => {
  const path = `${lang}/feedback/`;

  it('without scripts it says what to do, and has no control that does nothing', async () => {
    await main.visit(path, { javaScriptEnabled: false }, async (page) => {
      expect(await page.isVisible('[data-feedback-without]')).toBe(true);
      expect(await page.isVisible('main a[href="tel:12348"]')).toBe(true);
      const dead = 'main button:visible, main input:visible, main select:visible, main textarea:visible';
      expect(await page.locator(dead).count()).toBe(0);
    });
  });

  it.each([true, false])(
    'with scripts: %s, it prints as one sheet to tick and to write on',
    async (javaScriptEnabled) => {
      await main.visit(
        path,
        { javaScriptEnabled, colorScheme: 'dark', viewport: { width: 688, height: 1009 } },
        async (page) => {
          const pdf = (await page.pdf({ format: 'A4' })).toString('latin1');
          expect(pdf.match(/\/Type\s*\/Page\b/gu)).toHaveLength(1);
          await page.emulateMedia({ media: 'print' });
          const useless = 'button, input, select, textarea, nav a, .bar, [data-feedback-without]';
          expect(await page.locator(useless).locator('visible=true').count()).toBe(0);
          expect(await page.locator('.feedback .choice:visible').count()).toBe(6);
          expect(await page.locator('.feedback__rule:visible').count()).toBeGreaterThan(5);
          expect(await page.isVisible('.feedback__paper')).toBe(true);
          const boxes = await page.locator('.feedback .choice').evaluateAll((choices) =>
            choices.map((choice) => {
              const { borderTopWidth, width, borderTopColor } = getComputedStyle(choice, '::before');
              return [borderTopWidth, Number.parseFloat(width) > 12, borderTopColor].join();
            }),
          );
          expect(new Set(boxes)).toEqual(new Set(['1px,true,rgb(0, 0, 0)']));
        },
      );
    },
  );

  it.each(['light', 'dark'] as const)(
    'axe finds nothing, before and after something is missing: %s',
    async (colorScheme) => {
      await main.visit(path, { colorScheme }, async (page) => {
        expect(await axeViolations(page)).toEqual([]);
        await page.click('[data-give-by="save"]');
        await page.waitForSelector('[data-said="nothing"]:visible');
        expect(await axeViolations(page)).toEqual([]);
      });
    },
  );

  it('what can be touched is as large as a thumb', async () => {
    await main.visit(path, {}, async (page) => {
      const small = await page
        .locator('main a:visible, main button:visible, main select, main textarea, main .choice')
        .evaluateAll((all) =>
          all.filter((one) => one.getBoundingClientRect().height < 44).map((one) => one.outerHTML.slice(0, 80)),
        );
      expect(small).toEqual([]);
      const { scrollWidth, clientWidth } = await page.evaluate(() => document.documentElement);
      expect(scrollWidth).toBe(clientWidth);
    });
  });

  it('every article leads there, and the address of a sensitive one does not say which', async () => {
    const { library } = loadLibrary('content', { today: TODAY });
    await main.visit(path, {}, async (page) => {
      const chosen = await page
        .locator('[name="about"] option')
        .evaluateAll((all) => all.map((one) => one.getAttribute('value')));
      expect(chosen.sort()).toEqual(['', ...library.articles.map(({ slug }) => slug)].sort());
    });
    for (const [slug, hash] of [
      ['legal-aid', '#legal-aid'],
      ['domestic-violence', ''],
    ] as const)
      await main.visit(`${lang}/articles/${slug}/`, {}, async (page) => {
        const link = page.locator('main a[href*="/feedback/"]');
        expect(await link.count()).toBe(1);
        await link.click();
        await page.waitForURL(main.at(path) + hash);
        expect(await page.inputValue('[name="about"]')).toBe(hash.slice(1));
      });
  });
});

it.each(['services/', 'about/', 'how-checked/'])('%s leads there', async (from) => {
  await main.visit(`zh/${from}`, {}, async (page) => {
    await page.click('main a[href$="/zh/feedback/"]');
    await page.waitForURL(main.at(FEEDBACK_PAGE));
  });
});
