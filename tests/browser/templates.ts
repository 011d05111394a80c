/** One page of each kind, in each language: what every sweep over the site looks at. */
import { LANGS } from '../../src/languages.ts';

const KINDS = [
  '',
  'topics/',
  'topics/marriage/',
  'topics/drugs/',
  'articles/bride-price/',
  'articles/domestic-violence/',
  'articles/legal-aid/',
  'laws/',
  'laws/civil-code/',
  'services/',
  'search/',
  'about/',
  'in-browser/',
];

/** Where leaving leads: nothing of the site is on it, and nothing to press. */
export const CALENDAR = 'calendar/';

/** Paths without the base. */
export const TEMPLATES: readonly string[] = [
  '',
  '404.html',
  CALENDAR,
  ...LANGS.flatMap((lang) => KINDS.map((kind) => `${lang}/${kind}`)),
];
