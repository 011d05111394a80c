/** What the search page asks: small files, each fetched when it is needed, and again when it failed. */
import { isLang, type Lang } from '../../languages.ts';
import { readSounds, type Sounds, type SoundsFile } from '../../lib/input/sounds.ts';
import { fetchJson } from '../../lib/search/fetch-json.ts';
import { readTraditional, type TraditionalFile, type TraditionalTable } from '../../lib/search/fold.ts';
import {
  type GuideData,
  type GuidePage,
  joinGuide,
  type Outline,
  type OutlineFile,
  readOutline,
  type RestFile,
} from '../../lib/search/guide-data.ts';
import { Guide } from '../../lib/search/guide.ts';
import { once } from '../../lib/search/once.ts';
import { SearchIndex } from '../../lib/search/search-index.ts';

/** The guide, and what it was made from. */
export interface GuideAndData {
  readonly guide: Guide;
  readonly data: GuideData;
  /** By their paths: `articles/legal-aid/`. */
  readonly pages: ReadonlyMap<string, GuidePage>;
}

export class Sources {
  /** Base path with slashes at both ends. */
  readonly base: string;
  readonly lang: Lang;
  readonly #addresses: DOMStringMap;
  readonly #signal: AbortSignal;
  readonly #files = new Map<string, Promise<unknown>>();
  readonly #failed = new Set<Lang>();

  /**
   * @param addresses - `data-base`, `data-lang`, and where the files are: `data-outline`, `data-guide`, `data-sounds`,
   *   `data-traditional`; what the page does not name it does not have
   * @param signal - ends everything that is being fetched
   */
  constructor(addresses: DOMStringMap, signal: AbortSignal) {
    this.base = addresses['base'] ?? '/';
    this.lang = isLang(addresses['lang']) ? addresses['lang'] : 'zh';
    this.#addresses = addresses;
    this.#signal = signal;
  }

  /** Returns what suggestions are made from, or null when the page has none. */
  outline(): Promise<Outline | null> {
    return this.#once('outline', async () => {
      const file = await this.#file<OutlineFile>('outline');
      return file === null ? null : readOutline(file);
    });
  }

  /** Returns the guide, or null when the page has none. */
  guide(): Promise<GuideAndData | null> {
    return this.#once('guide', async () => {
      const [outline, rest] = await Promise.all([this.#file<OutlineFile>('outline'), this.#file<RestFile>('guide')]);
      if (outline === null || rest === null) return null;
      const data = joinGuide(outline, rest);
      return { guide: new Guide(data), data, pages: new Map(data.pages.map((page) => [page.path, page])) };
    });
  }

  /** Returns how characters sound, or null when the page or the browser has no table. */
  sounds(): Promise<Sounds | null> {
    return this.#once('sounds', async () => {
      const file = await this.#file<SoundsFile>('sounds');
      try {
        return file === null ? null : readSounds(file);
      } catch {
        return null;
      }
    });
  }

  /** Returns which traditional characters are meant, or null when the page has no table. */
  traditional(): Promise<TraditionalTable | null> {
    return this.#once('traditional', async () => {
      const file = await this.#file<TraditionalFile>('traditional');
      return file === null ? null : readTraditional(file);
    });
  }

  /** @throws SearchFailed */
  index(lang: Lang): Promise<SearchIndex> {
    return this.#once(`index ${lang}`, () =>
      SearchIndex.open(this.base, lang, {
        signal: this.#signal,
        cache: this.#failed.has(lang) ? 'reload' : 'default',
      }),
    );
  }

  /** The next question opens the index again, past what the phone keeps: its files may be damaged, or of an old build. */
  forget(lang: Lang): void {
    this.#failed.add(lang);
    this.#files.delete(`index ${lang}`);
  }

  async #file<T>(name: string): Promise<T | null> {
    const address = this.#addresses[name];
    if (address === undefined) return null;
    return this.#once(`file ${name}`, () => fetchJson<T>(address, { signal: this.#signal }));
  }

  #once<T>(name: string, load: () => Promise<T>): Promise<T> {
    return once(this.#files as Map<string, Promise<T>>, name, load);
  }
}
