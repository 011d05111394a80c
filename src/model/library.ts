/**
 * The only door to the content: for pages, checks, tools and tests. The same folder and options give
 * the same library; nothing here reads clock, network, git or environment.
 */
import { checkArticle } from './check/rules/article.ts';
import { checkEvent } from './check/rules/event.ts';
import { checkGlossary } from './check/rules/glossary.ts';
import { checkArticleList, checkIcon, checkIcons, duplicates } from './check/rules/list.ts';
import { checkPath } from './check/rules/path.ts';
import { checkQuestions, checkQuizArticle } from './check/rules/quiz.ts';
import { linkablePages, type Targets } from './check/rules/reference.ts';
import { checkHomeArea, checkSlugs, synonymsTwice } from './check/rules/site.ts';
import { checkTemplate } from './check/rules/template.ts';
import { checkWordsUsed } from './check/rules/translated-words.ts';
import { finding, sortFindings, START, type Finding } from './check/finding.ts';
import { glossaryOf, type Glossary } from './glossary.ts';
import type { Article } from './load/article.ts';
import type { Loaded } from './load/data.ts';
import { readFiles, type ContentFiles } from './load/files.ts';
import type { Folder } from './load/folder.ts';
import type { Tile } from './load/tiles.ts';
import type { Register } from './register.ts';
import type { Event } from './schema/event.ts';
import type { Handbook } from './schema/handbook.ts';
import type { Path } from './schema/path.ts';
import type { Quiz, Test } from './schema/quiz.ts';
import type { Links, Office, Service, Site, Topic } from './schema/site.ts';
import type { Synonyms } from './schema/synonyms.ts';
import type { Template } from './schema/template.ts';
import type { WithdrawnFile } from './schema/withdrawn.ts';

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
  /** Words explained, and what they are called in the other languages; empty where the folder has none. */
  readonly glossary: Glossary;
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

/** Returns the library in `dir` and everything that is wrong with it, in the order of a reader. Never throws. */
export function loadLibrary(
  dir: string,
  options: LoadOptions,
): { readonly library: Library; readonly findings: readonly Finding[] } {
  const folder: Folder = { root: dir, findings: [] };
  const files = readFiles(folder, (site) => settled(site, options));
  const library = libraryOf(files, options.today);
  folder.findings.push(...checkData(files, library, options.icons), ...checkArticles(files, library, folder));
  const unread = new Set(files.laws.filter((id) => !files.register.has(id)));
  return { library, findings: sortFindings(folder.findings.filter((found) => !followsFrom(unread, found))) };
}

/** The site as this deployment has it. */
function settled(site: Site, { drafts, inbox = null }: LoadOptions): Site {
  const posting = inbox === null ? site : { ...site, inbox };
  if (drafts !== 'hide') return posting;
  const hidden = { machine: 'hide', draft: 'hide' } as const;
  return { ...posting, show: { ii: { ...site.show.ii, ...hidden }, bo: { ...site.show.bo, ...hidden } } };
}

function libraryOf(files: ContentFiles, today: string): Library {
  return {
    today,
    site: files.site.value,
    topics: files.topics.value,
    offices: files.offices.value,
    services: files.services.value,
    synonyms: files.synonyms.value,
    register: files.register,
    tiles: files.tiles.value,
    paths: withIds(files.paths),
    handbooks: withIds(files.handbooks),
    events: withIds(files.events),
    quizzes: withIds(files.quizzes),
    tests: withIds(files.tests),
    templates: withIds(files.templates),
    glossary: glossaryOf(files.glossary),
    articles: files.articles.map((entry) => entry.article),
    redirects: files.links.value.redirects,
    withdrawn: files.withdrawn,
  };
}

function withIds<T>(files: ReadonlyMap<string, Loaded<T>>): (T & { readonly id: string })[] {
  return [...files].map(([id, { value }]) => ({ ...value, id }));
}

