/** The cover of the podcasts. */
import type { APIRoute } from 'astro';
import sharp from 'sharp';
import { markSvg } from '../components/frame/mark.ts';

/** The least that Apple takes; a square. */
const SIZE_PX = 1400;

export const GET: APIRoute = async () => {
  // Full colours, nothing to see through: indexed pictures are refused.
  const png = await sharp(Buffer.from(markSvg(SIZE_PX, 0)))
    .removeAlpha()
    .png({ compressionLevel: 9 })
    .toBuffer();
  return new Response(new Uint8Array(png), { headers: { 'Content-Type': 'image/png' } });
};
