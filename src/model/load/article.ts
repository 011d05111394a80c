/** One folder under `articles/` → an article with its translations. */
import { TRANSLATION_LANGS, type TranslationLang } from '../../languages.ts';
import type { Block } from '../block.ts';
import { finding, START, type Finding } from '../check/finding.ts';
import { checkCharacters } from '../check/rules/characters.ts';
import { checkScripts } from '../check/rules/script.ts';
import { kindName } from '../kind-name.ts';
import { isPictureName } from '../picture.ts';
import { parseArticle } from '../parse/article.ts';
import { articleSchema, type ArticleMeta } from '../schema/article.ts';
import { slug as slugSchema } from '../schema/scalar.ts';
import type { Site } from '../schema/site.ts';
import {
  blocksSchema,
  handInSchema,
  translationSchema,
  type BlocksHandIn,
  type BlocksRecord,
  type HandIn,
  type Held,
  type TranslationAct,
  type TranslationRecord,
} from '../schema/translation.ts';
import type { StatuteWording } from '../translation/fingerprint.ts';
import { sameMeaning } from '../translation/held.ts';
import { identify, type GoneId, type SourceBlock } from '../translation/identity.ts';
import {
  alignTexts,
  countRows,
  translationRows,
  type TranslationCounts,
  type TranslationRow,
} from '../translation/state.ts';
import { loadYaml, type Loaded } from './data.ts';
import { listNames, readBytes, type Folder } from './folder.ts';
import { loadSounds, type Sounds } from './sound.ts';

export interface Translation {
  readonly lang: TranslationLang;
  /** One a Chinese block, same order as `Article.blocks`. */
  readonly rows: readonly TranslationRow[];
  readonly counts: TranslationCounts;
}

export interface Article extends Sounds {
  readonly slug: string;
  readonly meta: ArticleMeta;
  /** The Chinese: title first, answer second. */
  readonly blocks: readonly SourceBlock[];
  readonly gone: readonly GoneId[];
  /** Changes of the Chinese that somebody says change nothing for a language. */
  readonly held: readonly Held[];
  /** What people said of its translations block by block, in the order of the files. */
  readonly opinions: readonly Opinion[];
  /** Null where there is no file in that language. */
  readonly translations: Readonly<Record<TranslationLang, Translation | null>>;
}

/** What one person said of blocks of one translation; the words they proposed are in it, used or not. */
export type Opinion = BlocksHandIn & {
  /** `hand-ins/ii-2026-12-01-0a1b2c3d.yaml` */
  readonly file: string;
};

/** An article with what the checks over the whole library need. */
export interface LoadedArticle {
  readonly article: Article;
  readonly meta: Loaded<ArticleMeta>;
  /** The blocks of each file, for checks that need their lines. */
  readonly files: readonly { readonly file: string; readonly blocks: readonly Block[] }[];
}

/** No part of the library: read where something is older than its Chinese (`translation/read.ts`). */
export const SOURCES_FILE = 'sources.yaml';
/** What holds all words of an article, and some twice: of what it was made from, of what people handed in. */
export const MAX_WORDS_BYTES = 256 * 1024;

const KNOWN_FILES = new Set([
  'article.yaml',
  'zh.mdx',
  'blocks.yaml',
  SOURCES_FILE,
  ...TRANSLATION_LANGS.flatMap((lang) => [`${lang}.mdx`, `${lang}.yaml`]),
]);
const KNOWN_FOLDERS = new Set(['audio', 'clips', 'images', 'hand-ins']);
const HAND_IN = /^[a-z0-9]+(-[a-z0-9]+)*\.yaml$/;

