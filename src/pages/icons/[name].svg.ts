/** The files of icons. See `sprites.ts`. */
import type { APIRoute, GetStaticPaths } from 'astro';
import { articleSprite, placeSprite } from '../../components/frame/sprites.ts';

export const getStaticPaths: GetStaticPaths = () =>
  [articleSprite(), placeSprite()].map(({ name, svg }) => ({ params: { name }, props: { svg } }));

export const GET: APIRoute<{ svg: string }> = ({ props }) =>
  new Response(props.svg, { headers: { 'Content-Type': 'image/svg+xml' } });
