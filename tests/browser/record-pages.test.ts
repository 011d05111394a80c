/** Around the studio: handing in by the line, in WeChat, without scripts, on paper, and a second speaker's check. */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { RecordingCheckHandIn } from '../../src/lib/recording-hand-in.ts';
import { loadLibrary } from '../../src/model/library.ts';
import { firstToRecord } from '../../src/model/to-record.ts';
import { TODAY, VARIANTS } from '../site/variants.ts';
import { answerPosts } from './inbox.ts';
import { readZip } from './read-zip.ts';
import { agree, record, withStudio } from './studio.ts';
import { withSite } from './with-site.ts';

const { visit, at } = withSite(VARIANTS.main);
const CHECK = 'zh/record/check/legal-aid/sample-zh/';
const WECHAT =
  'Mozilla/5.0 (Linux; Android 9) AppleWebKit/537.36 Chrome/86.0 Mobile Safari/537.36 MicroMessenger/8.0.2';

it('in WeChat the studio leads to a real browser first', async () => {
  await visit('zh/record/legal-aid/', { userAgent: WECHAT }, async (page) => {
    expect(await page.isVisible('[data-studio-elsewhere]')).toBe(true);
    expect(await page.isVisible('[data-studio-about]')).toBe(false);
    expect(await page.isVisible('[data-studio-do="record"]')).toBe(false);
    await page.click('[data-studio-elsewhere-link]');
    await page.waitForURL(`${at('zh/in-browser/')}#/zh/record/legal-aid/`);
  });
});

it('without scripts the text stands there, with how to record by other means, and no button that does nothing', async () => {
  await visit('bo/record/legal-aid/', { javaScriptEnabled: false }, async (page) => {
    const blocks = page.locator('[data-studio-block]');
    expect(await blocks.count()).toBeGreaterThan(10);
    for (const block of [blocks.first(), blocks.last()]) expect(await block.isVisible()).toBe(true);
    expect(await page.isVisible('.by-hand')).toBe(true);
    expect(await page.locator('main button:visible, main input:visible').count()).toBe(0);
    await page.click('.by-hand a');
    await page.waitForURL(at('bo/record/scripts/'));
  });
  await visit(CHECK, { javaScriptEnabled: false }, async (page) => {
    expect(await page.locator('main button:visible, main input:visible').count()).toBe(0);
    expect(await page.isVisible('noscript p, .empty')).toBe(true);
  });
});

it.each(['zh', 'bo'] as const)(
  'scripts in %s: sheets of their own for each reader, black on white, with the consent to sign',
  async (lang) => {
    const { library } = loadLibrary('content', { today: TODAY });
    await visit(`${lang}/record/scripts/`, {}, async (page) => {
      const scripts = await page.locator('.script').count();
      // The names of the pictures before the articles.
      expect(scripts).toBe(1 + firstToRecord(library, lang).length);
      expect(scripts).toBe(11);
      expect(await page.locator('.script').first().locator('.script__names li').count()).toBe(library.tiles.length);
      const pdf = (await page.pdf({ format: 'A4' })).toString('latin1');
      const sheets = pdf.match(/\/Type\s*\/Page\b/gu)?.length ?? 0;
      expect(sheets).toBeGreaterThanOrEqual(scripts + 1);
      // Text and consent are both there twice: two sheets, and a third for the longest.
      expect(sheets).toBeLessThanOrEqual(lang === 'zh' ? scripts + 1 : 2 * scripts + 5);
      await page.emulateMedia({ media: 'print' });
      expect(await page.locator('main button:visible, .script__go:visible, .bar:visible').count()).toBe(0);
      const first = page.locator('.script').nth(1);
      // What is signed is there in Chinese as well.
      const consent = first.locator('.script__consent:visible');
      expect(await consent.count()).toBe(lang === 'zh' ? 1 : 2);
      expect(await consent.locator('p').count()).toBe(lang === 'zh' ? 3 : 6);
      expect(await consent.last().innerText()).toContain('我同意');
      expect(await first.locator('.script__form').innerText()).toContain('我同意。签名');
      expect(await first.locator('.script__form li:visible').count()).toBe(4);
      // A translation that nobody has reviewed says so on the sheet.
      expect(await first.locator('.notice__text:visible').count()).toBe(lang === 'zh' ? 0 : 1);
    });
  },
);