/** Returns an article, or null when its Chinese or its data cannot be read; all is told in `folder.findings`. */
export function loadArticle(folder: Folder, slug: string, wording: StatuteWording, site: Site): LoadedArticle | null {
  const path = `articles/${slug}`;
  const names = listNames(folder, path);
  checkNames(folder, path, slug, names);
  const meta = loadYaml(folder, `${path}/article.yaml`, articleSchema);
  const chinese = loadBlocks(folder, `${path}/zh.mdx`, 'zh', wording);
  const recorded = names.files.includes('blocks.yaml') ? loadYaml(folder, `${path}/blocks.yaml`, blocksSchema) : null;
  if (recorded !== null) folder.findings.push(...checkIds(recorded));
  const { blocks, gone } = identify(chinese, recorded?.value ?? null);
  const held = recorded?.value.held ?? [];
  const handIns = loadHandIns(folder, path);
  const opinions = [...handIns].flatMap(([file, handIn]): Opinion[] =>
    handIn?.what === 'blocks' ? [{ ...handIn, file }] : [],
  );
  const files = [{ file: `${path}/zh.mdx`, blocks: chinese }];
  const translations: Record<TranslationLang, Translation | null> = { ii: null, bo: null };
  for (const lang of TRANSLATION_LANGS) {
    if (!names.files.includes(`${lang}.mdx`)) continue;
    const translated = loadBlocks(folder, `${path}/${lang}.mdx`, lang, wording);
    files.push({ file: `${path}/${lang}.mdx`, blocks: translated });
    translations[lang] = loadTranslation(folder, {
      path,
      slug,
      lang,
      names: names.files,
      blocks,
      translated,
      handIns,
      held,
      site,
    });
  }
  const rows = { ii: translations.ii?.rows ?? null, bo: translations.bo?.rows ?? null };
  const sounds = loadSounds(folder, path, slug, { blocks, rows, held });
  if (meta === null || blocks.length < 2) return null;
  return { article: { slug, meta: meta.value, blocks, gone, held, opinions, translations, ...sounds }, meta, files };
}

function checkNames(folder: Folder, path: string, slug: string, names: ReturnType<typeof listNames>): void {
  if (!slugSchema.safeParse(slug).success) folder.findings.push(finding('file/bad-name', path, START, { name: slug }));
  const strange = [
    ...names.files.filter((name) => !KNOWN_FILES.has(name)),
    ...names.folders.filter((name) => !KNOWN_FOLDERS.has(name)),
  ];
  const pictures = listNames(folder, `${path}/images`);
  const strangePictures = [...pictures.files.filter((name) => !isPictureName(name)), ...pictures.folders].map(
    (name) => `images/${name}`,
  );
  folder.findings.push(
    ...[...strange, ...strangePictures].map((name) =>
      finding('file/unexpected', `${path}/${name}`, START, { name: name.split('/').at(-1) ?? name }),
    ),
  );
}

/** A merge can leave an id twice; a link would lead to the wrong one. */
function checkIds({ value, file, positionOf }: Loaded<BlocksRecord>): Finding[] {
  const seen = new Set<string>();
  return [
    ...value.blocks.map(({ id }, index) => ({ id, path: ['blocks', index] })),
    ...value.gone.map(({ id }, index) => ({ id, path: ['gone', index] })),
  ].flatMap(({ id, path }) => {
    if (!seen.has(id)) {
      seen.add(id);
      return [];
    }
    return [finding('article/duplicate-id', file, positionOf(path), { id, what: 'blocks.yaml' })];
  });
}

/** Returns what people handed in for an article, by the name that acts give: `hand-ins/x.yaml`. */
function loadHandIns(folder: Folder, path: string): ReadonlyMap<string, HandIn | null> {
  const { files, folders } = listNames(folder, `${path}/hand-ins`);
  const handIns = new Map<string, HandIn | null>();
  for (const name of [...files, ...folders]) {
    const file = `${path}/hand-ins/${name}`;
    if (!HAND_IN.test(name)) folder.findings.push(finding('file/unexpected', file, START, { name }));
    else handIns.set(`hand-ins/${name}`, loadYaml(folder, file, handInSchema, MAX_WORDS_BYTES)?.value ?? null);
  }
  return handIns;
}

