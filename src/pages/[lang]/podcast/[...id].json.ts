/** What is spoken of when, for players of podcasts. */
import type { APIRoute } from 'astro';
import { chapterFiles } from '../../../components/podcast/podcast.ts';
import { LANGS } from '../../../languages.ts';

export function getStaticPaths() {
  return LANGS.flatMap((lang) => chapterFiles(lang).map(({ id, json }) => ({ params: { lang, id }, props: { json } })));
}

export const GET: APIRoute<{ json: string }> = ({ props }) =>
  new Response(props.json, { headers: { 'Content-Type': 'application/json+chapters' } });
