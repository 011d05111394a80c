/** The overview in a line. */
import type { APIRoute } from 'astro';
import { badgeSvg } from '../components/status/badge.ts';
import { overview } from '../components/status/overview.ts';

export const GET: APIRoute = () => new Response(badgeSvg(overview()), { headers: { 'Content-Type': 'image/svg+xml' } });
