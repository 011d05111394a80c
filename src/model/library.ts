/**
 * The only door to the content: for pages, checks, tools and tests. The same folder and options give
 * the same library; nothing here reads clock, network, git or environment.
 */
import { checkEvent } from './check/rules/event.ts';
import { checkArticleList, checkIcon, duplicates } from './check/rules/list.ts';
import { checkPath } from './check/rules/path.ts';
import { checkQuestions, checkQuizArticle } from './check/rules/quiz.ts';
import { checkReferences, checkSlug, linkablePages, type Targets } from './check/rules/reference.ts';
import { checkStatutes } from './check/rules/statute.ts';
import { checkTemplate } from './check/rules/template.ts';
import { finding, sortFindings, START, type Finding } from './check/finding.ts';
import { inlineRuns, plainText } from './check/walk.ts';
import { loadArticle, type Article, type LoadedArticle } from './load/article.ts';
import { loadYamlOr, type Loaded } from './load/data.ts';
import { listNames, type Folder } from './load/folder.ts';
import { loadRegister } from './load/register.ts';
import { loadTiles, type Tile } from './load/tiles.ts';
import { loadYamlFolder } from './load/yaml-folder.ts';
import { statuteWords, type Register } from './register.ts';
import { isCheckDue } from './schema/article.ts';
import { eventSchema, type Event } from './schema/event.ts';
import { handbookSchema, type Handbook } from './schema/handbook.ts';
import { pathSchema, type Path } from './schema/path.ts';
import { quizSchema, testSchema, type Quiz, type Test } from './schema/quiz.ts';
import {
  linksSchema,
  officesSchema,
  servicesSchema,
  siteSchema,
  topicsSchema,
  type Links,
  type Office,
  type Service,
  type Site,
  type Topic,
} from './schema/site.ts';
import { synonymsSchema, type Synonyms } from './schema/synonyms.ts';
import { templateSchema, type Template } from './schema/template.ts';
import { withdrawnSchema, type WithdrawnFile } from './schema/withdrawn.ts';
import { SKELETON_LINES } from './skeleton.ts';

export type { Article, Translation } from './load/article.ts';

export interface Library {
  /** The day it speaks of, `YYYY-MM-DD`. */
  readonly today: string;
  readonly site: Site;
  readonly topics: readonly Topic[];
  readonly offices: readonly Office[];
  readonly services: readonly Service[];
  /** Empty where the folder has no `synonyms.yaml`. */
  readonly synonyms: Synonyms;
  readonly register: Register;
  /** The door for who does not read. */
  readonly tiles: readonly Tile[];
  /** In the order of their ids, as the handbooks. */
  readonly paths: readonly Path[];
  readonly handbooks: readonly Handbook[];
  /** Likewise. */
  readonly events: readonly Event[];
  /** Three questions each, by the slugs of the articles they ask about. */
  readonly quizzes: readonly Quiz[];
  /** Longer ones, of a part of the law. */
  readonly tests: readonly Test[];
  /** Papers to fill in by hand. */
  readonly templates: readonly Template[];
  /** In the order of their slugs. */
  readonly articles: readonly Article[];
  /** Old slug → present slug. */
  readonly redirects: Links['redirects'];
  /** Voices that were taken back; empty where the folder has no `withdrawn.yaml`. */
  readonly withdrawn: WithdrawnFile['withdrawn'];
}

export interface LoadOptions {
  readonly today: string;
  /** `hide` leaves unreviewed translations out, whatever `site.yaml` says. */
  readonly drafts?: 'hide' | 'as-configured';
  /** Where the studio posts to, whatever `site.yaml` says; null leaves that as it is. */
  readonly inbox?: string | null;
  /** Names of the icons there are; not checked when left out. */
  readonly icons?: ReadonlySet<string>;
}

const NO_SYNONYMS: Synonyms = { same: [], filler: [] };

