/** The studio when something goes wrong: what was recorded is never lost, and who records is told what to do. */
import { describe, expect, it } from 'vitest';
import { launchChromium } from './chromium.ts';
import { agree, begin, handIn, press, record, rows, said, STUDIO, withStudio } from './studio.ts';
import { PHONE } from './with-site.ts';

const { at, open, openAgain, hear } = withStudio();

describe('what goes wrong', () => {
  it('a tab that is closed in the middle: what was recorded is there, and goes on', async () => {
    let page = await open();
    await agree(page);
    await begin(page);
    await page.waitForTimeout(3600);
    await page.close();

    page = await openAgain();
    await page.waitForSelector('[data-said="found"]:visible');
    expect(await said(page)).toEqual(['interrupted']);
    await record(page, 1800, 'go-on');
    expect(await said(page)).toContain('recorded');
    const { yaml } = await handIn(page);
    expect(yaml.parts.map(({ block, file }) => [block, file])).toEqual([
      [rows[0]?.source.id, `01-${rows[0]?.source.id}.webm`],
      [rows[0]?.source.id, `01-${rows[0]?.source.id}-2.webm`],
    ]);
    expect(yaml.parts[0]?.durationMs).toBeGreaterThan(1500);
  });

  it.each(['ended', 'mute', 'hidden'])(
    'a call (%s): what was recorded is kept, and it offers to go on',
    async (what) => {
      const page = await open(STUDIO, {}, () => {
        const media = navigator.mediaDevices;
        const ask = media.getUserMedia.bind(media);
        media.getUserMedia = async (wanted) => {
          const stream = await ask(wanted);
          Object.assign(window, { track: stream.getTracks()[0] });
          return stream;
        };
      });
      await agree(page);
      await begin(page);
      await page.waitForTimeout(1600);
      await page.evaluate((name) => {
        if (name !== 'hidden')
          return (window as unknown as { track: EventTarget }).track.dispatchEvent(new Event(name));
        Object.defineProperty(document, 'hidden', { value: true });
        return document.dispatchEvent(new Event('visibilitychange'));
      }, what);
      await page.waitForSelector('[data-said="interrupted"]:visible');
      expect(await page.isVisible('[data-studio-do="go-on"]')).toBe(true);
      // The microphone is let go.
      expect(await page.evaluate(() => (window as unknown as { track: MediaStreamTrack }).track.readyState)).toBe(
        'ended',
      );
      await record(page, 1500, 'go-on');
      expect((await handIn(page)).yaml.parts).toHaveLength(2);
    },
  );

  it('a press that is taken back while the phone still asks: nobody listens, and nothing is kept', async () => {
    const page = await open(STUDIO, {}, () => {
      const media = navigator.mediaDevices;
      const ask = media.getUserMedia.bind(media);
      const allowed = new Promise((allow) => Object.assign(window, { allow }));
      media.getUserMedia = async (wanted) => {
        await allowed;
        const stream = await ask(wanted);
        Object.assign(window, { track: stream.getTracks()[0] });
        return stream;
      };
    });
    await agree(page);
    await press(page, 'record');
    await page.waitForSelector('[data-said="opening"]:visible');
    await press(page, 'stop');
    await page.waitForSelector('[data-studio-do="record"]:visible');
    await press(page, 'next');
    await page.evaluate(() => (window as unknown as { allow: () => void }).allow());
    await page.waitForFunction(() => (window as unknown as { track?: MediaStreamTrack }).track?.readyState === 'ended');
    expect(await said(page)).toEqual([]);
    expect(await page.evaluate(() => indexedDB.databases())).toEqual([]);
    // The next press is one of its own.
    await record(page, 1500);
    expect((await handIn(page)).yaml.parts.map(({ block }) => block)).toEqual([rows[1]?.source.id]);
  });

  it('a full phone: it says so, and what there is can be handed in', async () => {
    const page = await open();
    hear([[20, 0.3]]);
    const devtools = await page.context().newCDPSession(page);
    // Before the first write: after it Chromium goes by what it knows of the room.
    await devtools.send('Storage.overrideQuotaForOrigin', { origin: new URL(at('')).origin, quotaSize: 110_000 });
    await agree(page);
    await record(page, 1500);
    expect(await said(page)).toContain('recorded');
    await press(page, 'next');
    await record(page, 9000);
    await page.waitForSelector('[data-said="full"]:visible');
    expect(await said(page)).toContain('recorded-here');
    const { yaml } = await handIn(page);
    expect(yaml.parts).toHaveLength(2);
  });

  it('a browser that keeps nothing: it says so, and hands in all the same', async () => {
    const page = await open(STUDIO, {}, () => Object.defineProperty(window, 'indexedDB', { value: undefined }));
    await agree(page);
    await record(page, 1500);
    expect(await page.isVisible('[data-said="shut"]')).toBe(true);
    expect((await handIn(page)).yaml.parts).toHaveLength(1);
  });

  it.each([
    ['NotAllowedError', 'denied'],
    ['NotFoundError', 'missing'],
    ['NotReadableError', 'busy'],
  ])('%s: it tells what to do, and recording works once that is done', async (error, name) => {
    const page = await open();
    await agree(page);
    await page.evaluate((thrown) => {
      const media = navigator.mediaDevices;
      const ask = media.getUserMedia.bind(media);
      media.getUserMedia = () => ((media.getUserMedia = ask), Promise.reject(new DOMException('', thrown)));
    }, error);
    await press(page, 'record');
    await page.waitForSelector(`[data-said="${name}"]:visible`);
    await record(page, 1500);
    expect(await said(page)).toContain('recorded');
  });

  it.each([
    ['insecure', () => Object.defineProperty(window, 'isSecureContext', { value: false })],
    ['unsupported', () => Reflect.deleteProperty(window, 'MediaRecorder')],
  ])('%s: it tells of another way before it asks for the microphone', async (name, before) => {
    const page = await open(STUDIO, {}, before as () => void);
    await agree(page);
    await press(page, 'record');
    await page.waitForSelector(`[data-said="${name}"]:visible`);
    expect(await page.isVisible('.by-hand')).toBe(true);
  });
});

it('the browser’s own refusal is told', async () => {
  const strict = await launchChromium({}, ['--use-fake-device-for-media-stream']);
  try {
    const page = await strict.newPage({ viewport: PHONE });
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Browser.setPermission', { permission: { name: 'microphone' }, setting: 'denied' });
    await page.goto(at(STUDIO), { waitUntil: 'networkidle' });
    await agree(page);
    await press(page, 'record');
    await page.waitForSelector('[data-said="denied"]:visible');
  } finally {
    await strict.close();
  }
});
