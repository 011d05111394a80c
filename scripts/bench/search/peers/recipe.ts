/** How a site with a search is made, and how its search is used by whoever knows nothing but the screen. */
import type { Env } from '../../../../src/env.ts';
import type { Lang } from '../../../../src/languages.ts';
import type { CorpusArticle } from '../text/corpus.ts';

/** Selectors of what a reader sees and touches. Handed to the page, so nothing but data. */
export interface Screen {
  /** What is tapped to search: the field, or what opens it. */
  readonly box: string;
  readonly input: string;
  /** Whether it searches only when the query is sent off. */
  readonly submits: boolean;
  /** Links to articles that were found. */
  readonly hit: string;
  /** Links to what answers without the index; null where there is no such thing. */
  readonly answer: string | null;
  /** Whose text holds the query that is answered; null: `?q=` of the address is it. */
  readonly says: string | null;
  /** There is one as long as something that was found is not shown yet. */
  readonly busy: string;
  /** The button for more. */
  readonly more: string;
}

export interface BuildJob {
  readonly env: Env;
  readonly corpus: readonly CorpusArticle[];
  /** Empty; what is written here is served. */
  readonly outDir: string;
  /** Empty, for sources, below {@link BuildJob.peersDir}. */
  readonly workDir: string;
  /** Where the packages of the peers are installed. */
  readonly peersDir: string;
  readonly log: (line: string) => void;
}

export interface SearchRecipe {
  /** Folder and key. */
  readonly id: string;
  /** As in the table. */
  readonly name: string;
  readonly screen: Screen;
  /** Path of the page with the search, as a link would name it. */
  readonly path: (lang: Lang) => string;
  /** Whether a file, by its path below the site, is part of the index; programs are not. */
  readonly isIndex: (file: string) => boolean;
  /** Returns how long the index took, in milliseconds. */
  readonly build: (job: BuildJob) => Promise<number>;
  /** What else its site is made from; its own packages and sources are known. */
  readonly key: (env: Env) => string;
}
