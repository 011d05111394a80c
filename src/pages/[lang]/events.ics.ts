import type { APIRoute } from 'astro';
import { calendarOf } from '../../components/events/calendar.ts';
import { calendarText } from '../../components/events/calendar-file.ts';
import { content } from '../../content.ts';
import type { Lang } from '../../languages.ts';
import { langPaths } from '../_paths.ts';

export function getStaticPaths() {
  return content().library.events.length === 0 ? [] : langPaths();
}

export const GET: APIRoute<object, { lang: Lang }> = ({ params }) =>
  new Response(calendarText(calendarOf(params.lang)), { headers: { 'Content-Type': 'text/calendar; charset=utf-8' } });
