/** The icons of the app on a phone's home screen. */
import type { APIRoute, GetStaticPaths } from 'astro';
import sharp from 'sharp';
import { markSvg } from '../../components/frame/mark.ts';
import { ICONS } from './_icons.ts';

/** As the mark's own. */
const GROUND = '#1c1815';

export const getStaticPaths = (() =>
  ICONS.map((icon) => ({ params: { icon: icon.file }, props: { icon } }))) satisfies GetStaticPaths;

export const GET: APIRoute<{ icon: (typeof ICONS)[number] }> = async ({ props: { icon } }) => {
  const border = Math.round((icon.size * (1 - icon.share)) / 2);
  const png = await sharp(Buffer.from(markSvg(icon.size - 2 * border, icon.radius)))
    .extend({ top: border, bottom: border, left: border, right: border, background: GROUND })
    .png({ compressionLevel: 9, palette: true })
    .toBuffer();
  return new Response(new Uint8Array(png), { headers: { 'Content-Type': 'image/png' } });
};
