/** A cheap phone: a small screen that is touched, a slow processor, nothing in its cache. */
import type { Browser, CDPSession, Page } from 'playwright-core';

export const PHONE = { width: 360, height: 640, scale: 2, slowdown: 6 } as const;

export interface Phone {
  readonly page: Page;
  /** Of Chromium's developer tools. */
  readonly cdp: CDPSession;
}

/** Runs `use` with a phone that has never been anywhere, and throws it away. */
export async function withPhone<T>(
  browser: Browser,
  options: { readonly savesData: boolean },
  use: (phone: Phone) => Promise<T>,
): Promise<T> {
  const context = await browser.newContext({
    viewport: { width: PHONE.width, height: PHONE.height },
    deviceScaleFactor: PHONE.scale,
    isMobile: true,
    hasTouch: true,
    locale: 'zh-CN',
  });
  try {
    if (options.savesData) await context.addInitScript(saveData);
    const page = await context.newPage();
    page.setDefaultTimeout(120_000);
    const cdp = await context.newCDPSession(page);
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: PHONE.slowdown });
    return await use({ page, cdp });
  } finally {
    await context.close();
  }
}

/** Runs in the page: the developer tools cannot turn Save-Data on. */
function saveData(): void {
  const connection = (navigator as Navigator & { readonly connection?: object }).connection;
  if (connection) Object.defineProperty(connection, 'saveData', { get: () => true });
}
