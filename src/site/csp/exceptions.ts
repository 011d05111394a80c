/** Parts of the site that may do more than the rest. The only place where a page is given a right. */
import { isLang } from '../../languages.ts';

export interface SiteException {
  /** First folder below the language, or outside the languages: `search` is `/zh/search/`, `/ii/search/`, `/bo/search/`; `desk` is `/desk/`. */
  readonly section: string;
  /** Sources added to directives of the content security policy. */
  readonly sources?: Readonly<
    Partial<Record<'script-src' | 'img-src' | 'media-src' | 'connect-src', readonly string[]>>
  >;
  /** Features of the phone that its pages may use themselves. */
  readonly features?: readonly string[];
}

/**
 * Returns the exceptions of a site. An entry whose section does not exist gives nothing to anybody.
 * @param inbox - where the studio, the desk and the page for opinions post to, if anywhere
 */
export function siteExceptions(inbox: string | undefined): readonly SiteException[] {
  const posting = inbox === undefined ? {} : { 'connect-src': [postingSource(inbox)] };
  return [
    // Questions may be spoken: Chromium and WebKit refuse Web Speech without the microphone.
    { section: 'search', features: ['microphone'] },
    // The studio: records a voice, plays it back, and posts it where the site says.
    {
      section: 'record',
      sources: {
        'media-src': ['blob:'],
        ...posting,
      },
      features: ['microphone'],
    },
    // The translation desk and the page for opinions post as well.
    { section: 'desk', sources: posting },
    { section: 'feedback', sources: posting },
  ];
}

/** Returns what a policy calls an inbox: without what it would read as its own; `;` and `,` may stand in addresses. */
export function postingSource(inbox: string): string {
  return new URL(inbox).origin;
}

/** Returns what the page at `path` (below the base: `zh/search/index.html`) may do more, if anything. */
export function exceptionFor(path: string, exceptions: readonly SiteException[]): SiteException | undefined {
  const [first, second] = path.split('/');
  const section = first !== undefined && isLang(first) ? second : first;
  return exceptions.find((exception) => exception.section === section);
}
