/** The files of icons. See `sprites.ts`. */
import type { APIRoute, GetStaticPaths } from 'astro';
import { interfaceSprite, signSprite } from '../../components/frame/sprites.ts';

export const getStaticPaths: GetStaticPaths = () =>
  [interfaceSprite(), signSprite()].map(({ name, svg }) => ({ params: { name }, props: { svg } }));

export const GET: APIRoute<{ svg: string }> = ({ props }) =>
  new Response(props.svg, { headers: { 'Content-Type': 'image/svg+xml' } });
