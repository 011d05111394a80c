/** See `guide-file.ts`. */
import type { APIRoute, GetStaticPaths } from 'astro';
import { allGuideFiles } from '../../components/searching/guide-file.ts';

export const getStaticPaths: GetStaticPaths = () =>
  allGuideFiles().map(({ name, json }) => ({ params: { name }, props: { json } }));

export const GET: APIRoute<{ json: string }> = ({ props }) =>
  new Response(props.json, { headers: { 'Content-Type': 'application/json' } });
