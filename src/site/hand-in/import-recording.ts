/** `recording.yaml` and its sounds, as the studio hands them in → a recording of the article. */
import type { Env } from '../../env.ts';
import { isTranslationLang } from '../../languages.ts';
import type { RecordingHandIn } from '../../lib/recording-hand-in.ts';
import { suggest } from '../../lib/suggest.ts';
import { slugNow } from '../../model/article-called.ts';
import { finding, START, type Finding } from '../../model/check/finding.ts';
import { hasErrors } from '../../model/check/report.ts';
import { listNames } from '../../model/load/folder.ts';
import { changedSince, type ReadAloud } from '../../model/load/sound.ts';
import type { Article, Library } from '../../model/library.ts';
import type { ParsedYaml } from '../../model/parse/yaml.ts';
import { recordingHandInSchema } from '../../model/schema/hand-in.ts';
import { sha256Of } from '../audio/cache.ts';
import type { Stretch } from './listen.ts';
import { parseHandIn, RECORDING_FILE, type HandInFiles } from './read-files.ts';
import { takeIn, type TakenIn } from './take-in.ts';

/**
 * Returns where the recording is now, or all that is wrong with it.
 * @throws Error of the file system; nothing is placed then.
 */
export async function importRecording(env: Env, library: Library, handIn: HandInFiles): Promise<TakenIn> {
  const shownAs = `${handIn.shownAs}/${RECORDING_FILE}`;
  const parsed = parseHandIn(handIn.files.get(RECORDING_FILE) ?? new Uint8Array(), shownAs, recordingHandInSchema);
  const { value } = parsed;
  if (value === null) return { findings: parsed.findings, placed: null };
  const found = findArticle(env, library, value.article, shownAs);
  const findings = [...found.findings, ...checkFiles(value, handIn, parsed, shownAs)];
  if (found.article === null || hasErrors(findings)) return { findings, placed: null };

  const { article } = found;
  const stretches = stretchesOf(value, article, handIn);
  findings.push(...checkBlocks(value, article, parsed, shownAs));
  if (stretches.length === 0) findings.push(finding('hand-in/none-left', shownAs, START, {}));
  if (hasErrors(findings)) return { findings, placed: null };
  const { lang, kind, dialect, speaker, consent, licence, recorded } = value;
  const taken = await takeIn(env, library, {
    article,
    lang,
    kind,
    about: { dialect, speaker, consent, licence, recorded },
    stretches,
    sources: stretches.map((stretch) => sha256Of(stretch.bytes)),
    shownAs,
  });
  return { ...taken, findings: [...findings, ...taken.findings] };
}

/** Returns the article of a hand-in, under its present name. */
export function findArticle(
  env: Env,
  library: Library,
  written: string,
  shownAs: string,
): { readonly article: Article | null; readonly findings: Finding[] } {
  const slug = slugNow(written, library.redirects);
  const article = library.articles.find((entry) => entry.slug === slug) ?? null;
  if (article !== null) return { article, findings: [] };
  const { folders } = listNames({ root: env.contentDir, findings: [] }, 'articles');
  return {
    article,
    findings: [
      folders.includes(slug)
        ? finding('hand-in/broken-article', shownAs, START, { slug })
        : finding('hand-in/unknown-article', shownAs, START, { slug: written, suggestion: suggest(written, folders) }),
    ],
  };
}

type Parsed = Pick<ParsedYaml<RecordingHandIn>, 'positionOf'>;

/** Returns what is wrong with the files of a hand-in: each part has its own, and there are no others. */
export function checkFiles(
  { parts }: { readonly parts: readonly { readonly file: string }[] },
  { files, shownAs }: HandInFiles,
  parsed: Pick<ParsedYaml<unknown>, 'positionOf'>,
  at: string,
): Finding[] {
  const used = new Set<string>();
  const findings = parts.flatMap(({ file }, index): Finding[] => {
    const position = parsed.positionOf(['parts', index, 'file']);
    if (used.has(file)) return [finding('hand-in/doubled-file', at, position, { name: file })];
    used.add(file);
    return files.has(file) ? [] : [finding('hand-in/missing-file', at, position, { name: file })];
  });
  const extra = [...files.keys()].filter((name) => name !== RECORDING_FILE && !used.has(name));
  return [...findings, ...extra.map((name) => finding('hand-in/extra-file', `${shownAs}/${name}`, START, { name }))];
}

function checkBlocks(handIn: RecordingHandIn, article: Article, parsed: Parsed, at: string): Finding[] {
  const { parts } = handIn;
  const known = new Set(article.blocks.map((block) => block.id));
  const seen = new Set<string>();
  return parts.flatMap((part, index): Finding[] => {
    const { block } = part;
    const position = parsed.positionOf(['parts', index]);
    const before = parts[index - 1];
    const goesOn = before?.block === block;
    const isDoubled = seen.has(block) && !goesOn;
    const isOtherText = part.text !== undefined && before?.text !== undefined && before.text !== part.text;
    const differs = goesOn && (before.source !== part.source || isOtherText);
    seen.add(block);
    if (isDoubled) return [finding('hand-in/doubled-block', at, position, { block })];
    if (differs) return [finding('hand-in/two-versions', at, position, { block })];
    if (!known.has(block)) return [finding('hand-in/unknown-block', at, position, { block })];
    const { source } = part;
    const changed = goesOn
      ? null
      : changedSince({ block, source, ...wordsOf(handIn, block) }, handIn, readAloud(article));
    return changed === null ? [] : [finding('hand-in/stale', at, position, { block, language: changed.language })];
  });
}

/** Returns what stands in an article, as recordings are held against it. */
export function readAloud({ blocks, translations, held }: Article): ReadAloud {
  return { blocks, held, rows: { ii: translations.ii?.rows ?? null, bo: translations.bo?.rows ?? null } };
}

/** Returns what a block was read from; where one of its parts was not read, nobody can tell how much of the others was. */
function wordsOf({ parts, kind, lang }: RecordingHandIn, block: string): Pick<Stretch, 'text' | 'free'> {
  const texts = parts.filter((part) => part.block === block).map((part) => part.text);
  const [text] = texts;
  if (text !== undefined && texts.every((other) => other !== undefined)) return { text };
  return kind === 'reading' && isTranslationLang(lang) ? { free: true } : {};
}

/** In the order of the article: who listens reads along. */
function stretchesOf(handIn: RecordingHandIn, article: Article, { files, shownAs }: HandInFiles): Stretch[] {
  const order = new Map(article.blocks.map((block, index) => [block.id, index]));
  return handIn.parts
    .filter((part) => order.has(part.block))
    .sort((a, b) => (order.get(a.block) ?? 0) - (order.get(b.block) ?? 0))
    .map(({ block, source, file, durationMs }) => ({
      block,
      source,
      ...wordsOf(handIn, block),
      shownAs: `${shownAs}/${file}`,
      bytes: files.get(file) ?? new Uint8Array(),
      claimedMs: durationMs,
    }));
}
