/** The Chromium of the tests. */
import type { ConsoleMessage } from 'playwright-core';

export { launchChromium } from '../../scripts/chromium.ts';

/** For phones that keep nothing: three seconds after a page the worker would fetch sixty others beside the test. That it is blocked Playwright says in the console. */
export const KEEPS_NOTHING = { serviceWorkers: 'block' } as const;

/** Returns whether the page itself complains: not what Playwright says of {@link KEEPS_NOTHING}. */
export function isComplaint(message: ConsoleMessage): boolean {
  return (
    ['error', 'warning'].includes(message.type()) &&
    message.text() !== 'Service Worker registration blocked by Playwright'
  );
}
