/** The few commands of W3C WebDriver that a smoke test needs. WebKitGTK's driver speaks nothing else. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, globSync } from 'node:fs';

const START_MS = 15_000;
const WAIT_MS = 15_000;

/** One window of WebKitGTK. */
export class WebKit {
  /** `2.50.6` */
  readonly version: string;
  readonly #session: string;
  readonly #driver: ChildProcess;

  private constructor(session: string, version: string, driver: ChildProcess) {
    this.#session = session;
    this.version = version;
    this.#driver = driver;
  }

  /** @throws Error with what has to be installed, or when it does not start. */
  static async launch(port = 4455): Promise<WebKit> {
    const [browser] = globSync('/usr/lib/*/webkit2gtk-4.1/MiniBrowser');
    if (browser === undefined || !existsSync('/usr/bin/WebKitWebDriver') || !existsSync('/usr/bin/xvfb-run'))
      throw new Error(
        '没有 WebKitGTK。请先装：apt-get install --no-install-recommends webkit2gtk-driver xvfb xauth gstreamer1.0-plugins-good',
      );
    const driver = spawn('xvfb-run', ['-a', 'WebKitWebDriver', '-p', String(port)], {
      stdio: 'ignore',
      detached: true,
    });
    const root = `http://127.0.0.1:${port}`;
    try {
      await waitFor(async () => (await fetch(`${root}/status`)).ok, START_MS, 'WebKitWebDriver 没有启动');
      const { sessionId, capabilities } = await command<{
        sessionId: string;
        capabilities: { browserVersion: string };
      }>('POST', `${root}/session`, {
        capabilities: { alwaysMatch: { 'webkitgtk:browserOptions': { binary: browser, args: ['--automation'] } } },
      });
      return new WebKit(`${root}/session/${sessionId}`, capabilities.browserVersion, driver);
    } catch (thrown) {
      end(driver);
      throw thrown;
    }
  }

  async goTo(url: string): Promise<void> {
    await command('POST', `${this.#session}/url`, { url });
  }

  /** Returns the value of an expression in the page. */
  evaluate<T>(expression: string): Promise<T> {
    return command('POST', `${this.#session}/execute/sync`, { script: `return (${expression})`, args: [] });
  }

  /** Waits until an expression is true in the page. @throws Error after 15 s. */
  until(expression: string): Promise<void> {
    return waitFor(
      () => this.evaluate<boolean>(`Boolean(${expression})`),
      WAIT_MS,
      `never true in WebKit: ${expression}`,
    );
  }

  /** Presses the first element that fits, as a pointer does. */
  async click(selector: string): Promise<void> {
    const found = await command<Readonly<Record<string, string>>>('POST', `${this.#session}/element`, {
      using: 'css selector',
      value: selector,
    });
    await command('POST', `${this.#session}/element/${Object.values(found)[0]}/click`, {});
  }

  async resize(width: number, height: number): Promise<void> {
    await command('POST', `${this.#session}/window/rect`, { width, height });
  }

  /** Returns a picture of the window as PNG. */
  async picture(): Promise<Buffer> {
    return Buffer.from(await command<string>('GET', `${this.#session}/screenshot`), 'base64');
  }

  async close(): Promise<void> {
    await command('DELETE', this.#session).catch(() => undefined);
    end(this.#driver);
  }
}

/** The display that `xvfb-run` made ends with its group. */
function end(driver: ChildProcess): void {
  if (driver.pid !== undefined) process.kill(-driver.pid);
}

async function command<T>(method: string, url: string, body?: object): Promise<T> {
  const response = await fetch(url, { method, ...(body && { body: JSON.stringify(body) }) });
  const { value } = (await response.json()) as { value: T & { error?: string; message?: string } };
  if (!response.ok) throw new Error(`${value.error}: ${value.message}`);
  return value;
}

async function waitFor(isSo: () => Promise<boolean>, ms: number, otherwise: string): Promise<void> {
  for (const end = Date.now() + ms; Date.now() < end;) {
    if (await isSo().catch(() => false)) return;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error(otherwise);
}
