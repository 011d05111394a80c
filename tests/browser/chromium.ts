/** The Chromium of the tests. */
export { launchChromium } from '../../scripts/chromium.ts';
