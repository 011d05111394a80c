/** The podcasts of a small site, by the rules of Apple and Podcasting 2.0. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { podcastGuid, podcastXml, type Podcast } from '../../src/components/podcast/podcast-xml.ts';
import { writeContent } from '../fixtures/content.ts';
import { addRecording } from '../fixtures/voices.ts';
import { TODAY } from './variants.ts';
import { childrenOf, parseXml, textOf, type XmlElement } from './xml.ts';

const SITE = 'https://example.org';
const BASE = '/pufa/';
const work = mkdtempSync(join(tmpdir(), 'pufa-podcast-'));
const out = join(work, 'site');
afterAll(() => rmSync(work, { recursive: true, force: true }));

beforeAll(() => {
  const content = writeContent({
    'articles/fence/article.yaml': (text) => text.replace('sensitive: false', 'sensitive: true'),
  });
  addRecording(content, 'cattle', 'person', { recorded: '2026-11-03' });
  addRecording(content, 'cattle', 'machine', { machine: true, recorded: '2026-11-01' });
  addRecording(content, 'cattle', 'own-words', { kind: 'retelling', recorded: '2026-11-02' });
  addRecording(content, 'cattle', 'old', {
    spoil: (file) => ({
      ...file,
      cues: file.cues.map((cue, index) => (index === 0 ? { ...cue, source: '0123456789abcdef' } : cue)),
    }),
  });
  // The Tibetan text is a machine's: whoever reads it, it stays on its page.
  addRecording(content, 'cattle', 'tibetan', { lang: 'bo' });
  addRecording(content, 'fence', 'secret');
  const env = {
    ...process.env,
    PUFA_TODAY: TODAY,
    PUFA_CONTENT: content,
    PUFA_OUT: out,
    PUFA_CACHE: join(work, 'c'),
    PUFA_SITE: SITE,
    PUFA_BASE: BASE,
  };
  const built = spawnSync(process.execPath, ['scripts/pufa.ts', 'build'], { encoding: 'utf8', env });
  rmSync(content, { recursive: true });
  expect(built.status, built.stdout + built.stderr).toBe(0);
});

function channelOf(lang: string): XmlElement {
  const rss = parseXml(readFileSync(join(out, lang, 'podcast.xml'), 'utf8'));
  expect(rss.name).toBe('rss');
  expect(rss.attributes).toMatchObject({
    version: '2.0',
    'xmlns:itunes': 'http://www.itunes.com/dtds/podcast-1.0.dtd',
    'xmlns:podcast': 'https://podcastindex.org/namespace/1.0',
  });
  expect(rss.children).toHaveLength(1);
  return rss.children[0] as XmlElement;
}

/** Returns the file of this site that an address leads to. */
function fileOf(address: string | undefined): string {
  expect(address).toMatch(new RegExp(`^${SITE}${BASE}[\\w./-]+$`));
  return join(out, (address ?? '').slice(SITE.length + BASE.length));
}

const attributesOf = (element: XmlElement, name: string) => childrenOf(element, name)[0]?.attributes ?? {};

