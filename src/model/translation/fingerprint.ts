/** What a block is known by: a hash of its words as a reader would see them. */
import { createHash } from 'node:crypto';
import { normalise } from '../../lib/script/normalise.ts';
import type { BlockBody, Flow, Inline, StatuteRef } from '../block.ts';

/** Gives the register's words for a statute (the paragraphs asked for), or null when it has none. */
export type StatuteWording = (statute: Pick<StatuteRef, 'law' | 'article' | 'paragraphs'>) => string | null;

/**
 * Returns 16 hexadecimal digits. White space and typographic variants do not count; the wording of a
 * statute does, so that an amended law makes what rests on it stale.
 */
export function fingerprint(body: BlockBody, wording: StatuteWording): string {
  return hashOf(wordsOf(body, wording));
}

/** Returns what a word outside of articles is known by, in the same way. */
export function wordFingerprint(word: string): string {
  return hashOf([word]);
}

function hashOf(words: readonly string[]): string {
  return createHash('sha256').update(words.map(normalise).join('\u001f')).digest('hex').slice(0, 16);
}

/** Returns the words of a block, piece by piece, in reading order; statutes in the register's words. */
export function wordsOf(body: BlockBody, wording: StatuteWording): string[] {
  switch (body.kind) {
    case 'statute':
      return flowWords(body.statute, wording);
    case 'list':
    case 'key-points':
    case 'steps':
      return body.items.map(plain);
    case 'custom-and-law':
      return [body.custom, body.law, body.todo].flatMap((part) => part.flatMap((flow) => flowWords(flow, wording)));
    case 'case':
      return body.flow.flatMap((flow) => flowWords(flow, wording));
    case 'call':
      return [body.number, plain(body.children)];
    case 'image':
      return [body.src, body.alt];
    case 'audio':
      return [body.clip, plain(body.children)];
    case 'untranslated':
      return [];
    default:
      return [plain(body.children)];
  }
}

function flowWords(flow: Flow, wording: StatuteWording): string[] {
  if (flow.type === 'paragraph') return [plain(flow.children)];
  if (flow.type === 'list') return flow.items.map(plain);
  return [`${flow.law} ${flow.article} ${flow.paragraphs.join(',')}`, wording(flow) ?? '', plain(flow.gist)];
}

/** Marks (strong, links, terms) do not change what is said; where a quotation is from does. */
function plain(inlines: readonly Inline[]): string {
  return inlines
    .map((inline) => {
      if (inline.type === 'text') return inline.value;
      if (inline.type === 'break') return ' ';
      const words = plain(inline.children);
      return inline.type === 'quote' ? `${words}(${inline.law} ${inline.article})` : words;
    })
    .join('');
}
