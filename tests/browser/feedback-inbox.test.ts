/** What readers think, handed in where the site has an inbox: by the line, and without it. */
import type { BrowserContext, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { FeedbackAnswer } from '../../src/lib/feedback.ts';
import { STORY_INBOX, VARIANTS } from '../site/variants.ts';
import { axeViolations } from './axe.ts';
import { databases, FEEDBACK_PAGE, fill, WECHAT } from './feedback.ts';
import { answerPosts } from './inbox.ts';
import { withSite } from './with-site.ts';

const DATABASE = 'pufa-feedback';
const story = withSite(VARIANTS.story);

describe('an inbox', () => {
  async function post(page: Page): Promise<void> {
    await fill(page);
    await page.click('[data-give-by="post"]');
  }

  /** With what could not be sent on the phone. */
  async function withWaiting(look: (page: Page, context: BrowserContext) => Promise<void>): Promise<void> {
    await story.visit(FEEDBACK_PAGE, { bypassCSP: false }, async (page, context) => {
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
    await story.visit(FEEDBACK_PAGE, { bypassCSP: false }, async (page, context) => {
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
      expect(await policyOf(FEEDBACK_PAGE)).toContain('https://inbox.example.org;');
      expect(await policyOf('zh/services/')).not.toContain('inbox.example.org');
    });
  });

  it('is slow: that it is being sent is said, and what is written meanwhile stays', async () => {
    await story.visit(FEEDBACK_PAGE, { bypassCSP: false }, async (page, context) => {
      const came = await answerPosts(context);
      let answer = (): void => undefined;
      const answered = new Promise<void>((resolve) => (answer = resolve));
      await context.route(STORY_INBOX, (route) => answered.then(() => route.fallback()));
      await post(page);
      await page.waitForSelector('[data-said="busy"]:visible');
      expect(await page.getAttribute('[data-give-by="save"]', 'aria-disabled')).toBe('true');
      await page.fill('[name="text"]', '还有一句。');
      answer();
      await page.waitForSelector('[data-said="sent"]:visible');
      expect(await page.isVisible('[data-said="busy"]')).toBe(false);
      expect(await page.getAttribute('[data-give-by="save"]', 'aria-disabled')).toBe('false');
      expect(await page.inputValue('[name="text"]')).toBe('还有一句。');
      expect(await page.isVisible('[data-feedback-again]')).toBe(true);
      await page.click('[data-give-by="post"]');
      await page.waitForFunction(() => document.querySelector('textarea')?.value === '');
      const [first, second] = came.map((bytes) => JSON.parse(String(bytes)) as FeedbackAnswer);
      // It is the same answer, changed.
      expect(second).toEqual({ ...first, text: '还有一句。' });
      expect(await page.isVisible('[data-feedback-again]')).toBe(false);
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

  it('what waits is shown while it is being sent, and where there is no inbox any more', async () => {
    await withWaiting(async (page, context) => {
      await context.setOffline(false);
      let answer = (): void => undefined;
      const answered = new Promise<void>((resolve) => (answer = resolve));
      await context.route(STORY_INBOX, (route) => answered.then(() => route.fallback()));
      await page.reload();
      await page.waitForSelector('[data-said="left"]:visible');
      expect(await page.isVisible('[data-feedback-remove] [data-remove="ask"]')).toBe(true);
      await answerPosts(context, 503);
      answer();
      await context.route('**/feedback/', async (route) => {
        const page = await route.fetch();
        await route.fulfill({ response: page, body: (await page.text()).replace(/ data-inbox="[^"]*"/u, '') });
      });
      await page.reload();
      expect(await page.locator('pufa-feedback[data-inbox]').count()).toBe(0);
      await page.waitForSelector('[data-said="left"]:visible');
      expect(await page.isVisible('[data-feedback-remove] [data-remove="ask"]')).toBe(true);
    });
  });

  it('what waits can be deleted after a question, and the database with it', async () => {
    await withWaiting(async (page) => {
      await page.click('[data-remove="ask"]');
      expect(await axeViolations(page)).toEqual([]);
      await page.click('[data-remove="no"]');
      expect(await page.isVisible('[data-remove-sure]')).toBe(false);
      expect(await databases(page)).toEqual([DATABASE]);
      await page.click('[data-remove="ask"]');
      await page.click('[data-remove="yes"]');
      await page.waitForSelector('[data-said="left"]', { state: 'hidden' });
      expect(await page.isVisible('[data-feedback-remove]')).toBe(false);
      expect(await databases(page)).toEqual([]);
    });
  });

  it('in WeChat leads to a real browser when it can neither be posted nor wait', async () => {
    await story.visit(FEEDBACK_PAGE, { userAgent: WECHAT, bypassCSP: false }, async (page, context) => {
      await answerPosts(context, 503);
      await page.addInitScript(() => Object.defineProperty(window, 'indexedDB', { value: undefined }));
      await page.reload();
      await fill(page);
      expect(await page.isVisible('[data-give-by="save"]')).toBe(false);
      await page.click('[data-give-by="post"]');
      await page.waitForSelector('[data-said="failed"]:visible');
      await page.waitForSelector('[data-feedback-elsewhere]:visible');
      expect(await page.inputValue('[name="text"]')).not.toBe('');
    });
  });
});
