/** The packs for loudspeakers, opened as whoever plays them opens them. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { loadLibrary } from '../../src/model/library.ts';
import { openCodec } from '../../src/site/audio/codec.ts';
import { makePacks, type MadePacks } from '../../src/site/packs/make-packs.ts';
import { makeContent, TODAY, type Changes } from '../fixtures/content.ts';
import { readZip } from '../fixtures/zip.ts';
import { addRecording } from '../fixtures/voices.ts';
import { METER_RATE } from './bs1770.ts';
import { decode, measure } from './decode.ts';

function outFolder(): string {
  const dir = mkdtempSync(join(tmpdir(), 'pufa-packs-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

function pack(contentDir: string, outDir: string): Promise<MadePacks> {
  const { library } = loadLibrary(contentDir, { today: TODAY });
  return makePacks({ contentDir, site: 'https://example.org', base: '/pufa/' }, library, outDir, () => undefined);
}

const SENSITIVE: Changes = {
  'articles/fence/article.yaml': (text) => text.replace('sensitive: false', 'sensitive: true'),
};

test('a topic in one language is a zip: MP3 in order, as loud as the rest, and the plan', async () => {
  const dir = makeContent(SENSITIVE);
  const out = outFolder();
  addRecording(dir, 'cattle', 'one', { seconds: 8, recorded: '2026-11-03' });
  addRecording(dir, 'cattle', 'two', { seconds: 5, dialect: { id: 'other', name: '外地话' } });
  addRecording(dir, 'cattle', 'machine', { machine: true });
  addRecording(dir, 'fence', 'one', { seconds: 6 });
  addRecording(dir, 'fence', 'tibetan', { lang: 'bo', kind: 'retelling', seconds: 4 });
  writeFileSync(join(out, 'loudspeaker-gone-zh.zip'), 'old');
  writeFileSync(join(out, 'poster.zip'), 'of somebody else');
  const { packs, findings } = await pack(dir, out);
  expect(findings).toEqual([]);
  expect(readdirSync(out).sort()).toEqual(['loudspeaker-land-bo.zip', 'loudspeaker-land-zh.zip', 'poster.zip']);
  expect(packs.map(({ fileName, programmes }) => [fileName, programmes])).toEqual([
    ['loudspeaker-land-zh.zip', 2],
    ['loudspeaker-land-bo.zip', 1],
  ]);

  const file = readFileSync(join(out, 'loudspeaker-land-zh.zip'));
  const entries = new Map(readZip(file).map(({ name, bytes }) => [name, bytes]));
  // Both articles in one dialect are one programme; the machine is silent where a person speaks.
  expect([...entries.keys()]).toEqual(['01-cattle.mp3', '02-cattle.mp3', '播放计划.txt', '播放计划.html']);
  const mp3 = entries.get('01-cattle.mp3') as Uint8Array;
  const { lufs, peakDb } = await measure(mp3);
  expect(Math.abs(lufs + 16)).toBeLessThanOrEqual(1);
  expect(peakDb).toBeLessThanOrEqual(-1.5);
  // Eight seconds, a pause of two, six.
  expect((await decode(mp3)).length / METER_RATE).toBeGreaterThan(14);
  expect((await decode(mp3)).length / METER_RATE).toBeLessThan(17);
  const codec = await openCodec();
  const { log } = await codec.run({ input: { name: '/x', bytes: mp3 }, args: ['-i', '/x'], output: null });
  await codec.close();
  expect(log.join('\n')).toMatch(/mp3, 44100 Hz, mono/);
  expect(log.join('\n')).toMatch(/title +: 牛吃了别人的庄稼怎么办？；围栏该谁修？/);
  expect(log.join('\n')).toMatch(/track +: 1\b/);
  expect(log.join('\n')).toMatch(/album +: 测试网站 · 土地/);
  expect(log.join('\n')).toMatch(/checked +: nobody/);

  const plan = Buffer.from(entries.get('播放计划.txt') ?? []).toString();
  // Windows tells by the mark and the line ends that it can read it.
  expect(plan.charCodeAt(0)).toBe(0xfeff);
  expect(plan).not.toMatch(/[^\r]\n/);
  expect(plan.slice(1).replaceAll('\r\n', '\n')).toMatchInlineSnapshot(`
    "村村响播放计划：土地（汉语）

    01-cattle.mp3，长 0:16
      本地话
      · 0:00 起 《牛吃了别人的庄稼怎么办？》，一位村民（试验村）念，2026-11-03 录；法律截至 2026-06-26；还没有别的人听过核对
      · 0:10 起 《围栏该谁修？》，一位村民（试验村）念，2026-11-01 录；法律截至 2026-11-23；还没有别的人听过核对
      放的时间：________________

    02-cattle.mp3，长 0:05
      外地话
      · 0:00 起 《牛吃了别人的庄稼怎么办？》，一位村民（试验村）念，2026-11-01 录；法律截至 2026-06-26；还没有别的人听过核对
      放的时间：________________

    说明
    · 按文件名的次序放，一次放一个。什么时候放、放几遍，由村里定。
    · 录音里没有说来源和日期的，放之前请照着念：“下面放的是测试网站的普法录音。讲的是法律常识，不是法律意见。法律会改，日期写在播放计划上。”
    · 自己的事，请打 12348 问。
    · 写着“机器合成的声音”的，放之前请说一声是机器念的。有本地话的真人录音，就放真人的。
    · 文字和录音可以转发、翻印，请写明出处（CC BY 4.0）：测试网站，https://example.org/pufa/
    "
  `);
  const page = Buffer.from(entries.get('播放计划.html') ?? []).toString();
  for (const words of ['01-cattle.mp3', '围栏该谁修？', '12348', 'CC BY 4.0', '什么时候放'])
    expect(page).toContain(words);
  expect(page).not.toMatch(/<script|https?:\/\/(?!example\.org)/);

  const again = outFolder();
  await pack(dir, again);
  expect(readFileSync(join(again, 'loudspeaker-land-zh.zip'))).toEqual(file);
});

test('a machine is said to be one, and what words have changed since is not played', async () => {
  const dir = makeContent();
  const out = outFolder();
  addRecording(dir, 'cattle', 'machine', { machine: true });
  addRecording(dir, 'fence', 'old', {
    spoil: (file) => ({ ...file, cues: file.cues.map((cue) => ({ ...cue, source: '0123456789abcdef' })) }),
  });
  // A reading of a translation that nobody has reviewed.
  addRecording(dir, 'cattle', 'tibetan', { lang: 'bo' });
  const { packs } = await pack(dir, out);
  expect(packs.map(({ fileName }) => fileName)).toEqual(['loudspeaker-land-zh.zip']);
  const plan = readZip(readFileSync(join(out, 'loudspeaker-land-zh.zip'))).find(({ name }) => name === '播放计划.txt');
  expect(Buffer.from(plan?.bytes ?? []).toString()).toContain('本地话，机器合成的声音，不是真人');
});

test('a recording that cannot be heard is told, the others are packed', async () => {
  const dir = makeContent();
  const out = outFolder();
  addRecording(dir, 'cattle', 'one');
  addRecording(dir, 'fence', 'broken');
  writeFileSync(join(dir, 'articles/fence/audio/broken/one.wav'), 'not a sound');
  const { packs, findings } = await pack(dir, out);
  expect(findings.map((found) => `${found.file} ${found.rule}`)).toEqual([
    'articles/fence/audio/broken/one.wav audio/unreadable',
  ]);
  expect(packs.map(({ programmes }) => programmes)).toEqual([1]);
});