const EMPTY_SITE: Site = {
  name: { zh: '' },
  show: {
    ii: { machine: 'beside', draft: 'beside', reviewed: 'beside' },
    bo: { machine: 'beside', draft: 'beside', reviewed: 'beside' },
  },
  areas: [],
  mostAsked: [],
};

/** Returns the library in `dir` and everything that is wrong with it, in the order of a reader. Never throws. */
export function loadLibrary(
  dir: string,
  options: LoadOptions,
): { readonly library: Library; readonly findings: readonly Finding[] } {
  const folder: Folder = { root: dir, findings: [] };
  checkTop(folder);
  const site = loadYamlOr(folder, 'site.yaml', siteSchema, EMPTY_SITE);
  const { inbox = null } = options;
  const settled = inbox === null ? site.value : { ...site.value, inbox };
  const shown = options.drafts === 'hide' ? hideDrafts(settled) : settled;
  const topics = loadYamlOr(folder, 'topics.yaml', topicsSchema, []);
  const offices = loadYamlOr(folder, 'offices.yaml', officesSchema, []);
  const services = loadYamlOr(folder, 'services.yaml', servicesSchema, []);
  const links = loadYamlOr(folder, 'links.yaml', linksSchema, { redirects: {} });
  const synonyms = listNames(folder, '').files.includes('synonyms.yaml')
    ? loadYamlOr(folder, 'synonyms.yaml', synonymsSchema, NO_SYNONYMS)
    : null;
  const withdrawn = listNames(folder, '').files.includes(WITHDRAWN_FILE)
    ? loadYamlOr(folder, WITHDRAWN_FILE, withdrawnSchema, { withdrawn: [] }).value.withdrawn
    : [];
  const register = loadRegister(folder);
  const paths = loadYamlFolder(folder, 'paths', pathSchema);
  const handbooks = loadYamlFolder(folder, 'handbooks', handbookSchema);
  const events = loadYamlFolder(folder, 'events', eventSchema);
  const quizzes = loadYamlFolder(folder, 'quizzes', quizSchema);
  const tests = loadYamlFolder(folder, 'tests', testSchema);
  const templates = loadYamlFolder(folder, 'templates', templateSchema);
  const wording = statuteWords.bind(null, register);
  const slugs = listNames(folder, 'articles').folders;
  const loaded = slugs.flatMap((slug) => loadArticle(folder, slug, wording, shown) ?? []);
  const tiles = loadTiles(folder, slugs);
  const library: Library = {
    today: options.today,
    site: shown,
    topics: topics.value,
    offices: offices.value,
    services: services.value,
    synonyms: synonyms?.value ?? NO_SYNONYMS,
    register,
    tiles: tiles.value,
    paths: withIds(paths),
    handbooks: withIds(handbooks),
    events: withIds(events),
    quizzes: withIds(quizzes),
    tests: withIds(tests),
    templates: withIds(templates),
    articles: loaded.map((entry) => entry.article),
    redirects: links.value.redirects,
    withdrawn,
  };
  folder.findings.push(
    ...duplicates(topics, (topic) => topic.id),
    ...duplicates(offices, (office) => office.id),
    ...duplicates(services, (service) => service.number),
    ...duplicates(tiles, (tile) => tile.id),
    ...(synonyms === null ? [] : synonymsTwice(synonyms)),
    ...checkIcons(topics, options.icons),
    ...checkIcons(services, options.icons),
    ...checkIcons(tiles, options.icons),
    ...checkSlugs(slugs, site, links),
    ...checkWithdrawn(library),
    ...[paths, handbooks, events, tests, templates].flatMap((files) =>
      [...files.values()].flatMap((file) => checkIcon(file, [], options.icons)),
    ),
    ...checkHomeArea(site),
    ...[...handbooks.values()].flatMap((handbook) => checkArticleList(handbook, slugs)),
    ...[...events.values()].flatMap((event) => checkEvent(event, slugs, register, options.today)),
    ...[...quizzes.values(), ...tests.values()].flatMap((file) => checkQuestions(file, register, options.today)),
    ...[...templates.values()].flatMap((file) => checkTemplate(file, slugs, register, options.today)),
    ...[...quizzes].flatMap(([slug, file]) => checkQuizArticle(file, slug, { ...library, slugs })),
  );
  const laws = registeredLaws(folder);
  const targets: Targets = {
    topics: topics.isRead ? library.topics.map((topic) => topic.id) : null,
    offices: offices.isRead ? library.offices.map((office) => office.id) : null,
    phones: services.isRead ? library.services.map((service) => service.number) : null,
    slugs,
    pages: linkablePages({
      topics: library.topics.map((topic) => topic.id),
      slugs,
      laws,
      paths: [...paths.keys()],
      handbooks: [...handbooks.keys()],
      events: [...events.keys()],
      quizzes: [...quizzes.keys()],
      tests: [...tests.keys()],
      templates: [...templates.keys()],
      areas: library.site.areas.map((area) => area.id),
    }),
    anchors: new Map(library.articles.map((article) => [`/articles/${article.slug}/`, linkIds(article)])),
  };
  folder.findings.push(
    ...[...paths.values()].flatMap((path) => [
      ...duplicates({ ...path, value: path.value.questions }, (question) => question.id, ['questions']),
      ...checkPath(path, targets, register, options.today),
    ]),
  );
  folder.findings.push(...loaded.flatMap((entry) => checkArticle(entry, library, targets, folder)));
  const unread = new Set(laws.filter((id) => !register.has(id)));
  return { library, findings: sortFindings(folder.findings.filter((found) => !followsFrom(unread, found))) };
}

