/**
 * Chromium 70.0.3508, a real engine of the oldest phones we build for. The package `chrome-aws-lambda` 1.7.0
 * carries it, packed; nothing is downloaded and no install script runs.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, globSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { Cdp } from './cdp.ts';

/** The binary is of one kind only. */
export const CAN_RUN = process.platform === 'linux' && process.arch === 'x64';

/** What this engine says of the part of a content policy that it is too old for; it leaves it out. */
const NEWER_POLICY = /Unrecognized Content-Security-Policy directive 'require-trusted-types-for'/;

const START_MS = 30_000;
const WAIT_MS = 15_000;

export interface OldBrowser {
  /** `HeadlessChrome/70.0.3508.0` */
  readonly version: string;
  /** A new tab of a phone, 360×640. */
  readonly open: (url: string, options?: TabOptions) => Promise<Tab>;
  readonly close: () => Promise<void>;
}

export interface TabOptions {
  readonly scripts?: boolean;
  readonly width?: number;
}

/** Returns a running Chromium 70. @throws Error when it does not start. */
export async function launchOldChromium(): Promise<OldBrowser> {
  const binary = await unpack();
  const profile = await mkdtemp(join(tmpdir(), 'pufa-chromium70-'));
  const child = spawn(
    binary,
    [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-dev-shm-usage',
      '--disable-background-networking',
      '--autoplay-policy=no-user-gesture-required',
      '--hide-scrollbars',
      `--user-data-dir=${profile}`,
      '--remote-debugging-port=0',
      'about:blank',
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const port = await debuggingPort(child);
  const ask = async <T>(path: string): Promise<T> =>
    (await (await fetch(`http://127.0.0.1:${port}${path}`)).json()) as T;
  const { Browser: version } = await ask<{ Browser: string }>('/json/version');
  return {
    version,
    open: async (url, options = {}) => {
      const target = await ask<{ id: string; webSocketDebuggerUrl: string }>('/json/new?about:blank');
      const cdp = await Cdp.connect(target.webSocketDebuggerUrl);
      const closeTab = async (): Promise<void> => {
        cdp.close();
        await fetch(`http://127.0.0.1:${port}/json/close/${target.id}`);
      };
      return Tab.start(cdp, { url, closeTab, ...options });
    },
    close: async () => {
      const gone = new Promise((done) => child.once('exit', done));
      child.kill('SIGKILL');
      await gone;
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** One page, and what went wrong on it. */
export class Tab {
  /** Exceptions nobody caught, errors on the console, requests that failed or went elsewhere. */
  readonly problems: string[] = [];
  readonly requests: string[] = [];
  readonly #cdp: Cdp;
  readonly close: () => Promise<void>;

  private constructor(cdp: Cdp, closeTab: () => Promise<void>) {
    this.#cdp = cdp;
    this.close = closeTab;
  }

  static async start(
    cdp: Cdp,
    { url, closeTab, scripts = true, width = 360 }: TabOptions & { url: string; closeTab: () => Promise<void> },
  ): Promise<Tab> {
    const tab = new Tab(cdp, closeTab);
    tab.#listen();
    for (const domain of ['Page', 'Runtime', 'Network', 'Log']) await cdp.send(`${domain}.enable`);
    await cdp.send('Emulation.setDeviceMetricsOverride', { width, height: 640, deviceScaleFactor: 2, mobile: true });
    await cdp.send('Emulation.setTouchEmulationEnabled', { enabled: true });
    await cdp.send('Emulation.setScriptExecutionDisabled', { value: !scripts });
    await tab.goTo(url);
    return tab;
  }

  async goTo(url: string): Promise<void> {
    const loaded = new Promise<void>((done) => this.#cdp.on('Page.loadEventFired', () => done()));
    await this.#cdp.send('Page.navigate', { url });
    await loaded;
  }

  /** Returns the value of an expression or promise in the page, as JSON. @throws Error of the page. */
  async evaluate<T>(expression: string): Promise<T> {
    const { result, exceptionDetails } = await this.#cdp.send<{
      result: { value: T };
      exceptionDetails?: { exception?: { description?: string }; text: string };
    }>('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true, userGesture: true });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  }

  /** Waits until an expression is true in the page. @throws Error after 15 s. */
  async until(expression: string): Promise<void> {
    for (const end = Date.now() + WAIT_MS; Date.now() < end;) {
      // A page that is being left has no answer.
      const is = await this.evaluate<boolean>(`Boolean(${expression})`).catch(() => false);
      if (is) return;
      await new Promise((done) => setTimeout(done, 50));
    }
    throw new Error(`never true in Chromium 70: ${expression}`);
  }

  /** Has the browser forget what it keeps by itself; what a worker keeps stays. */
  async forgetCache(): Promise<void> {
    await this.#cdp.send('Network.clearBrowserCache');
  }

  /** A finger's tap on the first element that fits. */
  async tap(selector: string): Promise<void> {
    const { x, y } = await this.evaluate<{ x: number; y: number }>(`(() => {
      const element = document.querySelector(${JSON.stringify(selector)});
      element.scrollIntoView({ block: 'center' });
      const { left, top, width, height } = element.getBoundingClientRect();
      return { x: left + width / 2, y: top + height / 2 };
    })()`);
    await this.#cdp.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y }] });
    await this.#cdp.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  }

  /** Returns a picture of the whole page as PNG. */
  async picture(): Promise<Buffer> {
    const { contentSize } = await this.#cdp.send<{ contentSize: { width: number; height: number } }>(
      'Page.getLayoutMetrics',
    );
    const { data } = await this.#cdp.send<{ data: string }>('Page.captureScreenshot', {
      clip: { x: 0, y: 0, width: contentSize.width, height: Math.min(contentSize.height, 4000), scale: 1 },
    });
    return Buffer.from(data, 'base64');
  }

  #listen(): void {
    const note = (kind: string, what: unknown): void => void this.problems.push(`${kind}: ${String(what)}`);
    this.#cdp.on('Runtime.exceptionThrown', ({ exceptionDetails }) => {
      const details = exceptionDetails as { text: string; url?: string; exception?: { description?: string } };
      note('exception', `${details.exception?.description ?? details.text} ${details.url ?? ''}`);
    });
    this.#cdp.on('Log.entryAdded', ({ entry }) => {
      const { level, text, url } = entry as { level: string; text: string; url?: string };
      if (level === 'error' && !NEWER_POLICY.test(text)) note('log', `${text} ${url ?? ''}`);
    });
    this.#cdp.on('Runtime.consoleAPICalled', ({ type, args }) => {
      if (type === 'error') note('console', JSON.stringify(args));
    });
    this.#cdp.on('Network.requestWillBeSent', ({ request }) => {
      this.requests.push((request as { url: string }).url);
    });
  }
}

