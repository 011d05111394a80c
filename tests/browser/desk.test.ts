/** The translation desk, from the first tap to the file that the import takes. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { DeskBlocks } from '../../src/lib/desk.ts';
import { deskList } from '../../src/model/desk.ts';
import { loadLibrary } from '../../src/model/library.ts';
import { importTranslation } from '../../src/site/hand-in/import-translation.ts';
import { act } from '../fixtures/acts.ts';
import { STORY_CONTENT, TODAY } from '../site/variants.ts';
import { begin, databases, does, go, labelOf, pick, said, save, withDesk, YI } from './desk.ts';

const { at, open, openAgain } = withDesk();
const DATABASE = 'pufa-desk';

/** A copy of the story, as the editor has it. */
function copyOfStory(): string {
  const dir = mkdtempSync(join(tmpdir(), 'pufa-desk-'));
  onTestFinished(() => rmSync(dir, { recursive: true }));
  cpSync(STORY_CONTENT, join(dir, 'content'), { recursive: true });
  return join(dir, 'content');
}

it('an article is looked at block by block, with a reload in the middle, and comes back as what it says', async () => {
  let page = await open();
  await begin(page);
  await pick(page, 'whole');
  expect(await labelOf(page)).toBe('标题');
  expect(await said(page, 'state')).toEqual(['machine']);
  expect(await page.locator('[data-desk-box]').inputValue()).toBe(YI);
  await does(page, 'good');

  // The answer: while it is being written, the page goes away.
  await expect.poll(() => labelOf(page)).toBe('短答');
  const box = page.locator('[data-desk-box]');
  await box.press('Control+End');
  await box.pressSequentially(YI);
  expect(await page.isVisible('[data-desk-do="good"]')).toBe(false);
  await page.waitForSelector('[data-desk-kept] [data-said="kept"]:visible');
  await page.reload({ waitUntil: 'networkidle' });
  await page.waitForSelector('[data-desk-box]:visible');
  expect(await labelOf(page)).toBe('短答');
  expect(await box.inputValue()).toBe(`${YI}证${YI}`);
  expect(await said(page, 'you')).toEqual(['you-writing']);
  await does(page, 'changed');

  // Without a translation so far: it can be written, or left to somebody else.
  await expect.poll(() => labelOf(page)).toBe('段落');
  expect(await said(page, 'state')).toEqual(['missing', 'marks']);
  expect(await page.isVisible('[data-desk-do="good"]')).toBe(false);
  await page.fill('[data-desk-comment]', '不知道“边界”怎么说。');
  await does(page, 'unsure');
  await expect.poll(() => labelOf(page)).toBe('要点 1');

  // Closed as a whole, opened anew: the list says how far one is.
  await page.close();
  page = await openAgain();
  await page.waitForSelector('[data-desk-article]:visible');
  const row = page.locator('.desk__row', { has: page.locator('[data-desk-article="whole"]') });
  expect(await row.locator('[data-said="done"]').textContent()).toBe('您看了 3 段，还剩 8 段');

  const { name, path, handIn } = await save(page);
  expect(name).toBe(`translation-ii-${handIn.on}.json`);
  expect(handIn).toMatchObject({ lang: 'ii', by: '阿某', place: '木里', native: true, tool: 'desk' });
  expect(handIn.articles[0]?.blocks.map(({ verdict }) => verdict).sort()).toEqual(['changed', 'good', 'unsure']);
  await page.waitForSelector('[data-said="saved"]:visible');

  const contentDir = copyOfStory();
  const imported = await importTranslation({ contentDir, today: handIn.on }, path);
  expect(imported).toMatchObject({ ok: true });
  const { library } = loadLibrary(contentDir, { today: handIn.on });
  const whole = library.articles.find(({ slug }) => slug === 'whole');
  const rows = whole?.translations.ii?.rows.slice(0, 3);
  expect(rows).toMatchObject([
    { state: 'translated', review: { level: 'reviewed', by: '阿某', place: '木里' } },
    { state: 'translated', review: { level: 'draft', by: '阿某' } },
    { state: 'untranslated' },
  ]);
  expect(readFileSync(join(contentDir, 'articles/whole/ii.mdx'), 'utf8')).toContain(`${YI}<Zh>证</Zh>${YI}`);
  expect(whole?.opinions.flatMap(({ says }) => says.flatMap(({ comment }) => comment ?? []))).toEqual([
    '不知道“边界”怎么说。',
  ]);
  // The same file once more changes nothing.
  const again = await importTranslation({ contentDir, today: handIn.on }, path);
  expect(again.ok && again.plan.files.size).toBe(0);

  // After deleting, nothing is left, not even the database.
  await page.click('[data-remove="ask"]');
  await page.click('[data-remove="yes"]');
  await page.waitForSelector('[data-said="removed"]:visible');
  expect(await databases(page)).toEqual([]);
}, 120_000);

