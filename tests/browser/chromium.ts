/** The Chromium of the tests. */
export { launchChromium } from '../../scripts/chromium.ts';

/** For phones that keep nothing: three seconds after a page the worker would fetch sixty others beside the test. */
export const APART = { serviceWorkers: 'block' } as const;
