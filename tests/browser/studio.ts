/** The studio and a microphone that hears a file: what the tests of it do over and over. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import type { NamesHandIn, RecordingHandIn } from '../../src/lib/recording-hand-in.ts';
import { loadLibrary } from '../../src/model/library.ts';
import { readingOf } from '../../src/model/reading.ts';
import { namesHandInSchema, recordingHandInSchema } from '../../src/model/schema/hand-in.ts';
import { isSpoken } from '../../src/model/to-record.ts';
import { serveSite, type Served } from '../../src/site/serve.ts';
import { TODAY, VARIANTS, type Variant } from '../site/variants.ts';
import { KEEPS_NOTHING, launchChromium } from './chromium.ts';
import { writeVoice, type Stretch } from './fake-voice.ts';
import { readZip } from './read-zip.ts';
import { PHONE } from './with-site.ts';

/** The page that most tests record on. */
export const STUDIO = 'bo/record/legal-aid/';

const { library } = loadLibrary('content', { today: TODAY });
export const article = library.articles.find(({ slug }) => slug === 'legal-aid');
/** What is spoken on it, in order. */
export const rows =
  article === undefined ? [] : readingOf(article, 'bo').rows.filter(({ source }) => isSpoken(source.body));

/** A voice between two silences. */
const GOOD: readonly Stretch[] = [
  [0.6, 0.001],
  [1.2, 0.3],
  [5, 0.001],
];

export interface WithStudio {
  /** Address of a path. */
  readonly at: (path: string) => string;
  /** Opens a page in a new profile; `before` runs in it before anything else. */
  readonly open: (path?: string, options?: BrowserContextOptions, before?: () => void) => Promise<Page>;
  /** Opens another page in the same profile. */
  readonly openAgain: (path?: string) => Promise<Page>;
  /** What the microphone hears from the next recording on. */
  readonly hear: (stretches: readonly Stretch[]) => void;
}

/** Serves the site and starts Chromium with the microphone, for the tests of the file it is called in. */
export function withStudio(variant: Variant = VARIANTS.main): WithStudio {
  const folder = mkdtempSync(join(tmpdir(), 'pufa-voice-'));
  // Chromium reads it anew for each recording.
  const voice = join(folder, 'voice.wav');
  let browser: Browser;
  let site: Served;
  let context: BrowserContext;
  beforeAll(async () => {
    browser = await launchChromium({}, [
      '--use-fake-ui-for-media-stream',
      '--use-fake-device-for-media-stream',
      `--use-file-for-fake-audio-capture=${voice}`,
    ]);
    site = await serveSite(variant.dir, { base: variant.base, port: 0 });
  });
  afterAll(async () => {
    await browser.close();
    await site.close();
    rmSync(folder, { recursive: true });
  });
  beforeEach(() => writeVoice(voice, GOOD));
  afterEach(() => context.close());
  const at = (path: string): string => site.url + path;
  const openAgain = async (path = STUDIO): Promise<Page> => {
    const page = await context.newPage();
    await page.goto(at(path), { waitUntil: 'networkidle' });
    return page;
  };
  return {
    at,
    open: async (path, options, before) => {
      context = await browser.newContext({ ...KEEPS_NOTHING, viewport: PHONE, ...options });
      if (before) await context.addInitScript(before);
      return openAgain(path);
    },
    openAgain,
    hear: (stretches) => writeVoice(voice, stretches),
  };
}

/** Fills in the form and agrees. */
export async function agree(page: Page): Promise<void> {
  await page.fill('[name="name"]', '阿某');
  await page.fill('[name="place"]', '某县某乡');
  await page.check('[name="dialect"] >> nth=0');
  await page.check('[name="consent"]');
  await page.click('[data-studio-about] [type="submit"]');
}

export const press = (page: Page, button: string) => page.click(`[data-studio-do="${button}"]`);

/** Returns what the deck says now, by its names. */
export function said(page: Page): Promise<string[]> {
  return page
    .locator('.deck__said [data-said]:visible')
    .evaluateAll((lines) => lines.map((line) => line.getAttribute('data-said') ?? ''));
}

