/** Which traditional characters stand for characters of the site: see `lib/search/fold.ts`. */
import { Converter } from 'opencc-js';
import type { TraditionalFile } from '../lib/search/fold.ts';
import type { Library } from './library.ts';
import { allTexts, hanOf } from './texts.ts';

/** The blocks that people can type: CJK Unified Ideographs and extension A. Compatibility forms go in the normaliser. */
const BLOCKS = [
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
] as const;
/** The ways to write traditional Chinese, as OpenCC names them: its own standard, Taiwan, Hong Kong. */
const WAYS = ['t', 'tw', 'hk'] as const;

/**
 * Returns the table for the characters of `library`, by simplified character (it compresses best so). A character that
 * itself stands in the content is never folded: 著 in 显著 is not 着. So no result is folded again.
 */
export function traditionalOf(library: Library): TraditionalFile {
  const own = new Set(hanOf(allTexts(library)));
  const converters = WAYS.map((from) => Converter({ from, to: 'cn' }));
  const pairs: { readonly from: string; readonly to: string }[] = [];
  for (const [first, last] of BLOCKS) {
    for (let code = first; code <= last; code += 1) {
      const from = String.fromCodePoint(code);
      if (own.has(from)) continue;
      const to = converters.map((convert) => convert(from)).find((simplified) => simplified !== from);
      if (to !== undefined && own.has(to)) pairs.push({ from, to });
    }
  }
  pairs.sort((a, b) => (a.to === b.to ? (a.from < b.from ? -1 : 1) : a.to < b.to ? -1 : 1));
  return [pairs.map(({ from }) => from).join(''), pairs.map(({ to }) => to).join('')];
}
