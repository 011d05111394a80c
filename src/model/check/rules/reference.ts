/** Whatever an article points at exists: topics, offices, articles, pages, phones, pictures, clips. */
import { suggest } from '../../../lib/suggest.ts';
import type { Block, Position } from '../../block.ts';
import type { LoadedArticle } from '../../load/article.ts';
import { finding, type Finding } from '../finding.ts';
import { inlineRuns, walkInlines } from '../walk.ts';

/** All that can be pointed at; null where its file could not be read, so that nothing can be said. */
export interface Targets {
  readonly topics: readonly string[] | null;
  readonly offices: readonly string[] | null;
  readonly slugs: readonly string[];
  readonly phones: readonly string[] | null;
  /** Ids of the words of the glossary. */
  readonly terms: readonly string[];
  /** Without base and language: `/articles/bride-price/`. */
  readonly pages: readonly string[];
  /** Page of an article → the link ids in it. */
  readonly anchors: ReadonlyMap<string, readonly string[]>;
}

/** Returns the references of one article that lead nowhere. `images` are the names in its `images/`. */
export function checkReferences(
  { article, meta, files }: LoadedArticle,
  targets: Targets,
  images: readonly string[],
): Finding[] {
  const { topic, office, related } = article.meta;
  const findings: Finding[] = [];
  if (targets.topics !== null && !targets.topics.includes(topic)) {
    findings.push(
      finding('article/unknown-topic', meta.file, meta.positionOf(['topic']), {
        topic,
        suggestion: suggest(topic, targets.topics),
        known: targets.topics.join('、'),
      }),
    );
  }
  if (targets.offices !== null && !targets.offices.includes(office)) {
    findings.push(
      finding('article/unknown-office', meta.file, meta.positionOf(['office']), {
        office,
        suggestion: suggest(office, targets.offices),
      }),
    );
  }
  findings.push(
    ...related.flatMap((slug, index) => checkSlug(slug, targets.slugs, meta.file, meta.positionOf(['related', index]))),
  );
  const page = `/articles/${article.slug}/`;
  const clips = Object.keys(article.clips);
  for (const { file, blocks } of files) {
    findings.push(...blocks.flatMap((block) => checkBlock(block, file, targets, page, images, clips)));
  }
  return findings;
}

/** Returns a finding when there is no article called `slug`. */
export function checkSlug(slug: string, slugs: readonly string[], file: string, at: Position): Finding[] {
  return slugs.includes(slug)
    ? []
    : [finding('article/unknown-related', file, at, { slug, suggestion: suggest(slug, slugs) })];
}

/** Returns a finding when `number` is not registered; nothing can be said when `phones` is null. */
export function checkPhone(number: string, phones: readonly string[] | null, file: string, at: Position): Finding[] {
  return phones === null || phones.includes(number)
    ? []
    : [finding('link/unknown-phone', file, at, { number, known: phones.join('、') })];
}

function checkBlock(
  block: Block,
  file: string,
  targets: Targets,
  page: string,
  images: readonly string[],
  clips: readonly string[],
): Finding[] {
  const findings: Finding[] = [];
  const { body, at } = block;
  if (body.kind === 'call') findings.push(...checkPhone(body.number, targets.phones, file, at));
  if (body.kind === 'image' && !(body.src.startsWith('images/') && images.includes(body.src.slice('images/'.length)))) {
    findings.push(finding('image/missing-file', file, at, { src: body.src.slice(0, 80) }));
  }
  if (body.kind === 'audio' && !clips.includes(body.clip)) {
    findings.push(finding('audio/unknown-clip', file, at, { clip: body.clip, suggestion: suggest(body.clip, clips) }));
  }
  for (const inline of inlineRuns(body).flatMap(walkInlines)) {
    if (inline.type === 'term' && !targets.terms.includes(inline.id)) {
      const { id } = inline;
      findings.push(finding('glossary/unknown-term', file, inline.at, { id, suggestion: suggest(id, targets.terms) }));
    }
    if (inline.type !== 'link') continue;
    const { href } = inline;
    if (href.startsWith('tel:'))
      findings.push(...checkPhone(href.slice(4).replaceAll('-', ''), targets.phones, file, inline.at));
    else if (!href.startsWith('https:') && !leadsSomewhere(href, targets, page)) {
      findings.push(finding('link/dead', file, inline.at, { href, suggestion: suggest(href, targets.pages) }));
    }
  }
  return findings;
}

/** `/search/?q=…#x` asks for the page alone; `#id` and `/articles/x/#id` for a block of an article as well. */
function leadsSomewhere(href: string, targets: Targets, page: string): boolean {
  const [address = '', anchor] = href.split('#');
  const [path = ''] = address.split('?');
  const to = path === '' ? page : path.endsWith('/') ? path : `${path}/`;
  if (!targets.pages.includes(to)) return false;
  const ids = targets.anchors.get(to);
  return anchor === undefined || ids === undefined || ids.includes(anchor);
}

/** Returns the pages that content may link to: the language and the base are added when they are shown. */
export function linkablePages(ids: {
  readonly topics: readonly string[];
  readonly slugs: readonly string[];
  readonly laws: readonly string[];
  readonly paths: readonly string[];
  readonly handbooks: readonly string[];
  readonly events: readonly string[];
  readonly quizzes: readonly string[];
  readonly tests: readonly string[];
  readonly templates: readonly string[];
  readonly areas: readonly string[];
  readonly hasGlossary: boolean;
}): string[] {
  const { topics, slugs, laws, paths, handbooks, events, quizzes, tests, templates, areas } = ids;
  return [
    '/',
    '/services/',
    '/search/',
    '/about/',
    '/topics/',
    '/laws/',
    '/offices/',
    '/how-checked/',
    '/listen/',
    '/record/',
    ...topics.map((id) => `/topics/${id}/`),
    ...slugs.map((slug) => `/articles/${slug}/`),
    ...laws.map((id) => `/laws/${id}/`),
    ...(paths.length > 0 ? ['/paths/'] : []),
    ...paths.map((id) => `/paths/${id}/`),
    ...(handbooks.length > 0 ? ['/handbooks/'] : []),
    ...handbooks.map((id) => `/handbooks/${id}/`),
    ...(events.length > 0 ? ['/events/'] : []),
    ...events.map((id) => `/events/${id}/`),
    ...(quizzes.length + tests.length > 0 ? ['/quizzes/'] : []),
    ...quizzes.map((id) => `/quizzes/${id}/`),
    ...tests.map((id) => `/tests/${id}/`),
    ...(templates.length > 0 ? ['/templates/'] : []),
    ...templates.map((id) => `/templates/${id}/`),
    ...(ids.hasGlossary ? ['/glossary/'] : []),
    ...areas.map((id) => `/areas/${id}/`),
  ];
}