/** What is wrong with the data as a whole; each file was looked at when it was read. */
function checkData(files: ContentFiles, library: Library, icons: LoadOptions['icons']): Finding[] {
  const { site, topics, offices, services, links, synonyms, tiles, slugs, register } = files;
  const { paths, handbooks, events, quizzes, tests, templates } = files;
  const { today } = library;
  return [
    ...duplicates(topics, (topic) => topic.id),
    ...duplicates(offices, (office) => office.id),
    ...duplicates(services, (service) => service.number),
    ...duplicates(tiles, (tile) => tile.id),
    ...synonymsTwice(synonyms),
    ...[topics, services, tiles].flatMap((list) => checkIcons(list, icons)),
    ...[paths, handbooks, events, tests, templates].flatMap((byId) =>
      [...byId.values()].flatMap((file) => checkIcon(file, [], icons)),
    ),
    ...checkSlugs(slugs, site, links),
    ...checkGlossary(files.glossary),
    ...checkWithdrawn(library),
    ...checkHomeArea(site),
    ...[...handbooks.values()].flatMap((handbook) => checkArticleList(handbook, slugs)),
    ...[...events.values()].flatMap((event) => checkEvent(event, slugs, register, today)),
    ...[...quizzes.values(), ...tests.values()].flatMap((file) => checkQuestions(file, register, today)),
    ...[...templates.values()].flatMap((file) => checkTemplate(file, slugs, register, today)),
    ...[...quizzes].flatMap(([slug, file]) => checkQuizArticle(file, slug, { ...library, slugs })),
  ];
}

/** A merge can bring back what somebody has taken back. */
function checkWithdrawn({ articles, tiles, withdrawn }: Library): Finding[] {
  const ids = new Set(withdrawn.map((entry) => entry.recording));
  const voices = articles.flatMap((article) => [...article.recordings, ...Object.values(article.clips)]);
  return [...voices, ...tiles.flatMap((tile) => tile.names)]
    .filter((voice) => ids.has(voice.id))
    .map((voice) => finding('audio/withdrawn', voice.path, START, { recording: voice.id }));
}

/** What is wrong with what articles and paths refer to. */
function checkArticles(files: ContentFiles, library: Library, folder: Folder): Finding[] {
  const targets = targetsOf(files, library);
  return [
    ...[...files.paths.values()].flatMap((path) => [
      ...duplicates({ ...path, value: path.value.questions }, (question) => question.id, ['questions']),
      ...checkPath(path, targets, library.register, library.today),
    ]),
    ...files.articles.flatMap((entry) => checkArticle(entry, library, targets, folder)),
    ...checkWordsUsed(library.articles, library.glossary),
  ];
}

function targetsOf(files: ContentFiles, library: Library): Targets {
  const idsOf = (list: Loaded<readonly { readonly id: string }[]>): string[] => list.value.map(({ id }) => id);
  return {
    topics: files.topics.isRead ? idsOf(files.topics) : null,
    offices: files.offices.isRead ? idsOf(files.offices) : null,
    phones: files.services.isRead ? library.services.map((service) => service.number) : null,
    slugs: files.slugs,
    terms: [...library.glossary.byId.keys()],
    pages: linkablePages({
      topics: idsOf(files.topics),
      slugs: files.slugs,
      laws: files.laws,
      paths: [...files.paths.keys()],
      handbooks: [...files.handbooks.keys()],
      events: [...files.events.keys()],
      quizzes: [...files.quizzes.keys()],
      tests: [...files.tests.keys()],
      templates: [...files.templates.keys()],
      hasGlossary: library.glossary.groups.length > 0,
      areas: library.site.areas.map((area) => area.id),
    }),
    anchors: new Map(library.articles.map((article) => [`/articles/${article.slug}/`, linkIds(article)])),
  };
}

function linkIds(article: Article): string[] {
  return [...article.blocks.map((block) => block.id), ...article.gone.map((entry) => entry.id)];
}

/** A law that cannot be read is one finding of its own, not one in each article that quotes it. */
function followsFrom(unreadLaws: ReadonlySet<string>, found: Finding): boolean {
  if (unreadLaws.size === 0) return false;
  return (
    found.rule === 'translation/stale' ||
    (found.rule === 'statute/unknown-law' && unreadLaws.has(String(found.facts['law'])))
  );
}
