import fc from 'fast-check';
import { decodeQR } from 'qr/decode.js';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import { qrSvg } from './qr-code.ts';

async function read(svg: string): Promise<string> {
  const { data, info } = await sharp(Buffer.from(svg), { density: 400 })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return decodeQR({ width: info.width, height: info.height, data });
}

it('can be read back, whatever the address', async () => {
  const address = fc.webUrl({ withFragments: true, withQueryParameters: true }).filter((url) => url.length < 200);
  await fc.assert(
    fc.asyncProperty(address, async (url) => {
      expect(await read(qrSvg(url))).toBe(url);
    }),
    { numRuns: 20 },
  );
});

it('has four modules of white on each side', () => {
  const svg = qrSvg('https://example.org/zh/articles/legal-aid/');
  const size = Number(/viewBox="0 0 (\d+)/u.exec(svg)?.[1]);
  const runs = [...svg.matchAll(/M(\d+) (\d+)h(\d+)v1/gu)].map(([, x, y, width]) => [
    Number(x),
    Number(y),
    Number(width),
  ]);
  expect(runs.length).toBeGreaterThan(100);
  expect(Math.min(...runs.map(([x = 0]) => x))).toBe(4);
  expect(Math.min(...runs.map(([, y = 0]) => y))).toBe(4);
  expect(Math.max(...runs.map(([x = 0, , width = 0]) => x + width))).toBe(size - 4);
  expect(Math.max(...runs.map(([, y = 0]) => y + 1))).toBe(size - 4);
});
