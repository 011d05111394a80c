/** Reads words from the text of a kept page. No parser of the browser's: the pages' policy keeps text from becoming HTML. */

/** A block of an article, as a search looks at it. */
export interface KeptBlock {
  readonly id: string;
  /** `title`, `answer`, `paragraph` … */
  readonly kind: string;
  /** BCP 47 of its first words; empty: the page's. */
  readonly lang: string;
  readonly text: string;
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

/** Returns the title of a page without the name of the site. */
export function titleOf(html: string, site: string): string {
  const title = wordsOf(/<title>([^<]*)/.exec(html)?.[1] ?? '');
  const end = ` · ${site}`;
  return title.slice(-end.length) === end ? title.slice(0, -end.length) : title;
}

/** Returns the language of a title, BCP 47, by its letters: of a page in Yi it is Chinese. Not by `\p{…}`: phones of 2018 do not know it. */
export function langOfTitle(title: string): string {
  if (/[\u0F00-\u0FFF]/.test(title)) return 'bo';
  return /[\uA000-\uA4CF]/.test(title) ? 'ii' : 'zh-CN';
}

/** Returns the blocks of a page, in its order. */
export function blocksOf(html: string): KeptBlock[] {
  const main = (html.split('<article')[1] ?? '').split('</article>')[0] ?? '';
  // Up to the next block: what is not in one of them is an aside without a mark of its own.
  return main
    .split(/(?=<\w+ [^>]*data-block=")/)
    .slice(1)
    .map((part) => {
      const tag = /^<[^>]*>/.exec(part)?.[0] ?? '';
      const of = (name: string): string => new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? '';
      return {
        id: of('id'),
        kind: of('data-block'),
        lang: /^<[^>]*>\s*<[^>]* lang="([\w-]+)"/.exec(part)?.[1] ?? '',
        text: wordsOf(part),
      };
    });
}

/** Without tags, and characters for what stands for them. */
function wordsOf(html: string): string {
  return (
    html
      .replace(/<(script|style|template)\b[\s\S]*?<\/\1>/g, ' ')
      // What stands within a line does not part its words.
      .replace(/<\/?(?:a|b|strong|em|span|mark|small|ruby|rt|svg|use|button)\b[^>]*>/g, '')
      .replace(/<[^>]*>/g, ' ')
      .replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (all, decimal?: string, hex?: string, name?: string) => {
        if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
        if (hex !== undefined) return String.fromCodePoint(parseInt(hex, 16));
        return NAMED[name ?? ''] ?? all;
      })
      .replace(/\s+/g, ' ')
      .trim()
  );
}
