/** Text of at least 7:1 in every state of every kind of page, in light and dark, whatever its size. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { LANGS } from '../../src/languages.ts';
import { VARIANTS } from '../site/variants.ts';
import { lowContrast } from './contrast.ts';
import { BARE, TEMPLATES } from './templates.ts';
import { PHONE, withSite } from './with-site.ts';

const { at, visit } = withSite(VARIANTS.base);
const LEAST = 7;
const SCHEMES = ['light', 'dark'] as const;
const REACT = 'a, button, input, select, summary, label, .key';

/** Makes all that reacts look as if finger, pointer and keyboard were on it. */
async function touchAll(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('DOM.enable');
  await devtools.send('CSS.enable');
  const { root } = await devtools.send('DOM.getDocument', { depth: 0 });
  const { nodeIds } = await devtools.send('DOM.querySelectorAll', { nodeId: root.nodeId, selector: REACT });
  await Promise.all(
    nodeIds.map((nodeId) =>
      devtools.send('CSS.forcePseudoState', {
        nodeId,
        forcedPseudoClasses: ['hover', 'active', 'focus', 'focus-visible'],
      }),
    ),
  );
}

/** Shows what waits for something to happen: messages, the states of the player, what is folded away. */
function showAll(): void {
  for (const element of document.querySelectorAll('[hidden]')) element.removeAttribute('hidden');
  for (const element of document.querySelectorAll('details')) element.open = true;
  for (const element of document.querySelectorAll('pufa-player')) element.setAttribute('data-used', '');
}

async function problemsIn(page: Page): Promise<string[]> {
  const problems: string[] = [];
  for (const colorScheme of SCHEMES) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    problems.push(...(await page.evaluate(lowContrast, LEAST)).map((problem) => `${colorScheme} ${problem}`));
  }
  return problems;
}

describe('every text has a contrast of 7:1', () => {
  const groups = [
    ...LANGS.map((lang) => ({ name: lang as string, paths: TEMPLATES.filter((path) => path.startsWith(`${lang}/`)) })),
    { name: 'no language', paths: BARE as readonly string[] },
  ];
  it.each(groups)('on pages in $name, untouched and touched', async ({ paths }) => {
    const problems: string[] = [];
    await visit('', {}, async (page) => {
      for (const path of paths) {
        await page.goto(at(path));
        problems.push(...(await problemsIn(page)).map((problem) => `/${path} ${problem}`));
        await page.evaluate(showAll);
        await touchAll(page);
        problems.push(...(await problemsIn(page)).map((problem) => `/${path} touched: ${problem}`));
      }
    });
    expect([...new Set(problems)]).toEqual([]);
  });

  it('in the player, on hits and on the keys', async () => {
    await visit('zh/articles/legal-aid/', {}, async (page) => {
      await page.waitForSelector('.player__panel:not([hidden])');
      await page.evaluate(showAll);
      expect(await problemsIn(page)).toEqual([]);
      await page.setViewportSize(PHONE);
      await page.goto(at(`zh/search/?q=${encodeURIComponent('律师')}`));
      await page.waitForSelector('.search-hit mark');
      await page.click('[data-keyboard="ii"]');
      await page.locator('.key[aria-pressed]').first().click();
      await page.waitForSelector('.key[aria-pressed="true"]');
      await page.waitForSelector('.key small');
      expect(await problemsIn(page)).toEqual([]);
      await touchAll(page);
      expect(await problemsIn(page)).toEqual([]);
    });
  });
});

it('what measures finds what is too faint', async () => {
  await visit('zh/', {}, async (page) => {
    await page.setContent(`<style>
      .faint { color: #767676; background: #fff }
      .see-through { opacity: 0.5 }
      .number::before { content: '1'; color: #888 }
      input { color: #000; background: #fff } input::placeholder { color: #999 }
      </style><body style="background:#fff;color:#000">
      <p class="faint">a</p><p class="see-through">b</p><p class="number">c</p><input placeholder="d"><p>e</p></body>`);
    const found = await page.evaluate(lowContrast, LEAST);
    expect(found.map((line) => line.slice(0, 4)).sort()).toEqual(['2.85', '3.54', '3.98', '4.54']);
  });
});
