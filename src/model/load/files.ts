/** Reads the whole content folder: every file as it is, with what is wrong with it alone. */
import { finding, START } from '../check/finding.ts';
import { statuteWords, type Register } from '../register.ts';
import { eventSchema, type EventFile } from '../schema/event.ts';
import { handbookSchema, type HandbookFile } from '../schema/handbook.ts';
import { pathSchema, type PathFile } from '../schema/path.ts';
import { quizSchema, testSchema, type QuizFile, type TestFile } from '../schema/quiz.ts';
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
} from '../schema/site.ts';
import { synonymsSchema, type Synonyms } from '../schema/synonyms.ts';
import { templateSchema, type TemplateFile } from '../schema/template.ts';
import { withdrawnSchema, type WithdrawnFile } from '../schema/withdrawn.ts';
import { loadArticle, type LoadedArticle } from './article.ts';
import { loadYamlOr, type Loaded } from './data.ts';
import { listNames, type Folder } from './folder.ts';
import { loadGlossary, type GlossaryFiles } from './glossary.ts';
import { loadRegister } from './register.ts';
import { loadTiles, type Tile } from './tiles.ts';
import { loadYamlFolder } from './yaml-folder.ts';

type ById<T> = ReadonlyMap<string, Loaded<T>>;

export interface ContentFiles {
  readonly site: Loaded<Site>;
  readonly topics: Loaded<readonly Topic[]>;
  readonly offices: Loaded<readonly Office[]>;
  readonly services: Loaded<readonly Service[]>;
  readonly links: Loaded<Links>;
  readonly synonyms: Loaded<Synonyms>;
  readonly withdrawn: WithdrawnFile['withdrawn'];
  readonly register: Register;
  /** Of all files in `laws/`, also of those that cannot be read. */
  readonly laws: readonly string[];
  readonly paths: ById<PathFile>;
  readonly handbooks: ById<HandbookFile>;
  readonly events: ById<EventFile>;
  readonly quizzes: ById<QuizFile>;
  readonly tests: ById<TestFile>;
  readonly templates: ById<TemplateFile>;
  readonly glossary: GlossaryFiles;
  /** Of all folders in `articles/`, also of those that cannot be read. */
  readonly slugs: readonly string[];
  readonly articles: readonly LoadedArticle[];
  readonly tiles: Loaded<readonly Tile[]>;
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

/** Reads `folder`; `settle` says what a deployment changes of `site.yaml`. What is wrong goes to `folder.findings`. */
export function readFiles(folder: Folder, settle: (site: Site) => Site): ContentFiles {
  checkTop(folder);
  const inFile = loadYamlOr(folder, 'site.yaml', siteSchema, EMPTY_SITE);
  const site = { ...inFile, value: settle(inFile.value) };
  const topics = loadYamlOr(folder, 'topics.yaml', topicsSchema, []);
  const offices = loadYamlOr(folder, 'offices.yaml', officesSchema, []);
  const services = loadYamlOr(folder, 'services.yaml', servicesSchema, []);
  const links = loadYamlOr(folder, 'links.yaml', linksSchema, { redirects: {} });
  const has = (name: string): boolean => listNames(folder, '').files.includes(name);
  const nothing = { value: NO_SYNONYMS, isRead: true, file: 'synonyms.yaml', positionOf: () => START };
  const synonyms = has('synonyms.yaml') ? loadYamlOr(folder, 'synonyms.yaml', synonymsSchema, NO_SYNONYMS) : nothing;
  const withdrawn = has(WITHDRAWN_FILE)
    ? loadYamlOr(folder, WITHDRAWN_FILE, withdrawnSchema, { withdrawn: [] }).value.withdrawn
    : [];
  const register = loadRegister(folder);
  const paths = loadYamlFolder(folder, 'paths', pathSchema);
  const handbooks = loadYamlFolder(folder, 'handbooks', handbookSchema);
  const events = loadYamlFolder(folder, 'events', eventSchema);
  const quizzes = loadYamlFolder(folder, 'quizzes', quizSchema);
  const tests = loadYamlFolder(folder, 'tests', testSchema);
  const templates = loadYamlFolder(folder, 'templates', templateSchema);
  const glossary = loadGlossary(folder);
  const wording = statuteWords.bind(null, register);
  const slugs = listNames(folder, 'articles').folders;
  const articles = slugs.flatMap((slug) => loadArticle(folder, slug, wording, site.value) ?? []);
  const tiles = loadTiles(folder, slugs);
  const laws = listNames(folder, 'laws').files.map((name) => name.replace(/\.yaml$/, ''));
  return {
    ...{ site, topics, offices, services, links, synonyms, withdrawn, register, laws },
    ...{ paths, handbooks, events, quizzes, tests, templates, glossary, slugs, articles, tiles },
  };
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
  'glossary',
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
