/** What a page needs for its first paint: small enough to stand in the page itself. See docs/performance.md. */
import first from '../../styles/first.css?inline';
import firstTibetan from '../../styles/first-tibetan.css?inline';
import firstYi from '../../styles/first-yi.css?inline';
import type { Lang } from '../../languages.ts';

const MORE: Readonly<Record<Lang, string>> = { zh: '', ii: firstYi, bo: firstTibetan };

/** Returns the styles of the first screen of a page in `lang`, as CSS. */
export function firstStyles(lang: Lang): string {
  return first + MORE[lang];
}
