/**
 * The one table of headers. The files for web servers (`server-files.ts`) and the server of `npm start`
 * (`serve.ts`) are made from it, so that they cannot disagree.
 */
import { LANGS } from '../../languages.ts';
import { LATE_FILE, LISTS_FOLDER, WORKER_FILE } from '../../lib/keeping/names.ts';
import { exceptionFor, postingSource, type SiteException } from '../csp/exceptions.ts';
import { headerPolicyOf } from '../csp/policy.ts';
import { REFERRER, type PolicedPage } from '../csp/write-policies.ts';

export type Headers = Readonly<Record<string, string>>;

/** Paths that get the same headers; each class has all of its headers, nothing is inherited. */
export interface HeaderClass {
  /** A name for people: `page`. */
  readonly name: string;
  /**
   * Below the base, without a slash at the beginning: `zh/` is that address, `fonts/*` all below a folder.
   * Of several that match, the longest wins. The last class has `*`: everything else.
   */
  readonly paths: readonly string[];
  readonly headers: Headers;
}

/** What servers have to know of a built site; kept in it as `_server/site.json`. */
export interface ServedSite {
  /** With slashes at both ends. */
  readonly base: string;
  readonly classes: readonly HeaderClass[];
}

/** Kinds of files that web servers often do not know. */
export const CONTENT_TYPES: Headers = {
  woff2: 'font/woff2',
  ogg: 'audio/ogg',
  vtt: 'text/vtt; charset=utf-8',
  ics: 'text/calendar; charset=utf-8',
  tsv: 'text/tab-separated-values; charset=utf-8',
  tbx: 'application/xml',
  webmanifest: 'application/manifest+json',
};

/**
 * What a phone could be made to give away or do, and no page asks for. Short: it goes out with every page, and a
 * browser that does not know a name complains. `autoplay`, `web-share` and `clipboard-write` are used and so not here.
 */
const FEATURES = [
  'accelerometer',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'hid',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'serial',
  'usb',
];

const REVALIDATE = 'no-cache';
/** For pages. Long enough that one fetched on touch is opened without asking again, short enough that a correction is seen at once. */
const A_MINUTE = 'max-age=60';
/** For files with a hash of their content in the name. */
const FOREVER = 'public, max-age=31536000, immutable';
const A_DAY = 'max-age=86400';
const A_WEEK = 'public, max-age=604800';
const FOR_ALL: Headers = { 'Access-Control-Allow-Origin': '*' };
const A_YEAR_S = 31_536_000;

/**
 * Returns the table for a built site.
 * @param site.sensitive - folders of which nothing may stay on the phone, without base, with a slash at the end
 */
