/** The words of the player's tools: see `components/listening/tools-words.ts`. */
import type { APIRoute } from 'astro';
import { toolsWords } from '../../components/reading/listening-words.ts';
import { langPaths, type LangParams } from '../_paths.ts';

export const getStaticPaths = langPaths;

export const GET: APIRoute = ({ params }) =>
  new Response(JSON.stringify(toolsWords((params as unknown as LangParams).lang)), {
    headers: { 'Content-Type': 'application/json' },
  });
