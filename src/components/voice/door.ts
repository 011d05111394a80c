/** What stands behind each picture of the door for who does not read. */
import { content } from '../../content.ts';
import type { Lang } from '../../languages.ts';
import type { Article } from '../../model/library.ts';
import { nameIn, type Tile } from '../../model/load/tiles.ts';
import { textOf } from '../../model/parse/inline.ts';
import { voiceInstead, voicesOf, type Voice } from '../reading/article-list.ts';
import type { Sound } from '../../lib/sound.ts';

export interface Room {
  readonly tile: Tile;
  readonly article: Article;
  /** The recording in the language of the page, else the next best, else null. */
  readonly voice: Voice | null;
  /** The name of the tile, spoken in the language of the page. */
  readonly name: Sound | null;
  /** What is said, in Chinese: title, answer and key points. */
  readonly said: readonly string[];
  /** Number of the first call in the article. */
  readonly call: string;
}

/** Where an article names nobody to call. */
const LEGAL_HELP = '12348';

/** Returns a room for each tile, in their order. */
export function roomsOf(lang: Lang): Room[] {
  const { library, sounds } = content();
  return library.tiles.flatMap((tile) => {
    const article = library.articles.find(({ slug }) => slug === tile.article);
    if (article === undefined) return [];
    const name = nameIn(tile, lang);
    const call = article.blocks.map(({ body }) => body).find((body) => body.kind === 'call');
    return [
      {
        tile,
        article,
        voice: voicesOf(article, lang)[0] ?? voiceInstead(article, lang),
        name: name === undefined ? null : (sounds[name.id] ?? null),
        said: saidOf(article),
        call: call?.number ?? LEGAL_HELP,
      },
    ];
  });
}

function saidOf({ blocks }: Article): string[] {
  return blocks.flatMap(({ body }) => {
    if (body.kind === 'title' || body.kind === 'answer') return [textOf(body.children)];
    return body.kind === 'key-points' ? body.items.map((item) => textOf(item)) : [];
  });
}
