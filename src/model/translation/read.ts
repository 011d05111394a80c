/** What `translation:record` needs of one article, read past the record that may not exist yet. */
import { stringify } from 'yaml';
import type { z } from 'zod';
import { TRANSLATION_LANGS, type TranslationLang } from '../../languages.ts';
import type { Block } from '../block.ts';
import { finding, START, type Finding } from '../check/finding.ts';
import { MAX_WORDS_BYTES, SOURCES_FILE } from '../load/article.ts';
import { loadYaml } from '../load/data.ts';
import { listNames, readBytes, type Folder } from '../load/folder.ts';
import { loadRegister } from '../load/register.ts';
import { parseArticle } from '../parse/article.ts';
import { statuteWords } from '../register.ts';
import { recordingSchema } from '../schema/recording.ts';
import {
  blocksSchema,
  sourcesSchema,
  translationSchema,
  type BlocksRecord,
  type Held,
  type SourcesRecord,
  type TranslationAct,
  type TranslationRecord,
} from '../schema/translation.ts';
import { blocksRecord, identify } from './identity.ts';
import { recordTranslation } from './record.ts';
import { sourcesRecord } from './sources.ts';

export type ReadForRecording =
  | {
      readonly ok: true;
      readonly translation: TranslationRecord;
      readonly blocks: BlocksRecord;
      readonly sources: SourcesRecord;
      readonly summary: string;
    }
  | { readonly ok: false; readonly findings: readonly Finding[] };

/** What is not on the disk yet. */
export interface Changing {
  /** What `<lang>.mdx` is going to say. */
  readonly mdx?: Uint8Array;
  readonly acts?: readonly TranslationAct[];
  readonly held?: readonly Held[];
}

/**
 * Returns what `<lang>.yaml`, `blocks.yaml` and `sources.yaml` are to say, or why they cannot be written. The only way
 * a translation is recorded, by hand or with what people hand in. Never throws.
 */
export function readForRecording(
  root: string,
  slug: string,
  lang: TranslationLang,
  changing: Changing = {},
): ReadForRecording {
  const folder: Folder = { root, findings: [] };
  const path = `articles/${slug}`;
  if (!listNames(folder, 'articles').folders.includes(slug)) {
    return { ok: false, findings: [finding('file/missing', path, START, { name: slug })] };
  }
  const { files } = listNames(folder, path);
  const wording = statuteWords.bind(null, loadRegister(folder));
  const read = (name: string, of: Block['lang']): readonly Block[] => {
    const isChanging = of !== 'zh' && changing.mdx !== undefined;
    const bytes = isChanging ? changing.mdx : readBytes(folder, `${path}/${name}`);
    const parsed = bytes == null ? null : parseArticle(bytes, `${path}/${name}`, of, wording);
    folder.findings.push(...(parsed?.findings ?? []));
    return parsed?.blocks ?? [];
  };
  const source = read('zh.mdx', 'zh');
  const translated = read(`${lang}.mdx`, lang);
  const load = <T>(name: string, schema: z.ZodType<T>, maxBytes?: number): T | null =>
    files.includes(name) ? (loadYaml(folder, `${path}/${name}`, schema, maxBytes)?.value ?? null) : null;
  const before = load(`${lang}.yaml`, translationSchema);
  const ids = load('blocks.yaml', blocksSchema);
  const old = load(SOURCES_FILE, sourcesSchema, MAX_WORDS_BYTES);
  const others = TRANSLATION_LANGS.filter((other) => other !== lang).map((other) =>
    load(`${other}.yaml`, translationSchema),
  );
  const recordings = listNames(folder, `${path}/audio`).folders.flatMap((name) => {
    const file = loadYaml(folder, `${path}/audio/${name}/recording.yaml`, recordingSchema);
    return file === null ? [] : [file.value];
  });
  if (folder.findings.length > 0) return { ok: false, findings: folder.findings };
  const recorded = recordTranslation({
    source,
    translated,
    before,
    file: `${path}/${lang}.mdx`,
    slug,
    lang,
    acts: changing.acts ?? [],
  });
  if ('finding' in recorded) return { ok: false, findings: [recorded.finding] };
  const { blocks } = recorded.record;
  const done = blocks.filter((entry) => entry.state === 'translated').length;
  return {
    ok: true,
    translation: recorded.record,
    blocks: blocksRecord(identify(source, ids), [...(ids?.held ?? []), ...(changing.held ?? [])]),
    sources: sourcesRecord(old, source, [recorded.record, ...others], recordings, wording),
    summary: `登记了 ${blocks.length} 段，译了 ${done} 段，留汉语 ${blocks.length - done} 段。`,
  };
}

/** Returns what was recorded of a translation, null when nothing was or it cannot be read. */
export function readRecord(folder: Folder, slug: string, lang: TranslationLang): TranslationRecord | null {
  const name = `${lang}.yaml`;
  const { files } = listNames(folder, `articles/${slug}`);
  return files.includes(name) ? (loadYaml(folder, `articles/${slug}/${name}`, translationSchema)?.value ?? null) : null;
}

/** Returns the Chinese that things were made from, null where nothing was kept or it cannot be read. For commands, and for the desk where a text is older than its Chinese. */
export function readSources(root: string, slug: string): SourcesRecord | null {
  const folder: Folder = { root, findings: [] };
  const { files } = listNames(folder, `articles/${slug}`);
  if (!files.includes(SOURCES_FILE)) return null;
  return loadYaml(folder, `articles/${slug}/${SOURCES_FILE}`, sourcesSchema, MAX_WORDS_BYTES)?.value ?? null;
}

/** Returns the files of an article that the tool writes, by name, as they are to stand on the disk. */
export function recordFiles(
  result: ReadForRecording & { readonly ok: true },
  lang: TranslationLang,
): Readonly<Record<string, string>> {
  return {
    [`${lang}.yaml`]: toolYaml(result.translation),
    'blocks.yaml': toolYaml(result.blocks),
    ...(result.sources.sources.length === 0 ? {} : { [SOURCES_FILE]: toolYaml(result.sources) }),
  };
}

/** Returns the text of a data file that nobody writes by hand. */
export function toolYaml(value: unknown, command = 'translation:record'): string {
  return `# 由 npm run ${command} 写，请不要手改。\n${stringify(value, { lineWidth: 0, flowCollectionPadding: true })}`;
}