/** A law that cannot be read is one finding of its own, not one in each article that quotes it. */
function followsFrom(unreadLaws: ReadonlySet<string>, found: Finding): boolean {
  if (unreadLaws.size === 0) return false;
  return (
    found.rule === 'translation/stale' ||
    (found.rule === 'statute/unknown-law' && unreadLaws.has(String(found.facts['law'])))
  );
}

export const WITHDRAWN_FILE = 'withdrawn.yaml';

const TOP_FILES = new Set([
  'site.yaml',
  'topics.yaml',
  'offices.yaml',
  'services.yaml',
  'links.yaml',
  'synonyms.yaml',
  'voice.yaml',
  WITHDRAWN_FILE,
]);
const TOP_FOLDERS = new Set([
  'articles',
  'laws',
  'voice',
  'paths',
  'handbooks',
  'events',
  'quizzes',
  'tests',
  'templates',
]);

function checkTop(folder: Folder): void {
  const { files, folders } = listNames(folder, '.');
  const articles = listNames(folder, 'articles').files.map((name) => `articles/${name}`);
  const strange = [
    ...files.filter((name) => !TOP_FILES.has(name)),
    ...folders.filter((name) => !TOP_FOLDERS.has(name)),
    ...articles,
  ];
  folder.findings.push(
    ...strange.map((path) => finding('file/unexpected', path, START, { name: path.split('/').at(-1) ?? path })),
  );
}

function hideDrafts(site: Site): Site {
  const hidden = { machine: 'hide', draft: 'hide' } as const;
  return { ...site, show: { ii: { ...site.show.ii, ...hidden }, bo: { ...site.show.bo, ...hidden } } };
}

/** A word can stand for one other only. */
function synonymsTwice({ value, file, positionOf }: Loaded<Synonyms>): Finding[] {
  const places = [
    ...value.same.flatMap((words, group) => words.map((word, index) => ({ word, path: ['same', group, index] }))),
    ...value.filler.map((word, index) => ({ word, path: ['filler', index] })),
  ];
  const seen = new Set<string>();
  return places.flatMap(({ word, path }) => {
    if (seen.has(word)) return [finding('article/duplicate-id', file, positionOf(path), { id: word, what: file })];
    seen.add(word);
    return [];
  });
}

function checkIcons(list: Loaded<readonly { readonly icon: string }[]>, icons: LoadOptions['icons']): Finding[] {
  return list.value.flatMap((value, index) => checkIcon({ ...list, value }, [index], icons));
}

