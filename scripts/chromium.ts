/** The Chromium of the tests and the benchmarks. */
import { chromium, type Browser } from 'playwright-core';
import { CommandFailed } from './command.ts';
import { findChromium } from './test-tools.ts';

/**
 * Off besides: the address bar's own pages. Headless Chromium of 2026 opens two for every window that no one sees, each a
 * process; without them a test is a third faster, and a benchmark measures the page. Chromium reads only the last
 * `--disable-features`, so what Playwright turns off stands here again.
 */
const FEATURES_OFF = [
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxFullPopup',
  'PreloadTopChromeWebUI',
  'AimEnabled',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
  'ThirdPartyStoragePartitioning',
];

/**
 * Starts Chromium headless, without talking to anybody outside this machine.
 * @param env - added to the environment
 * @param more - added to the command line
 * @throws CommandFailed when there is none: a browser test that cannot run has failed.
 */
export function launchChromium(
  env: Readonly<Record<string, string>> = {},
  more: readonly string[] = [],
): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === null)
    throw new CommandFailed('没有 Chromium，要用浏览器的测试和测量跑不了。请装上 chromium，再运行一次。');
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
      `--disable-features=${FEATURES_OFF.join(',')}`,
      ...more,
    ],
  });
}