export function servedSite(site: {
  readonly origin: string;
  readonly base: string;
  readonly pages: readonly PolicedPage[];
  readonly sensitive: readonly string[];
  readonly exceptions: readonly SiteException[];
  /** Where the worker hands in what waits, if anywhere. */
  readonly inbox: string | undefined;
}): ServedSite {
  const { base, pages, exceptions } = site;
  const pagesOf = (exception: SiteException | undefined): PolicedPage[] =>
    pages.filter((page) => exceptionFor(page.path, exceptions) === exception);
  const sensitiveOf = (exception: SiteException | undefined): string[] =>
    site.sensitive.filter((folder) => isOfPages(folder) && exceptionFor(folder, exceptions) === exception);
  const everywhere: Headers = {
    'X-Content-Type-Options': 'nosniff',
    // Said for a whole host, and for long: only where the host is this site's alone.
    ...(base === '/' && site.origin.startsWith('https:') ? { 'Strict-Transport-Security': `max-age=${A_YEAR_S}` } : {}),
  };
  const pageHeaders = (exception: SiteException | undefined, cache: string): Headers => ({
    'Content-Security-Policy': headerPolicyOf(
      pagesOf(exception).map((page) => page.needs),
      exception,
    ),
    'Permissions-Policy': permissionsOf(exception),
    'Referrer-Policy': REFERRER,
    'X-Frame-Options': 'DENY',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cache-Control': cache,
    ...everywhere,
  });
  const fileHeaders = (cache: string, readers = 'same-origin'): Headers => ({
    'Cross-Origin-Resource-Policy': readers,
    'Cache-Control': cache,
    ...everywhere,
  });
  const classes: HeaderClass[] = [
    { name: 'page', paths: sectionsOf(pagesOf(undefined)), headers: pageHeaders(undefined, A_MINUTE) },
    ...exceptions.map((exception) => ({
      name: exception.section,
      paths: sectionsOf(pagesOf(exception)),
      headers: pageHeaders(exception, A_MINUTE),
    })),
    // Not in the phone's cache, and not whole behind the back button; else like the pages around them.
    ...[undefined, ...exceptions].map((exception) => ({
      name: exception === undefined ? 'sensitive' : `sensitive-${exception.section}`,
      paths: sensitiveOf(exception).map((folder) => `${folder}*`),
      headers: pageHeaders(exception, 'no-store'),
    })),
    {
      name: 'hashed',
      paths: ['_astro/*', 'fonts/*', 'guide/*', 'icons/*', ...LANGS.map((lang) => `search/${lang}/files/*`)],
      headers: fileHeaders(FOREVER),
    },
    // Players of podcasts may be pages of other sites.
    { name: 'sounds', paths: ['sounds/*'], headers: { ...FOR_ALL, ...fileHeaders(FOREVER, 'cross-origin') } },
    {
      name: 'podcast',
      paths: ['podcast.png', ...LANGS.flatMap((lang) => [`${lang}/podcast.xml`, `${lang}/podcast/*`])],
      headers: { ...FOR_ALL, ...fileHeaders(REVALIDATE, 'cross-origin') },
    },
    // Shown and read by pages of others; a week-old figure would be a wrong one.
    {
      name: 'status',
      paths: ['status.json', 'status.svg'],
      headers: { ...FOR_ALL, ...fileHeaders(REVALIDATE, 'cross-origin') },
    },
    { name: 'pictures', paths: ['pictures/*', 'qr/*', 'favicon.svg'], headers: fileHeaders(A_WEEK) },
    {
      // Behind the classes that they lie in: see `netlify.ts`.
      name: 'sensitive-files',
      paths: site.sensitive.filter((folder) => !isOfPages(folder) && !isOfSounds(folder)).map((folder) => `${folder}*`),
      headers: fileHeaders('no-store'),
    },
    {
      // Only the cache may differ from that of the others, for the same reason.
      name: 'sensitive-sounds',
      paths: site.sensitive.filter(isOfSounds).map((folder) => `${folder}*`),
      headers: { ...FOR_ALL, ...fileHeaders('no-store', 'cross-origin') },
    },
    {
      // Its own policy governs what it asks for; the browser asks for it anew by itself.
      name: 'worker',
      paths: [WORKER_FILE],
      headers: { 'Content-Security-Policy': workerPolicy(site.inbox), ...fileHeaders(REVALIDATE) },
    },
    { name: 'keeping', paths: [`${LISTS_FOLDER}*`], headers: fileHeaders(REVALIDATE) },
    // Asked for by every page without a worker; one of yesterday does no harm.
    { name: 'late', paths: [LATE_FILE], headers: fileHeaders(A_DAY) },
    {
      name: 'app',
      paths: ['app/*', ...LANGS.map((lang) => `${lang}/app.webmanifest`)],
      headers: fileHeaders(A_WEEK),
    },
    // Shown by others beside a link to this site.
    { name: 'card', paths: ['card.png'], headers: fileHeaders(A_WEEK, 'cross-origin') },
    {
      // Files that are neither pages nor named by their content; opened by themselves they do nothing.
      name: 'other',
      paths: ['*'],
      headers: {
        'Content-Security-Policy': "default-src 'none';frame-ancestors 'none'",
        'X-Frame-Options': 'DENY',
        ...fileHeaders(REVALIDATE),
      },
    },
  ];
  return { base, classes: classes.filter(({ paths: own }) => own.length > 0) };
}

/** Returns the headers of a path below the base (`zh/articles/legal-aid/`). */
export function headersFor(site: ServedSite, path: string): Headers {
  let best = -1;
  let headers: Headers = {};
  for (const entry of site.classes) {
    for (const pattern of entry.paths) {
      const weight = weightOf(pattern);
      if (!matches(pattern, path) || weight <= best) continue;
      best = weight;
      headers = entry.headers;
    }
  }
  const type = CONTENT_TYPES[/\.([^./]+)$/u.exec(path)?.[1] ?? ''];
  return type === undefined ? headers : { ...headers, 'Content-Type': type };
}

/** Returns which of two patterns that match wins: the longer, the more particular; an address before a folder of the same name. */
export function weightOf(pattern: string): number {
  return pattern.endsWith('*') ? 2 * (pattern.length - 1) : 2 * pattern.length + 1;
}

function matches(pattern: string, path: string): boolean {
  return pattern.endsWith('*') ? path.startsWith(pattern.slice(0, -1)) : path === pattern;
}

function permissionsOf(exception: SiteException | undefined): string {
  return FEATURES.map((feature) => `${feature}=(${exception?.features?.includes(feature) ? 'self' : ''})`).join(',');
}

/** `zh/articles/x/index.html` → `zh/articles/*`; what stands higher is named by itself, as address and as file. */
function sectionsOf(pages: readonly PolicedPage[]): string[] {
  const sections = pages.flatMap(({ path }) => {
    const parts = path.split('/');
    if (parts.length > 2) return [`${parts.slice(0, 2).join('/')}/*`];
    return path.endsWith('index.html') ? [path.replace(/index\.html$/u, ''), path] : [path];
  });
  return [...new Set(sections)].sort();
}

function isOfSounds(folder: string): boolean {
  return folder.startsWith('sounds/');
}

/** What the worker may ask for: the site, and where people hand in. */
function workerPolicy(inbox: string | undefined): string {
  return `default-src 'none';connect-src 'self'${inbox === undefined ? '' : ` ${postingSource(inbox)}`}`;
}

/** Pages stand in the folder of their language; sounds and pictures do not. */
function isOfPages(folder: string): boolean {
  return LANGS.some((lang) => folder.startsWith(`${lang}/`));
}
