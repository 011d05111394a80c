import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it, onTestFinished } from 'vitest';
import { sentenceOf } from '../model/check/finding.ts';
import type { Library } from '../model/library.ts';
import { checkPictures, MAX_MEGAPIXELS } from './check-pictures.ts';

const picture = (width = 40, height = 30) => sharp({ create: { width, height, channels: 3, background: '#c33' } });
const noise = () =>
  sharp(Buffer.from(Array.from({ length: 120 * 90 * 3 }, (_, at) => (at * 7919) % 251)), {
    raw: { width: 120, height: 90, channels: 3 },
  });
const SVG = new TextEncoder().encode(
  '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>',
);

/** A library of one article that shows `images/<name>`, and what is found in it. */
async function found(name: string, bytes: Uint8Array | null, shownBy: 'zh' | 'bo' = 'zh') {
  const dir = mkdtempSync(join(tmpdir(), 'pufa-pictures-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  const file = join(dir, 'articles/a/images', name);
  mkdirSync(dirname(file), { recursive: true });
  if (bytes !== null) writeFileSync(file, bytes);
  const block = { body: { kind: 'image', src: `images/${name}`, alt: '图' } };
  const article = {
    slug: 'a',
    blocks: shownBy === 'zh' ? [block] : [],
    translations: { ii: null, bo: shownBy === 'bo' ? { rows: [{ state: 'translated', block }] } : null },
  };
  const findings = await checkPictures(dir, { articles: [article] } as unknown as Library);
  return findings.map((one) => `${one.file}:${one.line}:${one.column} ${one.rule} ${sentenceOf(one)}`);
}

describe('checkPictures', () => {
  it.each([
    ['a.jpg', () => picture().jpeg().toBuffer()],
    ['a.png', () => picture().png().toBuffer()],
    ['a.webp', () => picture().webp().toBuffer()],
    ['missing.jpg', () => null],
  ])('takes %s', async (name, bytes) => {
    expect(await found(name, await bytes())).toEqual([]);
  });

  const unreadable = (name: string) => [
    `articles/a/images/${name}:1:1 image/unreadable 读不出这张图片：文件坏了、没有传完，或者不是图片。请重新放一份，或者另存为 JPEG、PNG。`,
  ];

  it('refuses what is no picture, is empty, or is cut off', async () => {
    expect(await found('a.jpg', new TextEncoder().encode('一段话'))).toEqual(unreadable('a.jpg'));
    expect(await found('a.png', new Uint8Array())).toEqual(unreadable('a.png'));
    const whole = await noise().jpeg().toBuffer();
    expect(await found('b.jpg', whole)).toEqual([]);
    expect(await found('b.jpg', whole.subarray(0, whole.length / 2))).toEqual(unreadable('b.jpg'));
  });

  it('looks at the pictures that only a translation shows', async () => {
    expect(await found('a.bo.jpg', new Uint8Array([1]), 'bo')).toEqual(unreadable('a.bo.jpg'));
  });

  it('refuses what is not what its name says, a drawing that can hold scripts among them', async () => {
    expect(await found('a.jpg', await picture().png().toBuffer())).toEqual([
      'articles/a/images/a.jpg:1:1 image/wrong-ending 文件名以 .jpg 结尾，里面却是 PNG。请另存为 JPEG、PNG 或 WebP，或者改对文件名。',
    ]);
    expect(await found('a.png', SVG)).toEqual([expect.stringContaining('image/wrong-ending')]);
  });

  it('refuses what would fill the memory', async () => {
    const bytes = await picture(MAX_MEGAPIXELS * 1000 + 1000, 1000)
      .png()
      .toBuffer();
    expect(await found('a.png', bytes)).toEqual([
      'articles/a/images/a.png:1:1 image/too-big 图片有 51 百万像素，最多 50。网页上只显示 800 像素宽，请缩小再放进来。',
    ]);
  });
});