describe('a second speaker', () => {
  it('hears block by block and hands in what is right, wrong or not understood', async () => {
    await visit(CHECK, {}, async (page) => {
      const blocks = page.locator('[data-check-block]');
      await blocks.nth(1).locator('[data-check-hear]').click();
      const [start, end] = await blocks
        .nth(1)
        .evaluate(({ dataset }: HTMLElement) => [Number(dataset['start']), Number(dataset['end'])]);
      await page.waitForFunction(
        ([from, to]) => {
          const { currentTime = 0, paused } = document.querySelector('audio') ?? {};
          return !paused && currentTime > (from ?? 0) && currentTime < (to ?? 0);
        },
        [start, end],
      );

      const save = page.locator('[data-give-by="save"]');
      await save.click();
      expect(await page.isVisible('[data-said="incomplete"]')).toBe(true);
      await blocks.nth(0).locator('[value="right"]').check();
      await blocks.nth(1).locator('[value="wrong"]').check();
      await blocks.nth(1).locator('[data-check-note] input').fill('  念成了 “十二”  ');
      await page.fill('[name="by"]', '阿某');
      await page.fill('[name="place"]', '某县');
      const [download] = await Promise.all([page.waitForEvent('download'), save.click()]);
      const files = readZip(readFileSync(await download.path()));
      expect([...files.keys()]).toEqual(['check.yaml']);
      const yaml = JSON.parse(String(files.get('check.yaml'))) as RecordingCheckHandIn;
      const { library } = loadLibrary('content', { today: TODAY });
      const cues = library.articles.find(({ slug }) => slug === 'legal-aid')?.recordings[0]?.cues ?? [];
      expect(yaml).toEqual({
        format: 'muyu-pufa/recording-check',
        version: 1,
        article: 'legal-aid',
        recording: 'sample-zh',
        by: '阿某',
        place: '某县',
        on: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) as string,
        verdicts: [
          { block: cues[0]?.block, source: cues[0]?.source, verdict: 'right' },
          { block: cues[1]?.block, source: cues[1]?.source, verdict: 'wrong', note: '念成了 “十二”' },
        ],
      });
    });
  });

  it('is told where there is nothing to hear', async () => {
    await visit('ii/record/check/', {}, async (page) => {
      expect(await page.isVisible('.empty')).toBe(true);
      expect(await page.locator('.article-row').count()).toBe(0);
    });
    await visit('zh/record/check/', {}, async (page) => {
      await page.click('.article-row a');
      await page.waitForURL(at(CHECK));
    });
  });
});

describe('a site with an inbox', () => {
  const story = withStudio(VARIANTS.story);
  const WHOLE = 'zh/record/whole/';

  /** Records a block, and goes to where it is handed in. */
  async function recorded(page: Page): Promise<void> {
    await agree(page);
    await record(page, 1500);
    await page.click('[data-studio-go="give"]');
  }

  it('posts to it, and its policy lets through that address and no other', async () => {
    const page = await story.open(WHOLE);
    const came = await answerPosts(page.context());
    await recorded(page);
    await page.click('[data-give-by="post"]:visible');
    await page.waitForSelector('[data-said="sent"]:visible');
    expect(came).toHaveLength(1);
    expect([...readZip(came[0] ?? Buffer.alloc(0)).keys()][0]).toBe('recording.yaml');
    const isRefused = await page.evaluate(() =>
      fetch('https://elsewhere.example.org/', { mode: 'no-cors' }).then(
        () => false,
        () => true,
      ),
    );
    expect(isRefused).toBe(true);
    const policyOf = (of: Page) => of.locator('meta[http-equiv]').getAttribute('content');
    expect(await policyOf(page)).toContain("connect-src 'self' https://inbox.example.org;");
    expect(await policyOf(await story.openAgain('zh/articles/whole/'))).not.toContain('inbox');
  });

  it('keeps what could not be sent, and sends it at the next visit', async () => {
    const page = await story.open(WHOLE);
    const context = page.context();
    await recorded(page);
    await context.setOffline(true);
    await page.click('[data-give-by="post"]:visible');
    await page.waitForSelector('[data-said="waiting"]:visible');
    const refused = await answerPosts(context, 503);
    await context.setOffline(false);
    await page.goto(story.at('zh/record/'), { waitUntil: 'networkidle' });
    await page.waitForSelector('[data-said="waiting"]:visible');
    // On the old page too, once the line was back.
    expect(refused.length).toBeGreaterThan(0);
    const came = await answerPosts(context);
    await page.goto(story.at('bo/record/fence/'), { waitUntil: 'networkidle' });
    await page.waitForSelector('[data-said="sent-late"]:visible');
    expect(came).toHaveLength(1);
    await page.reload({ waitUntil: 'networkidle' });
    expect(came).toHaveLength(1);
  });
});
