/**
 * What must leave no trace on a phone that a family shares: articles on violence, drugs and HIV, topics that
 * are about nothing else, laws on whose pages one lands from such articles only, paths that may end at such articles,
 * occasions that have one, the questions about such an article, the papers that it explains, and the page of pictures
 * that speak of it.
 */
import { LANGS, TRANSLATION_LANGS } from '../languages.ts';
import { isSensitiveEvent } from './event.ts';
import type { Library } from './library.ts';
import { isSensitivePath } from './path.ts';
import { isSensitiveTemplate } from './template.ts';
import { restsOn } from './usage.ts';

type Parts = Pick<
  Library,
  'articles' | 'topics' | 'register' | 'redirects' | 'tiles' | 'paths' | 'events' | 'quizzes' | 'templates'
>;

/** Returns whether the page of the law with this id is sensitive: articles rest on it, and all of them are sensitive. */
export function isSensitiveLaw(id: string, articles: Library['articles']): boolean {
  const resting = articles.filter((article) => restsOn(article, id));
  return resting.length > 0 && resting.every((article) => article.meta.sensitive);
}

/** Returns whether the page of the tiles speaks of something sensitive. */
export function hasSensitiveTile({ tiles, articles }: Pick<Library, 'tiles' | 'articles'>): boolean {
  return tiles.some(({ article }) => articles.some(({ slug, meta }) => slug === article && meta.sensitive));
}

/**
 * Returns where sensitive pages and what belongs to them (sounds, pictures, codes) lie, without base, each with a slash
 * at its end, sorted: servers send these with `Cache-Control: no-store`, and nothing that keeps pages may keep them.
 */
export function sensitivePaths({
  articles,
  topics,
  register,
  redirects,
  tiles,
  paths,
  events,
  quizzes,
  templates,
}: Parts): string[] {
  const slugs = articles.filter((article) => article.meta.sensitive).map((article) => article.slug);
  const old = Object.entries(redirects).flatMap(([from, to]) => (slugs.includes(to) ? [from] : []));
  const pages = [
    ...[...slugs, ...old].map((slug) => `articles/${slug}/`),
    ...topics.filter((topic) => topic.sensitive === true).map((topic) => `topics/${topic.id}/`),
    ...[...register.keys()].filter((id) => isSensitiveLaw(id, articles)).map((id) => `laws/${id}/`),
    ...(hasSensitiveTile({ tiles, articles }) ? ['voice/'] : []),
    ...paths.filter((path) => isSensitivePath(path, articles)).map((path) => `paths/${path.id}/`),
    ...events.filter((event) => isSensitiveEvent(event, articles)).map((event) => `events/${event.id}/`),
    ...quizzes.filter((quiz) => slugs.includes(quiz.id)).map((quiz) => `quizzes/${quiz.id}/`),
    ...templates.filter((each) => isSensitiveTemplate(each, articles)).map(({ id }) => `templates/${id}/`),
  ];
  return [
    ...LANGS.flatMap((lang) => pages.map((page) => `${lang}/${page}`)),
    ...LANGS.flatMap((lang) => slugs.flatMap((slug) => [`${lang}/record/${slug}/`, `${lang}/record/check/${slug}/`])),
    ...TRANSLATION_LANGS.flatMap((lang) => slugs.map((slug) => `desk/${lang}/${slug}/`)),
    ...slugs.flatMap((slug) => [`sounds/${slug}/`, `pictures/${slug}/`, `qr/${slug}/`]),
  ].sort();
}
