/**
 * After Astro: cuts fonts for Yi and Tibetan from the text of the built site and writes their rules into
 * its stylesheet. See docs/fonts.md.
 */
import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LANGS, LANGUAGES } from '../../languages.ts';
import type { Finding } from '../../model/check/finding.ts';
import { findBoxes } from './findings.ts';
import { cached, cacheKey } from './font-cache.ts';
import { fontFaceRule } from './font-face-css.ts';
import type { FontFace } from './font-face-css.ts';
import { FONT_SCRIPTS, FONT_SOURCES, NAMES_FAMILY, OWN_FAMILY, scriptOf } from './font-script.ts';
import type { FontScript } from './font-script.ts';
import { mappedCodePoints, reachedGlyphs } from './shaping.ts';
import { readSiteText } from './site-text.ts';
import type { PageText } from './site-text.ts';
import { sliceByUse } from './slice.ts';
import { sourceFont } from './source-font.ts';
import { boxFont, boxRule, dataUri, meanLetterAdvance } from './stand-in.ts';
import { subsetToWoff2, subsetterHash } from './subset.ts';
import { tibetanSyllables } from './syllables.ts';
import { writeRules, type Boxes } from './write-rules.ts';

/** What can stand in `data-pufa-faces`: `names` for the languages' own names on pages of any language, and one for each script. */
export const FACE_SETS = ['names', ...FONT_SCRIPTS] as const;
export type FaceSet = (typeof FACE_SETS)[number] | 'own';

export interface CutFontFile {
  /** File name in `dist/fonts/`. */
  readonly name: string;
  readonly sizeBytes: number;
  /** How many characters it has. */
  readonly codePoints: number;
  readonly set: FaceSet;
}

export interface FontReport {
  /** In the order they were made. */
  readonly files: readonly CutFontFile[];
  /** Warnings: what a reader might see as a box. */
  readonly findings: readonly Finding[];
}

/** Yi characters in a slice: the first 220 are 13 KB and 97 % of what articles say; the rest of an article is its own. */
const SLICE_SIZE = 220;
/** Changed by hand when this folder makes other fonts from the same input. */
const RECIPE = 4;

interface OwnFace {
  readonly page: string;
  readonly codePoints: readonly number[];
}

interface Source {
  readonly sfnt: Uint8Array;
  readonly hash: string;
  readonly mapped: ReadonlySet<number>;
}

/**
 * Writes `dist/fonts/*.woff2` and their rules: those of the faces into the stylesheets that pages name for them, those of the boxes
 * into the pages that ask for them (see `write-rules.ts`). The same pages give the same bytes. Running it again over
 * its own output changes nothing.
 * @param options.base - base path with slashes at both ends
 * @param options.cacheDir - kept between builds; may be deleted at any time
 * @throws Error when a page asks for boxes of a script that has none, or for a stylesheet that is not there.
 */
export async function cutFonts(options: {
  readonly distDir: string;
  readonly base: string;
  readonly cacheDir: string;
}): Promise<FontReport> {
  const { distDir, base, cacheDir } = options;
  const pages = await readSiteText(distDir);
  const sources = Object.fromEntries(
    await Promise.all(FONT_SCRIPTS.map(async (script) => [script, await openSource(script)] as const)),
  ) as Record<FontScript, Source>;
  const tool = await subsetterHash();

  const files: CutFontFile[] = [];
  const rules = new Map<string, string[]>(FACE_SETS.map((set) => [set, []]));
  const own = new Map<string, string>();
  /** Returns the rule of the face; null when the font has none of its characters. */
  const make = async (set: FaceSet, name: string, plan: FacePlan): Promise<string | null> => {
    const source = sources[plan.script];
    const codePoints = plan.codePoints.filter((codePoint) => source.mapped.has(codePoint)).sort((a, b) => a - b);
    if (codePoints.length === 0) return null;
    const pieces = [...plan.pieces].sort();
    const bytes = await cached(cacheDir, cacheKey([RECIPE, tool, source.hash, codePoints, pieces]), () =>
      subsetToWoff2(source.sfnt, { codePoints, glyphIds: reachedGlyphs(source.sfnt, pieces) }),
    );
    const contentHash = createHash('sha256').update(bytes).digest('hex').slice(0, 10);
    const fileName = `${name}.${contentHash}.woff2`;
    await mkdir(join(distDir, 'fonts'), { recursive: true });
    await writeFile(join(distDir, 'fonts', fileName), bytes);
    if (!files.some((file) => file.name === fileName))
      files.push({ name: fileName, sizeBytes: bytes.length, codePoints: codePoints.length, set });
    const face: FontFace = {
      family: set === 'names' ? NAMES_FAMILY : set === 'own' ? OWN_FAMILY : FONT_SOURCES[plan.script].family,
      // A kilobyte that a phone with a font of its own does not need is less than the names of such fonts in every article.
      localNames: set === 'own' ? [] : FONT_SOURCES[plan.script].localNames,
      url: `${base}fonts/${fileName}`,
      codePoints,
      ...(plan.block === undefined ? {} : { block: plan.block }),
    };
    const rule = fontFaceRule(face);
    rules.get(set)?.push(rule);
    return rule;
  };

  for (const script of FONT_SCRIPTS) {
    await make('names', `names-${FONT_SOURCES[script].fileName}`, namesPlan(script));
  }
  const yi = yiPlans(pages, sources.Yiii);
  for (const plan of yi) await make('Yiii', plan.name, plan);
  for (const { page, codePoints } of ownFaces(pages, yi[1]?.codePoints ?? [])) {
    const plan: FacePlan = { script: 'Yiii', codePoints, pieces: [] };
    const rule = await make('own', `${FONT_SOURCES.Yiii.fileName}-own`, plan);
    if (rule !== null) own.set(page, rule);
  }
  await make('Tibt', FONT_SOURCES.Tibt.fileName, tibetanPlan(pages));

  const boxes = await makeBoxes(pages, sources);
  await writeRules({ distDir, base, pages, rules, boxes, own });
  return { files, findings: findBoxes(pages, { Yiii: sources.Yiii.mapped, Tibt: sources.Tibt.mapped }) };
}

