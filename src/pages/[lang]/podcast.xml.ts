import type { APIRoute } from 'astro';
import { podcastOf } from '../../components/podcast/podcast.ts';
import type { Lang } from '../../languages.ts';
import { podcastXml } from '../../components/podcast/podcast-xml.ts';
import { langPaths } from '../_paths.ts';

export const getStaticPaths = langPaths;

export const GET: APIRoute<object, { lang: Lang }> = ({ params }) =>
  new Response(podcastXml(podcastOf(params.lang)), { headers: { 'Content-Type': 'application/rss+xml' } });