/** Returns the path of the binary; it is unpacked once. */
async function unpack(): Promise<string> {
  const binary = resolve('.cache/test/chromium-70');
  if (existsSync(binary)) return binary;
  const [packed] = globSync('node_modules/chrome-aws-lambda/bin/chromium-70.*.br');
  if (packed === undefined) throw new Error('node_modules 里没有 Chromium 70（chrome-aws-lambda 1.7.0）。');
  await mkdir(resolve('.cache/test'), { recursive: true });
  // Under its name only when it is whole.
  const part = `${binary}.${process.pid}`;
  await writeFile(part, brotliDecompressSync(await readFile(packed)), { mode: 0o755 });
  await rename(part, binary);
  return binary;
}

function debuggingPort(child: ChildProcess): Promise<string> {
  return new Promise((done, fail) => {
    let said = '';
    const stop = (why: string): void => fail(new Error(`Chromium 70 ${why}：\n${said}`));
    const timer = setTimeout(() => stop('没有启动'), START_MS);
    child.once('error', (thrown) => stop(thrown.message));
    child.once('exit', () => stop('退出了'));
    child.stderr?.on('data', (bytes: Buffer) => {
      said += bytes.toString();
      const port = /DevTools listening on ws:\/\/127\.0\.0\.1:(\d+)/.exec(said)?.[1];
      if (port === undefined) return;
      clearTimeout(timer);
      done(port);
    });
  });
}
