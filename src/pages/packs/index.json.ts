/** What can be taken along from this host: nothing, until `npm run packs` was put here. A missing file would be an error on each visit. */
import type { APIRoute } from 'astro';
import { content } from '../../content.ts';
import type { CarriedList } from '../../lib/carried.ts';

export const GET: APIRoute = () => {
  const list: CarriedList = { day: content().library.today, files: [] };
  return new Response(JSON.stringify(list), { headers: { 'Content-Type': 'application/json' } });
};
