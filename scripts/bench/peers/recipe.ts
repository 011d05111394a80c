/** How a peer of our page is made: files, and a program that turns them into a site. */
import type { Lang } from '../../../src/languages.ts';
import type { ArticleText } from '../article-text.ts';

export type ArticleTexts = Readonly<Record<Lang, ArticleText>>;

export interface Recipe {
  /** Folder and key. */
  readonly id: string;
  /** As in the table; the version is added where there is one. */
  readonly name: string;
  /** Returns the version, or null when this machine cannot build it. */
  readonly version: () => string | null;
  /** Said instead of figures when it cannot be built, in the language of the docs. */
  readonly absent: string;
  /** Returns its sources by path. */
  readonly files: (texts: ArticleTexts) => Readonly<Record<string, string>>;
  /** What builds them in the folder they stand in, into `outDir`; null: they are the site. */
  readonly build: ((outDir: string) => readonly string[]) | null;
  /** Path of the article below the root, as a link would name it. */
  readonly path: (lang: Lang) => string;
}
