/** The overview for programs; its shape is `Overview` of the model. */
import type { APIRoute } from 'astro';
import { overview } from '../components/status/overview.ts';

export const GET: APIRoute = () =>
  new Response(`${JSON.stringify(overview())}\n`, { headers: { 'Content-Type': 'application/json' } });
