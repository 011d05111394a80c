/** Recall and precision on the site as it is built, over text that nobody here wrote. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LANGS } from '../../src/languages.ts';
import { TODAY, UDHR_CONTENT, type Variant, VARIANTS } from '../site/variants.ts';
import { launchChromium } from '../browser/chromium.ts';
import { measureSearch, truthOf } from './measure.ts';
import { serve } from './serve.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser?.close());

async function measure(variant: Variant, contentDir: string, phrases: number): ReturnType<typeof measureSearch> {
  const server = await serve(variant.dir, variant.base);
  try {
    return await measureSearch({
      browser,
      siteUrl: server.origin + variant.base,
      truth: truthOf(contentDir, TODAY),
      phrases,
    });
  } finally {
    await server.close();
  }
}

describe('search on the built site', () => {
  it.each([
    ['the Declaration of Human Rights', VARIANTS.udhr, UDHR_CONTENT, 100],
    ['our own articles, below a base path', VARIANTS.base, 'content', 20],
  ] as const)('%s: finds all, and hardly anything else', async (_, variant, contentDir, phrases) => {
    const measured = await measure(variant, contentDir, phrases);
    for (const lang of LANGS) {
      expect(measured[lang], lang).toMatchObject({ recall: 1 });
      expect(measured[lang].precision, lang).toBeGreaterThanOrEqual(0.98);
    }
  });
});