function withIds<T>(files: ReadonlyMap<string, Loaded<T>>): (T & { readonly id: string })[] {
  return [...files].map(([id, { value }]) => ({ ...value, id }));
}

function checkHomeArea({ value, file, positionOf }: Loaded<Site>): Finding[] {
  const { areas, home } = value;
  if (home === undefined || areas.some((area) => area.id === home.area)) return [];
  const known = areas.map((area) => area.id).join('、');
  return [finding('site/unknown-area', file, positionOf(['home', 'area']), { area: home.area, known })];
}

/** Pages beside the studios of the articles. */
const BESIDE_STUDIOS: ReadonlySet<string> = new Set(['check', 'scripts']);

/** Of articles that cannot be read as well: they have findings of their own, not one in each that links to them. */
function checkSlugs(folders: readonly string[], site: Loaded<Site>, links: Loaded<Links>): Finding[] {
  const slugs = new Set(folders);
  const findings = folders
    .filter((slug) => BESIDE_STUDIOS.has(slug))
    .map((slug) =>
      finding('article/duplicate-slug', `articles/${slug}`, START, { slug, other: `网页 /record/${slug}/ ` }),
    );
  site.value.mostAsked.forEach((slug, index) =>
    findings.push(...checkSlug(slug, folders, site.file, site.positionOf(['mostAsked', index]))),
  );
  for (const [from, to] of Object.entries(links.value.redirects)) {
    const at = links.positionOf(['redirects', from]);
    if (slugs.has(from))
      findings.push(
        finding('article/duplicate-slug', links.file, at, { slug: from, other: `文章 articles/${from}/ ` }),
      );
    if (!slugs.has(to)) findings.push(finding('article/bad-redirect', links.file, at, { from, to }));
  }
  return findings;
}

/** A merge can bring back what somebody has taken back. */
function checkWithdrawn({ articles, tiles, withdrawn }: Library): Finding[] {
  const ids = new Set(withdrawn.map((entry) => entry.recording));
  const voices = articles.flatMap((article) => [...article.recordings, ...Object.values(article.clips)]);
  return [...voices, ...tiles.flatMap((tile) => tile.names)]
    .filter((voice) => ids.has(voice.id))
    .map((voice) => finding('audio/withdrawn', voice.path, START, { recording: voice.id }));
}

function linkIds(article: Article): string[] {
  return [...article.blocks.map((block) => block.id), ...article.gone.map((entry) => entry.id)];
}

function registeredLaws(folder: Folder): string[] {
  return listNames(folder, 'laws').files.map((name) => name.replace(/\.yaml$/, ''));
}

function checkArticle(entry: LoadedArticle, library: Library, targets: Targets, folder: Folder): Finding[] {
  const { article, files } = entry;
  const images = listNames(folder, `articles/${article.slug}/images`).files;
  return [
    ...checkReferences(entry, targets, images),
    ...files.flatMap(({ file, blocks }) => checkStatutes(blocks, file, library.register, library.today)),
    ...checkDates(entry, library.today),
    ...checkSkeleton(files),
  ];
}

function checkDates({ article, meta }: LoadedArticle, today: string): Finding[] {
  const { checked } = article.meta;
  if (checked === null) return [finding('article/not-checked', meta.file, meta.positionOf(['checked']), {})];
  return isCheckDue(article.meta, today)
    ? [finding('article/check-due', meta.file, meta.positionOf(['checked', 'due']), { due: checked.due })]
    : [];
}

/** Sentences of `npm run new` that nobody has replaced: they say nothing to a reader. */
function checkSkeleton(files: LoadedArticle['files']): Finding[] {
  return files.flatMap(({ file, blocks }) =>
    blocks.flatMap((block) =>
      inlineRuns(block.body)
        .map(plainText)
        .filter(({ text }) => SKELETON_LINES.has(text))
        .map(({ text, placeAt }) => finding('article/unfinished', file, placeAt(0), { words: text })),
    ),
  );
}
