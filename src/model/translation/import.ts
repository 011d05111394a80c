/** A hand-in of the translation desk → the files of the content folder that it changes. Reads, writes nothing. */
import { createHash } from 'node:crypto';
import { LANGUAGES, type TranslationLang } from '../../languages.ts';
import { editWords } from '../../lib/edit-form.ts';
import { SCRIPTS } from '../../lib/script/index.ts';
import { suggest } from '../../lib/suggest.ts';
import type { TranslationHandIn } from '../../lib/translation-hand-in.ts';
import { articleCalled, slugNow } from '../article-called.ts';
import type { Block } from '../block.ts';
import { finding, sentenceOf, severityOf, START, type Finding } from '../check/finding.ts';
import { checkCharacters } from '../check/rules/characters.ts';
import { checkScripts } from '../check/rules/script.ts';
import type { Article } from '../load/article.ts';
import { listNames, readBytes, type Folder } from '../load/folder.ts';
import type { Library } from '../library.ts';
import { parseArticle } from '../parse/article.ts';
import type { BlocksHandIn, KeptSay, TranslationAct } from '../schema/translation.ts';
import { kindName } from '../kind-name.ts';
import { sameMeaning } from './held.ts';
import { judge, piecesWrong, type Judged } from './judge.ts';
import { readForRecording, readRecord, recordFiles, toolYaml } from './read.ts';
import { writeTranslation } from './write.ts';

export interface ImportedArticle {
  readonly article: Article;
  readonly judged: readonly Judged[];
}

export interface ImportPlan {
  readonly articles: readonly ImportedArticle[];
  /** Path in the content folder → what it is to say. Empty when all was taken in before. */
  readonly files: ReadonlyMap<string, string>;
}

export type Planned =
  { readonly ok: true; readonly plan: ImportPlan } | { readonly ok: false; readonly findings: readonly Finding[] };

/** Returns what taking in `handIn` does, or all that is wrong with it: then nothing of it is taken. Never throws. */
export function planImport(root: string, library: Library, handIn: TranslationHandIn, shownAs: string): Planned {
  const findings: Finding[] = [];
  if (handIn.on > library.today)
    findings.push(finding('hand-in/future-date', shownAs, START, { day: handIn.on, today: library.today }));
  const articles: ImportedArticle[] = [];
  const files = new Map<string, string>();
  for (const { slug: written, blocks } of handIn.articles) {
    const article = findArticle(root, library, written, shownAs, findings);
    if (article === null) continue;
    const judged = blocks.map((say) => judge(article, handIn, say));
    articles.push({ article, judged });
    const wrong = judged.flatMap((one) => checkPieces(article, one, handIn.lang, shownAs));
    if (wrong.length > 0) findings.push(...wrong);
    else for (const [name, text] of filesOf(root, article, judged, handIn, shownAs, findings)) files.set(name, text);
  }
  return findings.length > 0 ? { ok: false, findings } : { ok: true, plan: { articles, files } };
}

function findArticle(
  root: string,
  library: Library,
  written: string,
  shownAs: string,
  findings: Finding[],
): Article | null {
  const article = articleCalled(written, library);
  if (article !== undefined) return article;
  const slug = slugNow(written, library.redirects);
  const { folders } = listNames({ root, findings: [] }, 'articles');
  findings.push(
    folders.includes(slug)
      ? finding('hand-in/broken-article', shownAs, START, { slug })
      : finding('hand-in/unknown-article', shownAs, START, { slug: written, suggestion: suggest(written, folders) }),
  );
  return null;
}

function placeOf(article: Article, { say, block }: Judged): string {
  return `${article.slug} ${say.block}${block === null ? '' : `（${kindName(block.body.kind)}）`}`;
}

function checkPieces(article: Article, judged: Judged, lang: TranslationLang, shownAs: string): Finding[] {
  const { block, texts } = judged;
  if (judged.done !== 'write' || block === null || texts === undefined) return [];
  const where = placeOf(article, judged);
  const wrong = piecesWrong(block, texts);
  if (wrong !== null && wrong.missing.length + wrong.extra.length > 0) {
    const [missing, extra] = [wrong.missing.join('、'), wrong.extra.join('、')];
    return [finding('hand-in/segments-differ', shownAs, START, { where, missing, extra })];
  }
  if (wrong !== null)
    return wrong.empty.map((label) => finding('hand-in/empty-segment', shownAs, START, { where: `${where} ${label}` }));
  const words = [...texts.values()].map(editWords).join('');
  const isOwn = Array.from(words).some((letter) => SCRIPTS[lang].isOwn(letter.codePointAt(0) ?? 0));
  // A number alone, and a statute whose gist was taken away, have no script.
  if (isOwn || !/\p{L}/u.test(words)) return [];
  return [finding('hand-in/other-script', shownAs, START, { where, language: LANGUAGES[lang].chineseName })];
}

