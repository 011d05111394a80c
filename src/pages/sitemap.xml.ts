/** The pages that search engines may take. */
import type { APIRoute } from 'astro';
import { absoluteHref } from '../components/frame/href.ts';
import { articlePath } from '../components/reading/article-list.ts';
import { content } from '../content.ts';
import { PUBLISHABLE_LANGS, publishableLangs } from '../model/reading.ts';

export const GET: APIRoute = () => {
  const { articles, topics, register, paths, handbooks, events, quizzes, tests, templates, glossary, site } =
    content().library;
  const places = [
    '/',
    '/topics/',
    '/laws/',
    '/services/',
    '/search/',
    '/about/',
    '/record/',
    '/listen/',
    '/voice/',
    '/how-checked/',
    '/offices/',
    '/carry/',
    '/feedback/',
    ...(paths.length > 0 ? ['/paths/'] : []),
    ...paths.map((path) => `/paths/${path.id}/`),
    ...(handbooks.length > 0 ? ['/handbooks/'] : []),
    ...handbooks.map((handbook) => `/handbooks/${handbook.id}/`),
    ...(events.length > 0 ? ['/events/'] : []),
    ...events.map((event) => `/events/${event.id}/`),
    ...(quizzes.length + tests.length > 0 ? ['/quizzes/'] : []),
    ...(templates.length > 0 ? ['/templates/'] : []),
    ...site.areas.map((area) => `/areas/${area.id}/`),
    ...topics.map((topic) => `/topics/${topic.id}/`),
    ...[...register.keys()].map((id) => `/laws/${id}/`),
  ];
  // Chinese in all languages: the others are not meant to be found.
  const chinese = [
    ...(glossary.groups.length > 0 ? ['/glossary/'] : []),
    ...quizzes.map(({ id }) => `/quizzes/${id}/`),
    ...tests.map(({ id }) => `/tests/${id}/`),
    ...templates.map(({ id }) => `/templates/${id}/`),
  ];
  const pages = [
    absoluteHref('/'),
    ...chinese.map((path) => absoluteHref(path, 'zh')),
    ...places.flatMap((path) => PUBLISHABLE_LANGS.map((lang) => absoluteHref(path, lang))),
    ...articles.flatMap((article) => publishableLangs(article).map((lang) => absoluteHref(articlePath(article), lang))),
  ];
  const body = pages.map((url) => `<url><loc>${url}</loc></url>`).join('\n');
  return new Response(
    `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${body}\n</urlset>\n`,
    {
      headers: { 'Content-Type': 'application/xml' },
    },
  );
};