function loadBlocks(folder: Folder, file: string, lang: Block['lang'], wording: StatuteWording): readonly Block[] {
  const bytes = readBytes(folder, file);
  if (bytes === null) return [];
  const parsed = parseArticle(bytes, file, lang, wording);
  const syntax = parsed.findings.some((found) => found.rule === 'mdx/syntax' || found.rule.startsWith('file/'));
  folder.findings.push(...parsed.findings);
  // One finding for a file that cannot be parsed: what else is wrong follows from it.
  if (!syntax) {
    folder.findings.push(...checkCharacters(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes), file));
    folder.findings.push(...checkScripts(parsed.blocks, file, lang));
  }
  return parsed.blocks;
}

interface TranslationFiles {
  readonly path: string;
  readonly slug: string;
  readonly lang: TranslationLang;
  readonly names: readonly string[];
  readonly blocks: readonly SourceBlock[];
  readonly translated: readonly Block[];
  readonly handIns: ReadonlyMap<string, HandIn | null>;
  readonly held: readonly Held[];
  readonly site: Site;
}

function loadTranslation(folder: Folder, files: TranslationFiles): Translation | null {
  const { path, slug, lang, names, blocks, translated, handIns, held, site } = files;
  const mdx = `${path}/${lang}.mdx`;
  if (translated.length === 0) return null;
  if (!names.includes(`${lang}.yaml`)) {
    folder.findings.push(finding('translation/not-recorded', mdx, START, { slug, lang }));
    return null;
  }
  const record = loadYaml(folder, `${path}/${lang}.yaml`, translationSchema);
  if (record === null) return null;
  folder.findings.push(
    ...checkActs(handIns, lang, record),
    ...checkRecorded(record.value, translated, mdx, slug, lang),
  );
  const rows = translationRows(blocks, translated, record.value, site.show[lang], sameMeaning(held, lang));
  for (const row of rows) {
    if (row.state === 'translated' && row.stale) {
      folder.findings.push(finding('translation/stale', mdx, row.block.at, { kind: kindName(row.block.body.kind) }));
    }
  }
  return { lang, rows, counts: countRows(rows) };
}

/** What the file holds must be what was recorded; an edit in place is told, an added block must be recorded. */
function checkRecorded(
  record: TranslationRecord,
  translated: readonly Block[],
  file: string,
  slug: string,
  lang: TranslationLang,
): Finding[] {
  const { matches, gone } = alignTexts(record.blocks, translated);
  const added = matches.findIndex((match) => match.state === 'new');
  if (added >= 0 || gone.length > 0) {
    return [finding('translation/not-recorded', file, translated[Math.max(added, 0)]?.at ?? START, { slug, lang })];
  }
  return matches.flatMap((match, index) =>
    match.state === 'changed'
      ? [finding('translation/edited', file, translated[index]?.at ?? START, { slug, lang })]
      : [],
  );
}

/** `draft` and `reviewed` rest on what a person handed in, not on what somebody wrote about it. */
function checkActs(
  handIns: ReadonlyMap<string, HandIn | null>,
  lang: TranslationLang,
  record: Loaded<TranslationRecord>,
): Finding[] {
  return record.value.acts.flatMap((act, index): Finding[] => {
    const at = record.positionOf(['acts', index]);
    const said = act.act === 'reviewed' ? '审过' : '交稿';
    const handIn = handIns.get(act.file);
    // A hand-in that cannot be read has its own findings.
    if (handIn === null) return [];
    if (handIn === undefined)
      return [finding('translation/no-hand-in', record.file, at, { act: said, by: act.by, file: act.file })];
    const holds = handIn.by === act.by && handIn.lang === lang && act.texts.every(isIn(handIn, act));
    return holds ? [] : [finding('translation/hand-in-differs', record.file, at, { file: act.file, by: act.by })];
  });
}

function isIn(handIn: HandIn, act: TranslationAct): (text: string) => boolean {
  const isReview = act.act === 'reviewed';
  if (handIn.what !== 'blocks')
    return (text) => handIn.what === (isReview ? 'review' : 'translation') && handIn.texts.includes(text);
  if (isReview && (!handIn.native || handIn.place !== act.place)) return () => false;
  return (text) =>
    handIn.says.some((say) =>
      isReview ? say.verdict === 'good' && say.kept === undefined && say.text === text : say.made === text,
    );
}