describe('what is written', () => {
  it('can be taken back, is not handed in before one says so, and not when a piece is empty or in another script', async () => {
    const page = await open();
    await begin(page);
    await pick(page, 'whole');
    const box = page.locator('[data-desk-box]').first();
    await box.fill('法律');
    await does(page, 'changed');
    expect(await said(page, 'fault')).toEqual(['script']);
    await box.fill('');
    await does(page, 'changed');
    expect(await said(page, 'fault')).toEqual(['empty']);
    await go(page, 'give');
    expect(await said(page, 'counts')).toEqual(['none', 'writing']);
    expect(await page.isVisible('[data-give-by="save"]')).toBe(false);
    await page.goBack();
    await page.waitForSelector('[data-desk-box]:visible');
    await does(page, 'undo');
    expect(await box.inputValue()).toBe(YI);
    expect(await said(page, 'you')).toEqual([]);
    expect(await page.isVisible('[data-desk-do="good"]')).toBe(true);
  });

  it('may be typed on the keyboard of the page, or in Latin letters, in whichever box one is', async () => {
    const page = await open();
    await begin(page);
    await pick(page, 'cattle');
    for (let turn = 0; turn < 2; turn += 1) await page.click('[data-desk-go="next"]');
    await expect.poll(() => labelOf(page)).toBe('要点 1');
    const boxes = page.locator('[data-desk-box]');
    await boxes.nth(1).pressSequentially('nuo');
    await page.locator('[data-desk-candidates] .key').first().click();
    expect(await boxes.nth(1).inputValue()).toMatch(/^[\uA000-\uA48C]$/u);
    expect(await page.locator('[data-keyboard]:visible').count()).toBe(1);
    await page.click('[data-keyboard="ii"]');
    await page.waitForSelector('[data-keyboard-keys] .key');
    await page.locator('[data-keyboard-keys] .key', { hasText: '，' }).click();
    expect(await boxes.nth(1).inputValue()).toMatch(/^[\uA000-\uA48C]，$/u);
    // The keyboard stays open, and types where one is now.
    await boxes.nth(0).focus();
    await page.locator('[data-keyboard-keys] .key', { hasText: '，' }).click();
    expect(await boxes.nth(0).inputValue()).toBe('，');
  });

  it('in two languages goes into two files', async () => {
    const page = await open();
    await begin(page);
    await pick(page, 'whole');
    await does(page, 'good');
    await go(page, 'who');
    await begin(page, 'bo', '一位老师');
    await pick(page, 'cattle');
    const box = page.locator('[data-desk-box]').first();
    expect(await box.getAttribute('lang')).toBe('bo');
    await box.fill('');
    await box.pressSequentially('khrims');
    await page.locator('[data-desk-candidates] .key').click();
    expect(await box.inputValue()).toBe('ཁྲིམས');
    await does(page, 'changed');
    const tibetan = (await save(page)).handIn;
    expect([tibetan.lang, tibetan.by, tibetan.articles.map(({ slug }) => slug)]).toEqual([
      'bo',
      '一位老师',
      ['cattle'],
    ]);
    await go(page, 'who');
    await begin(page);
    const yi = (await save(page)).handIn;
    expect([yi.lang, yi.articles.map(({ slug }) => slug)]).toEqual(['ii', ['whole']]);
  });
});

