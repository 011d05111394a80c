/** The strict comparison made when a translation is recorded: same kinds of blocks, in the same order. */
import { isTranslationLang } from '../../languages.ts';
import type { Block, BlockBody } from '../block.ts';
import { finding, type Finding } from '../check/finding.ts';
import { statutesOf } from '../check/walk.ts';
import { kindName } from '../kind-name.ts';
import { ownPicture } from '../picture.ts';

/**
 * Returns the first place where the shapes part, or null. Only the first is told: every later
 * difference follows from it.
 */
export function compareShape(
  source: readonly Block[],
  translated: readonly Block[],
  file: string,
  slug: string,
  lang: string,
): Finding | null {
  const length = Math.max(source.length, translated.length);
  for (let index = 0; index < length; index++) {
    const from = source[index];
    const to = translated[index];
    if (from && to && (to.body.kind === 'untranslated' || sameShape(from, to))) continue;
    const at = to?.at ?? { line: (translated.at(-1)?.at.line ?? 0) + 1, column: 1 };
    return finding('translation/shape', file, at, {
      source: from ? shapeName(from, to) : '结尾（没有更多内容）',
      sourceLine: from?.at.line ?? (source.at(-1)?.at.line ?? 0) + 1,
      translation: to ? shapeName(to, from) : '结尾（少了一段）',
      slug,
      lang,
    });
  }
  return null;
}

function sameShape(source: Block, translated: Block): boolean {
  const [a, b] = [source.body, translated.body];
  if (a.kind !== b.kind) return false;
  const { lang } = translated;
  // A translation may have a picture or a clip of its own: with its words, in its voice.
  if (a.kind === 'image' && b.kind === 'image')
    return b.src === a.src || (isTranslationLang(lang) && b.src === ownPicture(a.src, lang));
  if (a.kind === 'audio' && b.kind === 'audio') return b.clip === a.clip || b.clip === `${a.clip}-${lang}`;
  return detailOf(a) === detailOf(b);
}

/** What must be the same on both sides, in words that an editor finds in the file. */
function detailOf(body: BlockBody): string {
  switch (body.kind) {
    case 'call':
      return `（${body.number}）`;
    case 'heading':
      return `（${'#'.repeat(body.level)}）`;
    case 'list':
      return `（${body.ordered ? '编号的，' : ''}${body.items.length} 项）`;
    case 'key-points':
    case 'steps':
      return `（${body.items.length} 项）`;
    case 'image':
      return `（${body.src}）`;
    case 'audio':
      return `（${body.clip}）`;
    default: {
      const statutes = statutesOf(body).map(
        ({ law, article, paragraphs }) =>
          `${law} ${article}${paragraphs.length > 0 ? ` 第 ${paragraphs.join()} 款` : ''}`,
      );
      return statutes.length > 0 ? `（${statutes.join('；')}）` : '';
    }
  }
}

/** Names a block; where both sides are of one kind, with what tells them apart. */
function shapeName({ body }: Block, other: Block | undefined): string {
  return kindName(body.kind) + (other?.body.kind === body.kind ? detailOf(body) : '');
}
