/** The Chromium of the tests. */
import { chromium, type Browser } from 'playwright-core';
import { findChromium } from '../../scripts/test-tools.ts';

/**
 * Starts Chromium headless, without talking to anybody outside this machine.
 * @param env - added to the environment
 * @throws Error in Chinese when there is none: a browser test that cannot run has failed.
 */
export function launchChromium(env: Readonly<Record<string, string>> = {}): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === null)
    throw new Error('没有 Chromium，浏览器里的测试跑不了。请装上 chromium，再运行 npm test。');
  return chromium.launch({
    executablePath,
    env: { ...process.env, ...env },
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      '--autoplay-policy=no-user-gesture-required',
    ],
  });
}
