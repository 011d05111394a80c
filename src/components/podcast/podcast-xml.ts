/** A podcast as RSS 2.0 with the tags of Apple (`itunes:`) and Podcasting 2.0 (`podcast:`). */
import { createHash } from 'node:crypto';
import { escapeXml } from '../../lib/xml.ts';

export interface Podcast {
  /** Its own address, absolute. */
  readonly url: string;
  /** The page of the site that it belongs to. */
  readonly pageUrl: string;
  readonly title: string;
  readonly description: string;
  readonly author: string;
  readonly copyright: string;
  /** BCP 47. */
  readonly langTag: string;
  /** A square of 1400 to 3000 pixels, PNG or JPEG. */
  readonly imageUrl: string;
  /** Newest first. */
  readonly episodes: readonly Episode[];
}

export interface Episode {
  /** Never changes, whatever becomes of the file. */
  readonly guid: string;
  readonly title: string;
  readonly description: string;
  readonly pageUrl: string;
  /** `2026-12-01` */
  readonly recorded: string;
  readonly mp3: { readonly url: string; readonly sizeBytes: number; readonly durationMs: number };
  /** WebVTT of what is said; null where nobody wrote it down. */
  readonly transcript: { readonly url: string; readonly langTag: string } | null;
  readonly chaptersUrl: string;
}

const NAMESPACES = {
  atom: 'http://www.w3.org/2005/Atom',
  itunes: 'http://www.itunes.com/dtds/podcast-1.0.dtd',
  podcast: 'https://podcastindex.org/namespace/1.0',
};

/** Returns the file. */
export function podcastXml(podcast: Podcast): string {
  const { url, pageUrl, title, description, author, copyright, langTag, imageUrl, episodes } = podcast;
  const names = Object.entries(NAMESPACES).map(([name, uri]) => ` xmlns:${name}="${uri}"`);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<rss version="2.0"${names.join('')}>`,
    '<channel>',
    tag('title', title),
    tag('link', pageUrl),
    `<atom:link href="${escapeXml(url)}" rel="self" type="application/rss+xml"/>`,
    tag('description', description),
    tag('language', langTag.toLowerCase()),
    tag('copyright', copyright),
    `<image>${tag('url', imageUrl)}${tag('title', title)}${tag('link', pageUrl)}</image>`,
    tag('itunes:author', author),
    tag('itunes:type', 'episodic'),
    tag('itunes:explicit', 'false'),
    '<itunes:category text="Government"/>',
    `<itunes:image href="${escapeXml(imageUrl)}"/>`,
    tag('podcast:guid', podcastGuid(url)),
    // Anybody may carry it on: the licence says so.
    tag('podcast:locked', 'no'),
    tag('podcast:medium', 'podcast'),
    '<podcast:license url="https://creativecommons.org/licenses/by/4.0/">cc-by-4.0</podcast:license>',
    ...episodes.map(item),
    '</channel>',
    '</rss>',
    '',
  ].join('\n');
}

function item(episode: Episode): string {
  const { guid, title, description, pageUrl, recorded, mp3, transcript, chaptersUrl } = episode;
  return [
    '<item>',
    tag('title', title),
    tag('description', description),
    tag('link', pageUrl),
    `<guid isPermaLink="false">${escapeXml(guid)}</guid>`,
    tag('pubDate', mailDate(recorded)),
    `<enclosure url="${escapeXml(mp3.url)}" length="${mp3.sizeBytes}" type="audio/mpeg"/>`,
    tag('itunes:duration', String(Math.round(mp3.durationMs / 1000))),
    tag('itunes:explicit', 'false'),
    tag('itunes:episodeType', 'full'),
    ...(transcript === null
      ? []
      : [
          `<podcast:transcript url="${escapeXml(transcript.url)}" type="text/vtt" language="${transcript.langTag.toLowerCase()}" rel="captions"/>`,
        ]),
    `<podcast:chapters url="${escapeXml(chaptersUrl)}" type="application/json+chapters"/>`,
    '</item>',
  ].join('\n');
}

export interface Chapter {
  /** Seconds. */
  readonly startTime: number;
  readonly title: string;
}

/** Returns the file of chapters, version 1.2 of the format. */
export function chaptersJson(chapters: readonly Chapter[]): string {
  return `${JSON.stringify({ version: '1.2.0', chapters })}\n`;
}

/** The namespace that Podcasting 2.0 fixed for feeds. */
const FEED_NAMESPACE = 'ead4c236-bf58-58c6-a2c6-a6b28d128cb6';

/** Returns the UUID (version 5) of the feed at `url`, as `podcast:guid` is defined: the scheme and slashes at the end do not count. */
export function podcastGuid(url: string): string {
  const name = url.replace(/^[a-z]+:\/\//i, '').replace(/\/+$/, '');
  const hash = createHash('sha1')
    .update(Buffer.from(FEED_NAMESPACE.replaceAll('-', ''), 'hex'))
    .update(name)
    .digest();
  hash.writeUInt8((hash.readUInt8(6) & 0x0f) | 0x50, 6);
  hash.writeUInt8((hash.readUInt8(8) & 0x3f) | 0x80, 8);
  return hash.toString('hex', 0, 16).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Returns noon of a day in China as RFC 5322 writes it. */
function mailDate(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  const number = String(date.getUTCDate()).padStart(2, '0');
  return `${DAYS[date.getUTCDay()]}, ${number} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()} 12:00:00 +0800`;
}

function tag(name: string, text: string): string {
  return `<${name}>${escapeXml(text)}</${name}>`;
}
