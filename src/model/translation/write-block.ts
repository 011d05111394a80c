/** Segments → the Markdown of one block, as the content folder writes it. */
import type { TranslationLang } from '../../languages.ts';
import { editWords } from '../../lib/edit-form.ts';
import type { BlockBody, Flow, StatuteRef } from '../block.ts';
import { inlineRuns } from '../check/walk.ts';
import { ownPicture } from '../picture.ts';
import { escapeMdx, keptMarks, writeInlines, type KeptMark, type Place } from './write-inline.ts';

export const UNTRANSLATED = '<Untranslated />';

/** The texts of a block by the keys of its segments, in the edit form. */
export type SegmentTexts = ReadonlyMap<string, string>;

interface Writing {
  readonly texts: SegmentTexts;
  readonly marks: readonly KeptMark[];
}

/**
 * Returns the block in the shape of the Chinese with the words of `texts`; quotations and terms of the translation
 * before (of a new one: of the Chinese) stand again where their words do.
 */
export function writeBlock(
  source: BlockBody,
  before: BlockBody | null,
  texts: SegmentTexts,
  lang: TranslationLang,
): string {
  const isNew = before === null || before.kind === 'untranslated';
  const writing: Writing = { texts, marks: inlineRuns(isNew ? source : before).flatMap(keptMarks) };
  const one = (place: Place): string => textOf(writing, '1', place);
  switch (source.kind) {
    case 'title':
      return `# ${one('one-line')}`;
    case 'heading':
      return `${'#'.repeat(source.level)} ${one('one-line')}`;
    case 'answer':
      return `<Answer>\n${one('lines')}\n</Answer>`;
    case 'paragraph':
      return one('lines');
    case 'list':
      return items(writing, source.items, source.ordered);
    case 'key-points':
      return `<KeyPoints>\n${items(writing, source.items, false)}\n</KeyPoints>`;
    case 'steps':
      return `<Steps>\n${items(writing, source.items, true)}\n</Steps>`;
    case 'statute':
      return statute(writing, source.statute, 'gist');
    case 'custom-and-law':
      return [
        '<CustomAndLaw>',
        ...part(writing, 'Custom', source.custom, 'custom-'),
        ...part(writing, 'Law', source.law, 'law-'),
        ...part(writing, 'Todo', source.todo, 'todo-'),
        '</CustomAndLaw>',
      ].join('\n');
    case 'case':
      return `<Case>\n\n${flow(writing, source.flow, '')}\n\n</Case>`;
    case 'call':
      return `<Call number="${source.number}">${one('one-line')}</Call>`;
    case 'image':
      return `![${escapeMdx(plain(editWords(texts.get('alt') ?? '')))}](${pictureOf(source.src, before, lang)})`;
    case 'audio':
      return `<Audio clip="${before?.kind === 'audio' ? before.clip : source.clip}">${one('one-line')}</Audio>`;
    case 'untranslated':
      return UNTRANSLATED;
  }
}

function textOf({ texts, marks }: Writing, key: string, place: Place, indent = ''): string {
  return writeInlines(texts.get(key) ?? '', marks, place, indent);
}

function plain(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

function pictureOf(src: string, before: BlockBody | null, lang: TranslationLang): string {
  const own = ownPicture(src, lang);
  return before?.kind === 'image' && before.src === own ? own : src;
}

function items(writing: Writing, list: readonly unknown[], ordered: boolean, first = 1, prefix = ''): string {
  return list
    .map((_, index) => {
      const bullet = ordered ? `${index + 1}. ` : '- ';
      return bullet + textOf(writing, `${prefix}${first + index}`, 'lines', ' '.repeat(bullet.length));
    })
    .join('\n');
}

function statute(writing: Writing, { law, article, paragraphs }: StatuteRef, key: string): string {
  const gist = textOf(writing, key, 'one-line');
  const which = paragraphs.length === 0 ? '' : ` paragraph="${paragraphs.join(',')}"`;
  const open = `<Statute law="${law}" article="${article}"${which}`;
  return gist === '' ? `${open} />` : `${open}>${gist}</Statute>`;
}

function part(writing: Writing, name: string, flows: readonly Flow[], prefix: string): string[] {
  return [`<${name}>`, '', flow(writing, flows, prefix), '', `</${name}>`];
}

function flow(writing: Writing, flows: readonly Flow[], prefix: string): string {
  let number = 1;
  return flows
    .map((piece) => {
      const first = number;
      number += piece.type === 'list' ? piece.items.length : 1;
      if (piece.type === 'statute') return statute(writing, piece, `${prefix}${first}`);
      if (piece.type === 'list') return items(writing, piece.items, piece.ordered, first, prefix);
      return textOf(writing, `${prefix}${first}`, 'lines');
    })
    .join('\n\n');
}