/** The boxes that each page asks for; pages whose letters are as wide on average share a font. */
async function makeBoxes(
  pages: readonly PageText[],
  sources: Readonly<Record<FontScript, Source>>,
): Promise<ReadonlyMap<string, Boxes>> {
  const known = new Map<string, string>();
  const made = new Map<string, Boxes>();
  for (const page of pages) {
    const asked = new Set([
      ...page.slots.styles.flatMap((slot) => slot.scripts),
      ...page.slots.boxes.map((slot) => slot.script),
    ]);
    const boxes: Boxes = new Map();
    for (const script of FONT_SCRIPTS.filter((entry) => asked.has(entry))) {
      const advance = meanLetterAdvance(script, sources[script].sfnt, page);
      const key = `${script} ${String(advance)}`;
      const uri = known.get(key) ?? (await dataUri(await boxFont(script, sources.Tibt.sfnt, advance)));
      known.set(key, uri);
      boxes.set(script, { uri, rule: boxRule(script, uri) });
    }
    made.set(page.page, boxes);
  }
  return made;
}

interface FacePlan {
  readonly script: FontScript;
  readonly codePoints: readonly number[];
  /** Texts whose shapes must come out whole. */
  readonly pieces: Iterable<string>;
  /** Claimed whole, although the cut font has only some of its characters. */
  readonly block?: readonly [number, number];
}

/** The names of the languages stand in the header of every page, also where nobody reads the script. */
function namesPlan(script: FontScript): FacePlan {
  const names = LANGS.map((lang) => LANGUAGES[lang]).filter((language) => language.script === script);
  return {
    script,
    codePoints: names.flatMap(({ ownName }) => codePointsOf(ownName)),
    pieces: names.flatMap(({ ownName }) => tibetanSyllables(ownName)),
  };
}

/**
 * Slices by use, the rest of the font for what readers type. The rest goes first and claims the whole
 * block: of two faces the later wins, so its rule is 20 bytes where a list of its characters is 5 KB.
 */
function yiPlans(pages: readonly PageText[], source: Source): (FacePlan & { readonly name: string })[] {
  const { fileName, block } = FONT_SOURCES.Yiii;
  const used = pages.map((page) => new Map([...page.uses.Yiii].filter(([codePoint]) => source.mapped.has(codePoint))));
  // Punctuation stands beside Chinese too, where nobody knows whose font draws it: with the common ones it costs nothing.
  const isLetter = (codePoint: number): boolean => scriptOf(codePoint) === 'Yiii';
  const punctuation = new Set(used.flatMap((uses) => [...uses.keys()].filter((codePoint) => !isLetter(codePoint))));
  const letters = used.map((uses) => new Map([...uses].filter(([codePoint]) => isLetter(codePoint))));
  const slices = sliceByUse(letters, SLICE_SIZE).map((slice, index) =>
    index === 0 ? [...slice, ...punctuation] : slice,
  );
  const sliced = new Set(slices.flat());
  const rest = [...source.mapped].filter((codePoint) => isLetter(codePoint) && !sliced.has(codePoint));
  return [
    { script: 'Yiii', name: `${fileName}-rest`, codePoints: rest, pieces: [], block },
    ...slices.map((codePoints, index) => ({
      script: 'Yiii' as const,
      name: `${fileName}-${String(index + 1)}`,
      codePoints,
      pieces: [],
    })),
  ];
}

/**
 * What articles say besides the common characters: a few each, others in each. In slices by use every article would need
 * all slices for a dozen letters; in a file of its own they are 1 KB (docs/fonts.md).
 */
function ownFaces(pages: readonly PageText[], common: readonly number[]): OwnFace[] {
  const isCommon = new Set(common);
  return pages
    .filter(({ isArticle, slots }) => isArticle && slots.styles.some(({ scripts }) => scripts.includes('Yiii')))
    .map(({ page, uses }) => ({
      page,
      codePoints: [...uses.Yiii.keys()].filter((codePoint) => !isCommon.has(codePoint)),
    }));
}

/** One file: a stack's parts must come from the same font, so it cannot be sliced by character. */
function tibetanPlan(pages: readonly PageText[]): FacePlan {
  const pieces = new Set<string>();
  const codePoints = new Set<number>();
  for (const page of pages) {
    for (const text of page.texts.Tibt) for (const piece of tibetanSyllables(text)) pieces.add(piece);
    for (const codePoint of page.uses.Tibt.keys()) codePoints.add(codePoint);
  }
  const shown = [...pieces].filter((piece) => codePointsOf(piece).some((codePoint) => scriptOf(codePoint) === 'Tibt'));
  return { script: 'Tibt', codePoints: [...codePoints], pieces: shown, block: FONT_SOURCES.Tibt.block };
}

async function openSource(script: FontScript): Promise<Source> {
  const source = await sourceFont(script);
  return { ...source, mapped: mappedCodePoints(source.sfnt) };
}

function codePointsOf(text: string): number[] {
  return [...text].map((character) => character.codePointAt(0) ?? 0);
}