describe.each([
  ['zh', 'zh-cn', 3],
  ['ii', 'ii', 0],
  ['bo', 'bo', 0],
])('the podcast of %s', (lang, tag, count) => {
  it('says what it is, once', async () => {
    const channel = channelOf(lang);
    expect(textOf(channel, 'language')).toBe(tag);
    expect(textOf(channel, 'title')).toMatch(/^测试网站 · ./);
    expect(textOf(channel, 'link')).toBe(`${SITE}${BASE}${lang}/`);
    expect(textOf(channel, 'itunes:explicit')).toBe('false');
    expect(textOf(channel, 'itunes:author')).toBe('测试网站');
    expect(textOf(channel, 'podcast:locked')).toBe('no');
    expect(textOf(channel, 'podcast:guid')).toBe(podcastGuid(`${SITE}${BASE}${lang}/podcast.xml`));
    expect(attributesOf(channel, 'atom:link')).toEqual({
      href: `${SITE}${BASE}${lang}/podcast.xml`,
      rel: 'self',
      type: 'application/rss+xml',
    });
    expect(attributesOf(channel, 'itunes:category')).toEqual({ text: 'Government' });
    const cover = await sharp(fileOf(attributesOf(channel, 'itunes:image')['href'])).metadata();
    expect(cover).toMatchObject({
      format: 'png',
      space: 'srgb',
      channels: 3,
      hasAlpha: false,
    });
    expect(cover.isPalette).toBe(false);
    expect(cover.width).toBe(cover.height);
    expect(cover.width).toBeGreaterThanOrEqual(1400);
    expect(cover.width).toBeLessThanOrEqual(3000);
  });

  it('has an episode for each recording that may be heard without its page, or says that there is none', () => {
    const channel = channelOf(lang);
    const items = childrenOf(channel, 'item');
    expect(items).toHaveLength(count);
    expect(/还没有|སྒྲ་ཕབ་མེད/u.test(textOf(channel, 'description'))).toBe(count === 0);
    expect(readFileSync(join(out, lang, 'podcast.xml'), 'utf8')).not.toContain('fence');
    expect(new Set(items.map((item) => textOf(item, 'guid'))).size).toBe(count);
    for (const item of items) {
      const { url, length, type } = attributesOf(item, 'enclosure');
      expect(type).toBe('audio/mpeg');
      expect(Number(length)).toBe(statSync(fileOf(url)).size);
      expect(Number(textOf(item, 'itunes:duration'))).toBeGreaterThan(4);
      expect(textOf(item, 'pubDate')).toMatch(/^(Sun|Mon|Tue|Wed|Thu|Fri|Sat), \d\d Nov 2026 12:00:00 \+0800$/);
      expect(new Date(textOf(item, 'pubDate')).toUTCString().slice(0, 3)).toBe(textOf(item, 'pubDate').slice(0, 3));
      expect(textOf(item, 'description')).toMatch(/还没有别人听过、核对过。.*法律截至.*不是法律意见/);
      const chapters = JSON.parse(readFileSync(fileOf(attributesOf(item, 'podcast:chapters')['url']), 'utf8')) as {
        version: string;
        chapters: { startTime: number; title: string }[];
      };
      expect(chapters.version).toBe('1.2.0');
      expect(chapters.chapters.map(({ title }) => title)).toEqual(['牛吃了别人的庄稼怎么办？', '要点', '法律怎么说']);
      expect(chapters.chapters[0]?.startTime).toBe(0);
    }
  });
});

test('newest first; a machine says so in title and description; only what is read has its words', () => {
  const items = childrenOf(channelOf('zh'), 'item');
  expect(items.map((item) => textOf(item, 'guid'))).toEqual([
    'muyu-pufa:cattle/person',
    'muyu-pufa:cattle/own-words',
    'muyu-pufa:cattle/machine',
  ]);
  const [person, own, machine] = items as [XmlElement, XmlElement, XmlElement];
  expect(textOf(machine, 'title')).toBe('牛吃了别人的庄稼怎么办？（本地话，机器合成的声音）');
  expect(textOf(machine, 'description')).toContain('声音是机器合成的，不是真人。');
  expect(textOf(person, 'title')).toBe('牛吃了别人的庄稼怎么办？（本地话）');
  expect(textOf(person, 'description')).toContain('一位村民（试验村）说本地话。');
  expect(textOf(own, 'description')).toContain('不是照着念');
  expect(childrenOf(own, 'podcast:transcript')).toEqual([]);
  const { url, ...transcript } = attributesOf(person, 'podcast:transcript');
  expect(transcript).toEqual({ type: 'text/vtt', language: 'zh-cn', rel: 'captions' });
  expect(readFileSync(fileOf(url), 'utf8')).toContain('要赔。先和主人家商量');
  expect(existsSync(join(out, 'zh/podcast/fence'))).toBe(false);
});

test('whatever stands in it, it is XML', () => {
  const nasty = `<![CDATA[ & "q" ]]> \u0007 \ud800 ꆈꌠ`;
  const podcast: Podcast = {
    url: 'https://example.org/podcast.xml',
    pageUrl: 'https://example.org/?a=1&b=2',
    title: nasty,
    description: nasty,
    author: nasty,
    copyright: nasty,
    langTag: 'ii',
    imageUrl: 'https://example.org/podcast.png',
    episodes: [],
  };
  expect(textOf(parseXml(podcastXml(podcast)).children[0] as XmlElement, 'title')).toBe('<![CDATA[ & "q" ]]>   ꆈꌠ');
});

test('the guid is that of the example of Podcasting 2.0', () => {
  expect(podcastGuid('https://mp3s.nashownotes.com/pc20rss.xml')).toBe('917393e3-1b1e-5cef-ace4-edaa54e1f810');
});
