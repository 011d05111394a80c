/** axe-core in a page of the tests. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** WCAG 2.2 A and AA, and what axe holds good besides. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

interface AxeResult {
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
  }[];
}

/**
 * Returns a line for each rule that the page breaks as it stands; with `contrast` that of AAA too (7:1, large text 4.5:1).
 * Under forced colours `contrast` has to be false: axe 4.14 takes the colour of text from `-webkit-text-fill-color`, which
 * Chromium tells as the page wrote it.
 */
export async function axeViolations(page: Page, { contrast = true } = {}): Promise<string[]> {
  await page.evaluate(AXE);
  const options = {
    runOnly: TAGS,
    rules: { 'color-contrast': { enabled: contrast }, 'color-contrast-enhanced': { enabled: contrast } },
    resultTypes: ['violations'],
  };
  const { violations } = await page.evaluate(
    async (given) =>
      (await (globalThis as unknown as { axe: { run: (options: object) => Promise<unknown> } }).axe.run(
        given,
      )) as AxeResult,
    options,
  );
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 120)).join(' | ')}`);
}
