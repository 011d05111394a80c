/**
 * The words of an article as any static-site generator would get them: headings, paragraphs, lists, quotations. The
 * same words as in the text of our own page, in the same order, without its tools, marks and notices.
 */
import { LANGUAGES, type Lang } from '../../src/languages.ts';
import type { BlockBody, Flow, Inline, StatuteRef } from '../../src/model/block.ts';
import type { Article, Library } from '../../src/model/library.ts';
import { textOf } from '../../src/model/parse/inline.ts';
import { readingOf } from '../../src/model/reading.ts';
import { statuteWords, type Register } from '../../src/model/register.ts';

/** A piece of text that Markdown knows. No word of it is empty. */
export type Piece =
  | { readonly kind: 'heading'; readonly level: 2 | 3; readonly words: string; readonly langTag: string }
  | { readonly kind: 'paragraph'; readonly words: string; readonly langTag: string }
  /** One item a paragraph. */
  | { readonly kind: 'quotation'; readonly items: readonly string[]; readonly langTag: string }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly string[]; readonly langTag: string };

/** An article in one language; the Chinese stands beside a translation, as on our page. */
export interface ArticleText {
  readonly lang: Lang;
  /** In the language of the page. */
  readonly title: string;
  readonly pieces: readonly Piece[];
}

type Bare = Piece extends infer P ? (P extends Piece ? Omit<P, 'langTag'> : never) : never;

/** Returns the words of `article` as its page in `lang` shows them. */
export function articleText(library: Library, article: Article, lang: Lang): ArticleText {
  const { register } = library;
  let title = '';
  const pieces: Piece[] = [];
  const add = (bare: readonly Bare[], langTag: string): void => {
    for (const piece of bare) {
      if ('items' in piece ? piece.items.length > 0 : piece.words !== '') pieces.push({ ...piece, langTag });
    }
  };
  for (const { source, target } of readingOf(article, lang).rows) {
    if (source.body.kind === 'title') {
      const own = target?.block.body;
      title = textOf(own?.kind === 'title' ? own.children : source.body.children);
      if (own?.kind === 'title')
        add([{ kind: 'paragraph', words: textOf(source.body.children) }], LANGUAGES[source.lang].tag);
      continue;
    }
    add(piecesOf(source.body, register), LANGUAGES[source.lang].tag);
    // Statutes are valid in Chinese only: a translation adds its gist.
    if (target !== null) add(piecesOf(target.block.body, null), LANGUAGES[target.block.lang].tag);
  }
  return { lang, title, pieces };
}

/** @param register - null where the wording of statutes is not repeated */
function piecesOf(body: BlockBody, register: Register | null): Bare[] {
  switch (body.kind) {
    case 'heading':
      return [{ kind: 'heading', level: body.level, words: textOf(body.children) }];
    case 'list':
      return [listOf(body.items, body.ordered)];
    case 'key-points':
      return [listOf(body.items, false)];
    case 'steps':
      return [listOf(body.items, true)];
    case 'statute':
      return statuteOf(body.statute, register);
    case 'custom-and-law':
      return [...body.custom, ...body.law, ...body.todo].flatMap((flow) => flowOf(flow, register));
    case 'case':
      return body.flow.flatMap((flow) => flowOf(flow, register));
    case 'image':
    case 'untranslated':
      return [];
    default:
      return [{ kind: 'paragraph', words: textOf(body.children) }];
  }
}

function flowOf(flow: Flow, register: Register | null): Bare[] {
  if (flow.type === 'statute') return statuteOf(flow, register);
  if (flow.type === 'list') return [listOf(flow.items, flow.ordered)];
  return [{ kind: 'paragraph', words: textOf(flow.children) }];
}

function statuteOf(statute: StatuteRef, register: Register | null): Bare[] {
  const wording = register === null ? null : statuteWords(register, statute);
  return [
    { kind: 'paragraph', words: textOf(statute.gist) },
    { kind: 'quotation', items: wording?.split('\n') ?? [] },
  ];
}

function listOf(items: readonly (readonly Inline[])[], ordered: boolean): Bare {
  return { kind: 'list', ordered, items: items.map(textOf) };
}

/** Returns the pieces as Markdown, without the title. */
export function toMarkdown(pieces: readonly Piece[]): string {
  const blocks = pieces.map((piece, index) => {
    switch (piece.kind) {
      case 'heading':
        return `${'#'.repeat(piece.level)} ${escapeMarkdown(piece.words)}`;
      case 'list':
        return listMarkdown(piece, index);
      case 'quotation':
        return piece.items.map((item) => `> ${escapeMarkdown(item)}`).join('\n>\n');
      case 'paragraph':
        return escapeMarkdown(piece.words);
    }
  });
  return `${blocks.join('\n\n')}\n`;
}

/** Two lists one after the other are one for Markdown unless their signs differ. */
function listMarkdown(list: Piece & { readonly kind: 'list' }, index: number): string {
  const even = index % 2 === 0;
  return list.items
    .map((item, at) => {
      const sign = list.ordered ? `${at + 1}${even ? '.' : ')'}` : even ? '-' : '*';
      return `${sign} ${escapeMarkdown(item)}`;
    })
    .join('\n');
}

/** Returns the pieces as HTML without a class or style, without the title. */
export function toHtml(pieces: readonly Piece[]): string {
  const html = pieces.map((piece) => {
    const open = (tag: string, inside: string): string => `<${tag} lang="${piece.langTag}">${inside}</${tag}>`;
    switch (piece.kind) {
      case 'heading':
        return open(`h${piece.level}`, escapeHtml(piece.words));
      case 'list':
        return open(piece.ordered ? 'ol' : 'ul', piece.items.map((item) => `<li>${escapeHtml(item)}`).join('\n'));
      case 'quotation':
        return open('blockquote', piece.items.map((item) => `<p>${escapeHtml(item)}`).join('\n'));
      case 'paragraph':
        return open('p', escapeHtml(piece.words));
    }
  });
  return `${html.join('\n')}\n`;
}

/** Returns every run of words of a text, title first. */
export function wordsOf({ title, pieces }: ArticleText): string[] {
  return [title, ...pieces.flatMap((piece) => ('items' in piece ? piece.items : [piece.words]))];
}

function escapeMarkdown(words: string): string {
  return words.replace(/[\\`*_[\]<>#~|{}]/gu, '\\$&').replace(/^(\d+)([.)])/u, '$1\\$2');
}

/** Returns `words` as they may stand in HTML and in its attributes. */
export function escapeHtml(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