/** Presses `button` and waits until it records. */
export async function begin(page: Page, button = 'record'): Promise<void> {
  await press(page, button);
  await page.waitForSelector('[data-said="recording"]:visible');
}

/** Records for `ms` and stops. */
export async function record(page: Page, ms = 2400, button = 'record'): Promise<void> {
  await begin(page, button);
  await page.waitForTimeout(ms);
  await press(page, 'stop');
  await page.waitForSelector('[data-studio-do="hear"]:visible');
}

export interface HandedIn<T = RecordingHandIn> {
  /** Name of the zip. */
  readonly name: string;
  readonly files: Map<string, Buffer>;
  readonly yaml: T;
  /** Where the zip lies, until the page is closed. */
  readonly path: string;
}

type Of = Pick<RecordingHandIn, 'article' | 'lang' | 'dialect'>;

/** The first dialect is chosen by `agree`. */
const TIBETAN: Of = { article: 'legal-aid', lang: 'bo', dialect: { id: 'khams', name: '康巴' } };

/** Saves what there is of a kind, and checks of it all that the importer relies on. */
export async function handIn(
  page: Page,
  kind: RecordingHandIn['kind'] = 'reading',
  of: Of = TIBETAN,
): Promise<HandedIn> {
  const saved = await save<RecordingHandIn>(page, kind);
  expectContract(saved.yaml, saved.files, { format: 'muyu-pufa/recording', ...of }, ['article', 'kind']);
  expect(saved.yaml.kind).toBe(kind);
  return saved;
}

/** The same of the names of pictures. */
export async function handInNames(
  page: Page,
  of: Pick<NamesHandIn, 'lang' | 'dialect'>,
): Promise<HandedIn<NamesHandIn>> {
  const saved = await save<NamesHandIn>(page, 'reading');
  expectContract(saved.yaml, saved.files, { format: 'muyu-pufa/names', ...of }, []);
  return saved;
}

async function save<T>(page: Page, kind: RecordingHandIn['kind']): Promise<HandedIn<T>> {
  await page.click('[data-studio-go="give"]');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.click(`[data-studio-give="${kind}"] [data-give-by="save"]`),
  ]);
  const path = await download.path();
  const files = readZip(readFileSync(path));
  const yaml = JSON.parse(String(files.get('recording.yaml'))) as T;
  return { name: download.suggestedFilename(), files, yaml, path };
}

function expectContract(
  yaml: RecordingHandIn | NamesHandIn,
  files: Map<string, Buffer>,
  of: object,
  own: readonly string[],
): void {
  expect(yaml).toMatchObject({
    version: 1,
    ...of,
    speaker: { name: '阿某', place: '某县某乡' },
    licence: 'CC-BY-4.0',
  });
  const keys = ['consent', 'dialect', 'format', 'lang', 'licence', 'parts', 'recorded', 'speaker', 'version'];
  expect(Object.keys(yaml).sort()).toEqual([...keys, ...own].sort());
  expect(yaml.recorded).toMatch(/^\d{4}-\d\d-\d\d$/);
  expect(yaml.consent.given).toBe(true);
  expect(yaml.consent.on).toMatch(/^\d{4}-\d\d-\d\d$/);
  expect(yaml.consent.text).toContain('CC BY 4.0');
  const schema = yaml.format === 'muyu-pufa/names' ? namesHandInSchema : recordingHandInSchema;
  expect(schema.safeParse(yaml).error?.issues ?? []).toEqual([]);
  // In Chinese too, whatever the page is in.
  expect(yaml.consent.text).toContain('我同意');
  expect([...files.keys()]).toEqual(['recording.yaml', ...yaml.parts.map(({ file }) => file)]);
  for (const { file, durationMs } of yaml.parts) {
    expect(file).toMatch(/^[A-Za-z0-9][A-Za-z0-9.-]*\.webm$/);
    // The first bytes of every WebM.
    expect(files.get(file)?.subarray(0, 4).toString('hex'), file).toBe('1a45dfa3');
    expect(files.get(file)?.length, file).toBeGreaterThan(2000);
    expect(Number.isInteger(durationMs)).toBe(true);
    expect(durationMs).toBeGreaterThan(500);
  }
}
