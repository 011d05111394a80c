/** Pictures of articles: which kinds there are, which are shown. */
import type { TranslationLang } from '../languages.ts';
import type { BlockBody } from './block.ts';
import type { Article } from './load/article.ts';

/** Ending of the file → what must be in it. The only list: SVG can hold scripts, old phones draw no AVIF. */
export const PICTURE_FORMATS = { jpg: 'jpeg', jpeg: 'jpeg', png: 'png', webp: 'webp' } as const;
export type PictureFormat = (typeof PICTURE_FORMATS)[keyof typeof PICTURE_FORMATS];

const NAME = new RegExp(`^[a-z0-9]+([-.][a-z0-9]+)*\\.(${Object.keys(PICTURE_FORMATS).join('|')})$`);

/** Returns whether `name` can be that of a picture in `images/`. */
export function isPictureName(name: string): boolean {
  return NAME.test(name);
}

/** Returns what a picture of that name must hold; `name` is one that {@link isPictureName} takes. */
export function formatOf(name: string): PictureFormat {
  return PICTURE_FORMATS[name.slice(name.lastIndexOf('.') + 1) as keyof typeof PICTURE_FORMATS];
}

/** Returns the names in `images/` that the pages of `article` show, each once: the Chinese first. */
export function picturesOf(article: Article): string[] {
  const rows = Object.values(article.translations).flatMap((translation) => translation?.rows ?? []);
  const bodies: readonly BlockBody[] = [
    ...article.blocks.map((block) => block.body),
    ...rows.flatMap((row) => (row.state === 'translated' ? [row.block.body] : [])),
  ];
  const names = bodies.flatMap((body) => (body.kind === 'image' ? [body.src.replace(/^images\//, '')] : []));
  return [...new Set(names)];
}

/** Returns the name of a translation's own picture beside the Chinese `fence.jpg`: `fence.bo.jpg`. */
export function ownPicture(src: string, lang: TranslationLang): string {
  return src.replace(/\.(?=[a-z0-9]+$)/, `.${lang}.`);
}
