/** One page of each kind, in each language: what every sweep over the site looks at. */
import { LANGS } from '../../src/languages.ts';

/** Below the folder of a language. */
export const KINDS = [
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
  'voice/',
  'listen/',
  'search/',
  'about/',
  'in-browser/',
  'record/',
  'record/legal-aid/',
  'record/domestic-violence/',
  'record/scripts/',
  'record/voice/',
  'record/check/',
  'record/check/legal-aid/sample-zh/',
  'paths/',
  'paths/beaten-at-home/',
  'paths/traffic/',
  'handbooks/',
  'handbooks/women/',
  'events/',
  'events/constitution-day/',
  'events/violence/',
  'events/constitution-week/',
  'quizzes/',
  'quizzes/bride-price/',
  'quizzes/domestic-violence/',
  'tests/constitution/',
  'templates/',
  'templates/will/',
  'templates/safety-order/',
  'glossary/',
  'offices/',
  'carry/',
  'feedback/',
  'saved/',
  'areas/yi/',
  'how-checked/',
] as const;

/** Where leaving leads: nothing of the site is on it, and nothing to press. */
export const CALENDAR = 'calendar/';

/** The translation desk: in Chinese, for two languages. */
export const DESK = 'desk/';

/** Pages outside the languages. */
export const BARE = ['', '404.html', CALENDAR, DESK, 'status/'] as const;

/** Paths without the base. */
export const TEMPLATES: readonly string[] = [
  ...BARE,
  ...LANGS.flatMap((lang) => KINDS.map((kind) => `${lang}/${kind}`)),
];
