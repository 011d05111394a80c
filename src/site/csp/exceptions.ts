/** Parts of the site that may do more than the rest. The only place where a page is given a right. */

export interface SiteException {
  /** First folder below the language: `search` is `/zh/search/`, `/ii/search/`, `/bo/search/`. */
  readonly section: string;
  /** Sources added to directives of the content security policy. */
  readonly sources?: Readonly<Partial<Record<'script-src' | 'img-src' | 'media-src', readonly string[]>>>;
  /** Features of the phone that its pages may use themselves. */
  readonly features?: readonly string[];
}

/** An entry whose section does not exist gives nothing to anybody. */
export const EXCEPTIONS: readonly SiteException[] = [
  // Questions may be spoken: Chromium and WebKit refuse Web Speech without the microphone.
  { section: 'search', features: ['microphone'] },
  // The studio: records a voice and plays it back.
  { section: 'record', sources: { 'media-src': ['blob:'] }, features: ['microphone'] },
];

/** Returns what the page at `path` (below the base: `zh/search/index.html`) may do more, if anything. */
export function exceptionFor(path: string): SiteException | undefined {
  const section = path.split('/')[1];
  return EXCEPTIONS.find((exception) => exception.section === section);
}
