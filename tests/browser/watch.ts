/** A Chromium context that notes what a page's policy blocked, what it asked elsewhere, and what it complained about. */
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { isComplaint } from './chromium.ts';

/** A context under watch. */
export interface Watched {
  readonly context: BrowserContext;
  /** A line for each thing seen, in order. */
  readonly seen: string[];
  /** Opens a page and waits until it asks for nothing more. */
  readonly open: (url: string) => Promise<Page>;
}

/** Returns a new context of a small phone. */
export async function watch(browser: Browser, options: BrowserContextOptions = {}): Promise<Watched> {
  const seen: string[] = [];
  const context = await browser.newContext({ viewport: { width: 360, height: 640 }, ...options });
  await context.exposeBinding('pufaViolation', (_source, what: string) => void seen.push(what));
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const report = (globalThis as unknown as { pufaViolation: (what: string) => void }).pufaViolation;
      report(`${event.effectiveDirective} blocks ${event.blockedURI || 'inline'} ${event.sample}`);
    });
  });
  const open = async (url: string): Promise<Page> => {
    const page = await context.newPage();
    const { origin } = new URL(url);
    page.on('console', (message) => {
      if (isComplaint(message)) seen.push(`console: ${message.text()}`);
    });
    page.on('pageerror', (thrown) => seen.push(`error: ${thrown.message}`));
    page.on('request', (request) => {
      if (!/^(data|blob):/.test(request.url()) && new URL(request.url()).origin !== origin)
        seen.push(`asks ${request.url()}`);
    });
    page.on('response', (response) => {
      if (response.status() >= 400) seen.push(`${response.status()} ${response.url()}`);
    });
    // What the page's own listener cannot see: a policy's faults, and what is blocked before any script runs.
    const devtools = await context.newCDPSession(page);
    devtools.on('Audits.issueAdded', ({ issue }) => {
      if (/ContentSecurityPolicy|Cookie/.test(issue.code)) seen.push(`issue: ${JSON.stringify(issue.details)}`);
    });
    await devtools.send('Audits.enable');
    await page.goto(url, { waitUntil: 'networkidle' });
    return page;
  };
  return { context, seen, open };
}
