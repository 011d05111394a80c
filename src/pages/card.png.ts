/** The picture that WeChat and others show beside a shared link. */
import type { APIRoute } from 'astro';
import sharp from 'sharp';
import { markSvg } from '../components/frame/mark.ts';

export const GET: APIRoute = async () => {
  const png = await sharp(Buffer.from(markSvg(300, 0)))
    .png({ compressionLevel: 9, palette: true })
    .toBuffer();
  return new Response(new Uint8Array(png), { headers: { 'Content-Type': 'image/png' } });
};
