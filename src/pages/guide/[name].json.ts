/** See `guide-file.ts`. */
import type { APIRoute, GetStaticPaths } from 'astro';
import { guideFile } from '../../components/searching/guide-file.ts';
import { LANGS } from '../../languages.ts';

export const getStaticPaths: GetStaticPaths = () =>
  LANGS.map(guideFile).map(({ name, json }) => ({ params: { name }, props: { json } }));

export const GET: APIRoute<{ json: string }> = ({ props }) =>
  new Response(props.json, { headers: { 'Content-Type': 'application/json' } });
