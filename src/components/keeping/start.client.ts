/** Long after the page is there, what keeps it on the phone is fetched: see `late.client.ts`. */

/** Its address; empty where nothing is kept. Written in by `site/page-defines.ts`. */
declare const PUFA_LATE: string;

if (PUFA_LATE) addEventListener('load', () => setTimeout(() => import(/* @vite-ignore */ PUFA_LATE), 3000));
