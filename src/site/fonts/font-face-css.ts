/** Writes `@font-face` rules, as short as they can be: they stand in every page. */

export interface FontFace {
  readonly family: string;
  readonly localNames: readonly string[];
  readonly url: string;
  /** Characters, in ascending order. */
  readonly codePoints: readonly number[];
  /** Claimed whole, first and last inclusive, instead of the single characters of `codePoints` in it. */
  readonly block?: readonly [number, number];
}

/** Returns the value of `unicode-range` for characters in ascending order: `U+A000,U+A015-A017`. */
export function unicodeRange(codePoints: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const codePoint of codePoints) {
    const run = runs.at(-1);
    if (run !== undefined && codePoint === run[1] + 1) run[1] = codePoint;
    else runs.push([codePoint, codePoint]);
  }
  return runs.map(([first, last]) => rangeOf(first, last)).join(',');
}

function rangeWithBlock(codePoints: readonly number[], [first, last]: readonly [number, number]): string {
  const outside = unicodeRange(codePoints.filter((codePoint) => codePoint < first || codePoint > last));
  return outside === '' ? rangeOf(first, last) : `${rangeOf(first, last)},${outside}`;
}

function rangeOf(first: number, last: number): string {
  const from = first.toString(16);
  return first === last ? `U+${from}` : `U+${from}-${last.toString(16)}`;
}

/** Returns the rule of a face. Its weight stays unsaid (400): other weights are drawn from it by the browser. */
export function fontFaceRule(face: FontFace): string {
  const sources = [
    ...face.localNames.map((name) => `local(${quote(name)})`),
    `url(${quote(face.url)}) format("woff2")`,
  ];
  const range = face.block === undefined ? unicodeRange(face.codePoints) : rangeWithBlock(face.codePoints, face.block);
  return `@font-face{font-family:${quote(face.family)};src:${sources.join(',')};font-display:swap;unicode-range:${range}}`;
}

/** CSS string; the names here are ours, so anything that would need escaping is a mistake. */
function quote(text: string): string {
  if (/["\\<\n]/u.test(text)) throw new Error(`不能写进 CSS 的名字：${text}`);
  return `"${text}"`;
}