function filesOf(
  root: string,
  article: Article,
  judged: readonly Judged[],
  handIn: TranslationHandIn,
  shownAs: string,
  findings: Finding[],
): [path: string, text: string][] {
  const fresh = judged.filter(({ done }) => done !== 'already');
  if (fresh.length === 0) return [];
  const { lang } = handIn;
  const { slug } = article;
  const path = `articles/${slug}`;
  const edited = writeEdits(root, article, fresh, lang, shownAs);
  if ('findings' in edited) {
    findings.push(...edited.findings);
    return [];
  }
  const says = fresh.map((one): KeptSay => {
    const made = one.block === null ? undefined : edited.made.get(one.block.id);
    const { segments, ...say } = one.say;
    return {
      ...say,
      ...(segments === undefined ? {} : { segments: segments.map((segment) => ({ ...segment })) }),
      ...(one.done === 'write' && made !== undefined ? { made } : {}),
      ...(one.because === undefined ? {} : { kept: one.because }),
    };
  });
  const { by, place, native, on, tool } = handIn;
  const kept: BlocksHandIn = { by, place, native, lang, on, what: 'blocks', tool, says };
  const hash = createHash('sha256').update(JSON.stringify(kept)).digest('hex').slice(0, 8);
  const file = `hand-ins/${lang}-${on}-${hash}.yaml`;
  const out: [string, string][] = [[`${path}/${file}`, toolYaml(kept, 'translation:import')]];
  const acts = actsOf(kept, file);
  const held = fresh.flatMap((one) => one.held ?? []);
  if (acts.length === 0 && held.length === 0) return out;
  const mdx = edited.text === null ? {} : { mdx: new TextEncoder().encode(edited.text) };
  const recorded = readForRecording(root, slug, lang, { ...mdx, acts, held });
  if (!recorded.ok) {
    findings.push(...recorded.findings);
    return [];
  }
  if (edited.text !== null) out.push([`${path}/${lang}.mdx`, edited.text]);
  for (const [name, text] of Object.entries(recordFiles(recorded, lang))) out.push([`${path}/${name}`, text]);
  return out;
}

function actsOf({ by, place, on, says }: BlocksHandIn, file: string): TranslationAct[] {
  const made = says.flatMap((say) => say.made ?? []);
  const good = says.flatMap((say) =>
    say.verdict === 'good' && say.kept === undefined && say.text !== null ? [say.text] : [],
  );
  const unique = (texts: readonly string[]): string[] => [...new Set(texts)];
  return [
    ...(made.length === 0 ? [] : [{ act: 'handed-in' as const, by, on, file, texts: unique(made) }]),
    ...(good.length === 0
      ? []
      : [{ act: 'reviewed' as const, by, native: true as const, place, on, file, texts: unique(good) }]),
  ];
}

type Edited =
  | { readonly text: string | null; readonly made: ReadonlyMap<string, string> }
  | { readonly findings: readonly Finding[] };

/** Writes what changed, reads it again as the build will, and says of each changed block what it is known by now. */
function writeEdits(
  root: string,
  article: Article,
  judged: readonly Judged[],
  lang: TranslationLang,
  shownAs: string,
): Edited {
  const edits = new Map(
    judged.flatMap(({ done, block, texts }) =>
      done === 'write' && block !== null && texts !== undefined ? [[block.id, texts] as const] : [],
    ),
  );
  if (edits.size === 0) return { text: null, made: new Map() };
  const { slug, blocks: source, held } = article;
  const file = `articles/${slug}/${lang}.mdx`;
  const folder: Folder = { root, findings: [] };
  const bytes = listNames(folder, `articles/${slug}`).files.includes(`${lang}.mdx`) ? readBytes(folder, file) : null;
  const before = bytes === null ? { blocks: [], findings: [] } : parseArticle(bytes, file, lang, () => null);
  const broken = [...folder.findings, ...before.findings].filter((found) => severityOf(found) === 'error');
  if (broken.length > 0) return { findings: broken };
  const text = bytes === null ? null : new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const record = readRecord(folder, slug, lang);
  const same = sameMeaning(held, lang);
  const written = writeTranslation({ text, source, translated: before.blocks, record, same, edits, lang, slug });
  if ('finding' in written) return { findings: [written.finding] };
  const after = parseArticle(new TextEncoder().encode(written.text), file, lang, () => null);
  const where = (id: string): string => {
    const one = judged.find(({ block }) => block?.id === id);
    return one === undefined ? `${slug} ${id}` : placeOf(article, one);
  };
  const made = new Map<string, string>();
  const findings: Finding[] = [];
  source.forEach(({ id }, index) => {
    const block = after.blocks[index];
    if (!edits.has(id)) return;
    const problems = block === undefined ? after.findings : wrongIn(block, written.text, after.findings, file, lang);
    for (const found of problems)
      findings.push(finding('hand-in/bad-words', shownAs, START, { where: where(id), problem: sentenceOf(found) }));
    if (block !== undefined) made.set(id, block.fingerprint);
  });
  return findings.length > 0 ? { findings } : { text: written.text, made };
}

/** What checks find in a block as it was written. */
function wrongIn(
  block: Block,
  text: string,
  findings: readonly Finding[],
  file: string,
  lang: TranslationLang,
): Finding[] {
  const [start, end] = block.range;
  const lines = text.slice(start, end).split('\n').length;
  const own = findings.filter(({ line }) => line >= block.at.line && line < block.at.line + lines);
  return [...own, ...checkScripts([block], file, lang), ...checkCharacters(text.slice(start, end), file)];
}