it('shows what others said, the words of the glossary, and that the Chinese was changed', async () => {
  const page = await open();
  await page.context().route('**/desk/ii/whole/blocks.json', async (route) => {
    const article = (await (await route.fetch()).json()) as DeskBlocks;
    const [title, ...rest] = article.blocks;
    const said = { by: '阿七', place: '布拖', on: '2026-11-01' };
    const block = {
      ...title,
      state: 'draft',
      by: '阿七',
      stale: true,
      changes: [
        { words: '草场的', where: 'both' },
        { words: '界线', where: 'old' },
        { words: '边界', where: 'new' },
      ],
      opinions: [
        { ...said, verdict: 'changed', texts: [YI] },
        { ...said, verdict: 'unsure', comment: '听不懂。' },
      ],
      terms: [{ zh: '草场', own: [YI] }],
    };
    await route.fulfill({ json: { ...article, blocks: [block, ...rest] } });
  });
  await begin(page);
  await pick(page, 'whole');
  expect(await said(page, 'state')).toEqual(['stale', 'draft']);
  expect(await page.textContent('[data-desk-state] [data-said="draft"]')).toContain('阿七');
  const changes = page.locator('[data-desk-changes]:visible');
  expect(await changes.locator('p').last().innerHTML()).toBe('<span>草场的</span><del>界线</del><ins>边界</ins>');
  const opinions = await page
    .locator('.desk__opinion')
    .evaluateAll((all) => all.map((one) => (one as HTMLElement).innerText.replace(/\s+/g, ' ').trim()));
  expect(opinions).toEqual([`阿七（布拖） 想改成 ${YI}`, '阿七（布拖） 说不准 听不懂。']);
  expect(await page.locator('[data-desk-terms] dt').textContent()).toBe('草场');
  expect(await page.locator('[data-desk-terms] dd').getAttribute('lang')).toBe('ii');
  await page.click('[data-desk-go="next"]');
  await changes.waitFor({ state: 'hidden' });
});

it('an article one wrote oneself does not come first, and waits for others', async () => {
  const contentDir = copyOfStory();
  const record = join(contentDir, 'articles/whole/ii.yaml');
  writeFileSync(record, act('handed-in', 20)(readFileSync(record, 'utf8')));
  const list = deskList(loadLibrary(contentDir, { today: TODAY }).library, 'ii');
  const page = await open();
  await page.context().route('**/desk/ii.json', (route) => route.fulfill({ json: list }));
  const whole = page.locator('.desk__row', { has: page.locator('[data-desk-article="whole"]') });
  const saying = () =>
    whole.locator('[data-said]:visible').evaluateAll((all) => all.map((one) => one.getAttribute('data-said')));
  const group = () => whole.evaluate((row) => row.closest('[data-desk-group]')?.getAttribute('data-desk-group'));
  await begin(page, 'ii', '阿某');
  expect([await group(), await saying()]).toEqual(['first', ['draft', 'minutes', 'missing', 'writing']]);
  await go(page, 'who');
  await begin(page, 'ii', '卓玛');
  await expect.poll(group).toBe('rest');
  expect(await saying()).toEqual(['missing', 'writing']);
});

it('where the phone shares text, the file goes as text', async () => {
  const page = await open({}, () => {
    const shared: { name: string; type: string }[] = [];
    Object.assign(window, { shared });
    Object.assign(navigator, {
      canShare: ({ files }: ShareData) => (files ?? []).every(({ type }) => type === 'text/plain'),
      share: async ({ files }: ShareData) =>
        void shared.push(...(files ?? []).map(({ name, type }) => ({ name, type }))),
    });
  });
  await begin(page);
  await pick(page, 'whole');
  await does(page, 'good');
  await go(page, 'give');
  await page.click('[data-give-by="share"]:visible');
  await page.waitForSelector('[data-said="shared"]:visible');
  const shared = await page.evaluate(() => (window as unknown as { shared: { name: string; type: string }[] }).shared);
  expect(shared).toEqual([
    { name: expect.stringMatching(/^translation-ii-.*\.json\.txt$/) as string, type: 'text/plain' },
  ]);
});

it('looking leaves nothing; who begins leaves what docs/privacy.md names, and of sensitive articles no title', async () => {
  let page = await open();
  expect(await databases(page)).toEqual([]);
  await begin(page);
  await pick(page, 'quiet');
  expect(page.url()).toBe(at());
  await page.locator('[data-desk-box]').first().fill(YI);
  await does(page, 'changed');
  await page.waitForSelector('[data-desk-kept] [data-said="kept"]:visible');
  expect(await databases(page)).toEqual([DATABASE]);
  expect(readFileSync('docs/privacy.md', 'utf8')).toContain(`| \`${DATABASE}\` |`);
  expect(await page.evaluate(() => [...Object.keys(localStorage), ...Object.keys(sessionStorage)])).toEqual([]);
  page = await openAgain();
  await page.waitForSelector('[data-desk-article]:visible');
  expect(await page.locator('[data-said="done"]:visible').count()).toBe(0);
  const hidden = page.locator('[data-desk-hidden]:visible');
  expect(await hidden.count()).toBe(1);
  await hidden.click();
  await page.waitForSelector('[data-desk-box]:visible');
});
