/** What readers think: from the form to the file that `npm run feedback` takes, by the line, without it, and on paper. */
import { readFileSync } from 'node:fs';
import type { BrowserContext, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { LANGS } from '../../src/languages.ts';
import type { FeedbackAnswer } from '../../src/lib/feedback.ts';
import { readFeedback } from '../../src/model/feedback.ts';
import { loadLibrary } from '../../src/model/library.ts';
import { STORY_CONTENT, TODAY, VARIANTS } from '../site/variants.ts';
import { axeViolations } from './axe.ts';
import { answerPosts } from './inbox.ts';
import { withSite } from './with-site.ts';

const DATABASE = 'pufa-feedback';
const PAGE = 'zh/feedback/';
const story = withSite(VARIANTS.story);

const databases = (page: Page): Promise<(string | undefined)[]> =>
  page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));

/** Says two things of an article. */
async function fill(page: Page): Promise<void> {
  await page.selectOption('[name="about"]', 'whole');
  await page.check('[name="understood"][value="partly"]');
  await page.check('[name="useful"][value="yes"]');
  await page.fill('[name="text"]', '  “边界”听不懂。\n\n还想知道怎么办证。 ');
}

async function save(page: Page): Promise<{ name: string; bytes: Buffer; answer: FeedbackAnswer }> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.click('[data-give-by="save"]')]);
  const bytes = readFileSync(await download.path());
  return { name: download.suggestedFilename(), bytes, answer: JSON.parse(String(bytes)) as FeedbackAnswer };
}

describe('the form', () => {
  it('makes a file that the command takes, without a name and with no more of the time than the day', async () => {
    await story.visit(PAGE, {}, async (page) => {
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
    await story.visit(PAGE, {}, async (page) => {
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

  it('takes no more words than are read', async () => {
    await story.visit(PAGE, {}, async (page) => {
      await page.focus('[name="text"]');
      await page.keyboard.insertText('很'.repeat(1200));
      expect((await save(page)).answer.text).toHaveLength(1000);
    });
  });

  it.each([
    ['#whole', 'whole'],
    ['#nobody', ''],
    ['', ''],
  ])('address %s chooses “%s”', async (hash, about) => {
    await story.visit(PAGE + hash, {}, async (page) => {
      expect(await page.inputValue('[name="about"]')).toBe(about);
    });
  });

  it('keeps nothing of an answer when it is opened again', async () => {
    await story.visit(PAGE, {}, async (page) => {
      await fill(page);
      await page.reload();
      expect(await page.inputValue('[name="about"]')).toBe('');
      expect(await page.inputValue('[name="text"]')).toBe('');
      expect(await page.locator('input:checked').count()).toBe(0);
    });
  });

  it('in WeChat leads to a real browser where nothing can be posted, and not where it can', async () => {
    const userAgent = 'Mozilla/5.0 (Linux; Android 9) AppleWebKit/537.36 Chrome/86.0 Mobile MicroMessenger/8.0.2';
    await story.visit(PAGE, { userAgent }, async (page) => {
      expect(await page.isVisible('[data-feedback-elsewhere]')).toBe(false);
    });
    await main.visit(PAGE, { userAgent }, async (page) => {
      expect(await page.locator('[data-give-by="post"]').count()).toBe(0);
      await page.click('[data-feedback-elsewhere] a');
      await page.waitForURL(`${main.at('zh/in-browser/')}#/zh/feedback/`);
    });
  });
});

describe('an inbox', () => {
  async function post(page: Page): Promise<void> {
    await fill(page);
    await page.click('[data-give-by="post"]');
  }

  /** With what could not be sent on the phone. */
  async function withWaiting(look: (page: Page, context: BrowserContext) => Promise<void>): Promise<void> {
    await story.visit(PAGE, { bypassCSP: false }, async (page, context) => {
      await answerPosts(context);
      await context.setOffline(true);
      await post(page);
      await page.waitForSelector('[data-said="waiting"]:visible');
      await page.waitForSelector('[data-said="left"]:visible');
      expect(await page.textContent('[data-said="left"]')).toContain(' 1 ');
      expect(await page.inputValue('[name="text"]')).toBe('');
      expect(await databases(page)).toEqual([DATABASE]);
      await look(page, context);
    });
  }

  it('gets the answer once, however often one presses; then the form is empty', async () => {
    await story.visit(PAGE, { bypassCSP: false }, async (page, context) => {
      const came = await answerPosts(context);
      await fill(page);
      await page.dblclick('[data-give-by="post"]');
      await page.waitForSelector('[data-said="sent"]:visible, [data-said="nothing"]:visible');
      await page.waitForLoadState('networkidle');
      expect(came).toHaveLength(1);
      expect(JSON.parse(String(came[0]))).toMatchObject({ about: 'whole', understood: 'partly' });
      expect(await page.inputValue('[name="about"]')).toBe('');
      expect(await page.inputValue('[name="text"]')).toBe('');
      expect(await page.locator('input:checked').count()).toBe(0);
      await page.click('[data-give-by="post"]');
      await page.waitForSelector('[data-said="nothing"]:visible');
      expect(came).toHaveLength(1);
      expect(await databases(page)).toEqual([]);
      const policyOf = (path: string) => context.request.get(story.at(path)).then((answer) => answer.text());
      expect(await policyOf(PAGE)).toContain('https://inbox.example.org;');
      expect(await policyOf('zh/services/')).not.toContain('inbox.example.org');
    });
  });

  it('gets what waited for the line once, as soon as it is back', async () => {
    await withWaiting(async (page, context) => {
      const came = await answerPosts(context);
      await context.setOffline(false);
      await page.waitForSelector('[data-said="sent-late"]:visible');
      expect(await page.isVisible('[data-feedback-remove]')).toBe(false);
      for (let time = 0; time < 2; time++) await page.reload({ waitUntil: 'networkidle' });
      expect(came).toHaveLength(1);
      expect(JSON.parse(String(came[0]))).toMatchObject({ format: 'muyu-pufa/feedback', about: 'whole' });
      expect(await databases(page)).toEqual([]);
    });
  });

  it('gets it at the next visit, and nothing is lost when it does not answer', async () => {
    await withWaiting(async (page, context) => {
      await answerPosts(context, 503);
      await page.goto('about:blank');
      await context.setOffline(false);
      await page.goto(story.at('bo/feedback/'), { waitUntil: 'networkidle' });
      await page.waitForSelector('[data-said="left"]:visible');
      const came = await answerPosts(context);
      await page.reload();
      await page.waitForSelector('[data-said="sent-late"]:visible');
      expect(came).toHaveLength(1);
    });
  });

  it('what waits can be deleted, and the database with it', async () => {
    await withWaiting(async (page) => {
      await page.click('[data-feedback-remove]');
      await page.waitForSelector('[data-said="left"]', { state: 'hidden' });
      expect(await page.isVisible('[data-feedback-remove]')).toBe(false);
      expect(await databases(page)).toEqual([]);
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
    await page.waitForURL(main.at(PAGE));
  });
});
