/** The studio with a microphone: from the first word to the zip. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { retoldBlock } from '../../src/model/to-record.ts';
import type { Stretch } from './fake-voice.ts';
import { agree, article, handIn, press, record, rows, said, STUDIO, withStudio } from './studio.ts';

const { open, openAgain, hear } = withStudio();
const DATABASE = 'pufa-recordings';

it('an article is recorded from the consent to the zip, with a reload in the middle', async () => {
  let page = await open();
  expect(await page.locator('[data-studio-block]').count()).toBe(rows.length);
  await agree(page);
  await record(page);
  expect(await said(page)).toEqual(['recorded']);
  await press(page, 'hear');
  await page.waitForFunction(
    () => (document.querySelector<HTMLAudioElement>('[data-studio-audio]')?.currentTime ?? 0) > 0.2,
  );
  await press(page, 'next');
  // Freely from the Chinese: no words of the translation were read.
  await page.check('[data-studio-block]:visible [data-studio-freely] input');
  await record(page);

  await page.reload({ waitUntil: 'networkidle' });
  await page.waitForSelector('[data-studio-do="record"]:visible');
  // It goes on at the first block that is not there yet.
  expect(await page.locator('[data-studio-block]:visible').getAttribute('data-studio-block')).toBe(rows[2]?.source.id);
  await record(page);

  const { yaml, name } = await handIn(page);
  expect(name).toMatch(/^legal-aid-bo-reading-\d{4}-\d\d-\d\d\.zip$/);
  expect(yaml.parts.map(({ block, source, text }) => ({ block, source, text }))).toEqual(
    rows.slice(0, 3).map(({ source, target }, index) => ({
      block: source.id,
      source: source.fingerprint,
      text: index === 1 ? undefined : target?.block.fingerprint,
    })),
  );

  // Another tab of the same phone has it too; after deleting, nothing is left, not even the database.
  page = await openAgain();
  await page.click('[data-studio-go="give"]');
  await page.click('[data-remove="ask"]');
  await page.click('[data-remove="yes"]');
  await page.waitForSelector('[data-said="removed"]:visible');
  expect(await page.evaluate(() => indexedDB.databases())).toEqual([]);
}, 120_000);

it('a retelling stands for the key points, and is handed in by itself', async () => {
  const page = await open();
  await agree(page);
  await page.click('[data-studio-go="tell"]');
  await record(page);
  const { yaml } = await handIn(page, 'retelling');
  const block = article && retoldBlock(article);
  expect(yaml.parts).toMatchObject([{ block: block?.id, source: block?.fingerprint }]);
  expect(yaml.parts[0]).not.toHaveProperty('text');
  expect(await page.isVisible('[data-studio-give="reading"]')).toBe(false);
});

it('recording a block again takes the place of what was there', async () => {
  const page = await open();
  await agree(page);
  await record(page, 3400);
  await record(page, 1800, 'again');
  const { yaml } = await handIn(page);
  expect(yaml.parts).toHaveLength(1);
  expect(yaml.parts[0]?.durationMs).toBeLessThan(3000);
});

describe('consent', () => {
  it('comes first; for a minor a grown-up gives it; taken back, nothing leaves the phone', async () => {
    const page = await open();
    await page.click('[data-studio-go="read"]');
    expect(await page.isVisible('[data-said="incomplete"]')).toBe(true);
    expect(await page.isVisible('[data-studio-do="record"]')).toBe(false);

    await page.check('[name="minor"]');
    await agree(page);
    expect(await page.isVisible('[data-said="incomplete"]')).toBe(true);
    await page.fill('[name="guardian"]', '某某');
    await page.click('[data-studio-about] [type="submit"]');
    await record(page, 1500);
    expect((await handIn(page)).yaml.consent.guardian).toBe('某某');

    await page.click('[data-studio-go="about"]');
    await page.uncheck('[name="consent"]');
    await page.click('[data-studio-go="give"]');
    let hasLeft = false;
    page.on('download', () => (hasLeft = true));
    await page.click('[data-studio-give="reading"] [data-give-by="save"]');
    await page.waitForSelector('[data-said="incomplete"]:visible');
    expect(hasLeft).toBe(false);
  });

  it('is asked anew for each article, while who speaks is filled in', async () => {
    let page = await open();
    await agree(page);
    await record(page, 1500);
    page = await openAgain('bo/record/bride-price/');
    expect(await page.inputValue('[name="name"]')).toBe('阿某');
    expect(await page.isChecked('[name="consent"]')).toBe(false);
  });
});

describe('what is heard of a recording', () => {
  it.each<[string, readonly Stretch[]]>([
    ['silent', [[10, 0]]],
    [
      'quiet',
      [
        [0.6, 0],
        [1.2, 0.008],
        [5, 0],
      ],
    ],
    [
      'clipped',
      [
        [0.6, 0],
        [1.2, 4],
        [5, 0],
      ],
    ],
    [
      'cut-start',
      [
        [2, 0.3],
        [8, 0],
      ],
    ],
    [
      'cut-end',
      [
        [0.6, 0],
        [10, 0.3],
      ],
    ],
  ])('%s is told', async (flaw, stretches) => {
    hear(stretches);
    const page = await open();
    await agree(page);
    await record(page, 2600);
    expect(await said(page)).toEqual(['recorded', flaw]);
  });
});

it('looking at the pages leaves no database; recording leaves the one that docs/privacy.md names', async () => {
  const page = await open();
  const names = (): Promise<(string | undefined)[]> =>
    page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));
  expect(await names()).toEqual([]);
  // The form alone neither.
  await agree(page);
  await page.reload({ waitUntil: 'networkidle' });
  expect(await names()).toEqual([]);
  await agree(page);
  await record(page, 1500);
  expect(await names()).toEqual([DATABASE]);
  expect(readFileSync('docs/privacy.md', 'utf8')).toContain(`| \`${DATABASE}\` |`);
  const kept = await page.evaluate(() => [...Object.keys(localStorage), ...Object.keys(sessionStorage)]);
  expect(kept).toEqual([]);
});

it('the buttons stay in reach of a thumb, however long the block is', async () => {
  const page = await open('bo/record/domestic-violence/');
  await agree(page);
  const longest = await page.locator('[data-studio-block]').evaluateAll((blocks) => {
    const lengths = blocks.map((block) => block.textContent.length);
    return lengths.indexOf(Math.max(...lengths));
  });
  for (let turn = 0; turn < longest; turn += 1) await press(page, 'next');
  const seen = await page.evaluate(() => {
    window.scrollTo(0, 0);
    const block = document.querySelector('[data-studio-block]:not([hidden])')?.getBoundingClientRect();
    const button = document.querySelector('[data-studio-do="record"]')?.getBoundingClientRect();
    const bar = document.querySelector('.bar')?.getBoundingClientRect();
    return { block: block?.bottom ?? 0, button: button?.bottom ?? 0, bar: bar?.top ?? 0 };
  });
  expect(seen.block).toBeGreaterThan(seen.bar);
  expect(seen.button).toBeLessThanOrEqual(seen.bar);
  expect(seen.button).toBeGreaterThan(0);
});

it('the list on this phone leads on, does not name what is sensitive, and deletes everything', async () => {
  let page = await open('zh/record/domestic-violence/');
  await agree(page);
  await record(page, 1500);
  page = await openAgain('zh/record/legal-aid/');
  await page.check('[name="consent"]');
  await page.click('[data-studio-about] [type="submit"]');
  await record(page, 1500);

  page = await openAgain('zh/record/');
  await page.waitForSelector('[data-records] a');
  const items = await page
    .locator('[data-records] a')
    .evaluateAll((links) => links.map((link) => ({ text: link.textContent.trim(), href: link.getAttribute('href') })));
  expect(items).toEqual([
    { text: '想打官司，请不起律师，怎么办？', href: '/zh/record/legal-aid/' },
    { text: '一篇（不显示题目）', href: '/zh/record/' },
  ]);
  await page.locator('[data-records] a').last().click();
  await page.waitForURL(/domestic-violence/);
  await page.goBack();
  await page.click('.records [data-remove="ask"]');
  await page.click('.records [data-remove="yes"]');
  await expect.poll(() => page.evaluate(() => indexedDB.databases())).toEqual([]);
  expect(await page.isVisible('.records')).toBe(false);
});

it('where the phone shares sounds, they go with the text file', async () => {
  const page = await open(STUDIO, {}, () => {
    const shared: { name: string; type: string }[] = [];
    Object.assign(window, { shared });
    Object.assign(navigator, {
      canShare: ({ files }: ShareData) => (files ?? []).every(({ type }) => /^(audio\/webm|text\/plain)$/.test(type)),
      share: async ({ files }: ShareData) =>
        void shared.push(...(files ?? []).map(({ name, type }) => ({ name, type }))),
    });
  });
  await agree(page);
  await record(page, 1500);
  await page.click('[data-studio-go="give"]');
  await page.click('[data-give-by="share"]:visible');
  await page.waitForSelector('[data-said="shared"]:visible');
  expect(await page.evaluate(() => (window as unknown as { shared: unknown }).shared)).toEqual([
    { name: 'recording.yaml.txt', type: 'text/plain' },
    { name: `01-${rows[0]?.source.id}.webm`, type: 'audio/webm' },
  ]);
});
