/** The words of `components/keeping/late.client.ts`, fetched when there is something to say. */
import type { APIRoute } from 'astro';
import { lateWords } from '../../components/keeping/words.ts';
import { langPaths, type LangParams } from '../_paths.ts';

export const getStaticPaths = langPaths;

export const GET: APIRoute = ({ params }) =>
  new Response(JSON.stringify(lateWords((params as unknown as LangParams).lang)), {
    headers: { 'Content-Type': 'application/json' },
  });
