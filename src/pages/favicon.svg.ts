/** The mark in the browser's tab. */
import type { APIRoute } from 'astro';
import { markSvg } from '../components/frame/mark.ts';

export const GET: APIRoute = () => new Response(markSvg(64, 12), { headers: { 'Content-Type': 'image/svg+xml' } });
