/**
 * The content security policy of a page, from what stands in it. A page gets the narrowest policy that lets
 * it work; the servers send the union over the site (and `frame-ancestors`, which a page cannot say).
 * See docs/decisions/0005-policy-after-the-build.md.
 */
import type { SiteException } from './exceptions.ts';

/** What a page needs beyond files of this site. */
export interface PageNeeds {
  /** `'sha256-…'` of each inline style, sorted. */
  readonly styleHashes: readonly string[];
  /** `'sha256-…'` of each inline program, sorted. */
  readonly scriptHashes: readonly string[];
  /** Its styles hold a font as `data:`. */
  readonly dataFonts: boolean;
  /** Its styles or elements hold a picture as `data:`. */
  readonly dataImages: boolean;
}

/**
 * Returns the policy of one page, for its `<meta>`.
 *
 * `default-src 'self'` and not `'none'`: engines before Chromium 112 (WeChat's among them) judge
 * `<link rel="prefetch">` by `default-src` alone. What it would let through besides is shut by name.
 */
export function policyOf(needs: PageNeeds, exception: SiteException | undefined): string {
  const allowed = exception?.sources ?? {};
  const directives: readonly (readonly [name: string, ...sources: readonly string[]])[] = [
    ['default-src', "'self'"],
    ['script-src', "'self'", ...needs.scriptHashes, ...(allowed['script-src'] ?? [])],
    ['style-src', "'self'", ...needs.styleHashes],
    ['img-src', "'self'", ...(needs.dataImages ? ['data:'] : []), ...(allowed['img-src'] ?? [])],
    ['font-src', "'self'", ...(needs.dataFonts ? ['data:'] : [])],
    ['media-src', "'self'", ...(allowed['media-src'] ?? [])],
    ['connect-src', "'self'", ...(allowed['connect-src'] ?? [])],
    ['object-src', "'none'"],
    ['frame-src', "'none'"],
    ['base-uri', "'none'"],
    ['form-action', "'self'"],
    ['require-trusted-types-for', "'script'"],
  ];
  return (
    directives
      // What only repeats the default is bytes on a bad line.
      .filter(([name, ...sources]) => !(NARROWABLE.has(name) && sources.join(' ') === "'self'"))
      .map((directive) => directive.join(' '))
      .join(';')
  );
}

/** Returns the policy that servers send with the pages that share `exception`: whatever one of them needs. */
export function headerPolicyOf(pages: readonly PageNeeds[], exception: SiteException | undefined): string {
  const union: PageNeeds = {
    styleHashes: unique(pages.flatMap((page) => page.styleHashes)),
    scriptHashes: unique(pages.flatMap((page) => page.scriptHashes)),
    dataFonts: pages.some((page) => page.dataFonts),
    dataImages: pages.some((page) => page.dataImages),
  };
  return `${policyOf(union, exception)};frame-ancestors 'none'`;
}

/** Directives that fall back to `default-src`. */
const NARROWABLE: ReadonlySet<string> = new Set([
  'script-src',
  'style-src',
  'img-src',
  'font-src',
  'media-src',
  'connect-src',
]);

function unique(values: readonly string[]): string[] {
  return [...new Set(values)].sort();
}
