/**
 * XLIFF 2.1 for translators' programs: a `<file>` an article, a `<unit>` a block, a `<segment>` a segment. What the import
 * has to know stands where every program leaves it: in ids and names.
 * @see https://docs.oasis-open.org/xliff/xliff-core/v2.1/os/xliff-core-v2.1-os.html
 */
import { LANGUAGES, type TranslationLang } from '../../languages.ts';
import { escapeXml } from '../../lib/xml.ts';
import type { Glossary } from '../../model/glossary.ts';
import type { Article } from '../../model/library.ts';
import type { SheetBlock, SheetSegment } from '../../model/translation/sheet.ts';
import { segmentId, unitName, XLIFF_SPACE } from '../../model/translation/xliff-marks.ts';
import { termsIn, wordListOf, type WordList } from '../../model/translation/words.ts';
import { aboutBlock } from './sheet-words.ts';

export interface XliffArticle {
  readonly article: Article;
  readonly blocks: readonly SheetBlock[];
}

/** Returns the file; what the glossary has for words of a block stands in its notes. The same content gives the same bytes. */
export function writeXliff(lang: TranslationLang, articles: readonly XliffArticle[], glossary?: Glossary): string {
  const list = glossary === undefined ? null : wordListOf(glossary);
  const files = articles.map(({ article, blocks }) =>
    [
      ` <file id="${article.slug}" original="articles/${article.slug}/${lang}.mdx" canResegment="no">`,
      ...blocks.map((block) => unit(block, list === null ? [] : termNotes(block, lang, list))),
      ' </file>',
    ].join('\n'),
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<xliff xmlns="${XLIFF_SPACE}" version="2.1" srcLang="${LANGUAGES.zh.tag}" trgLang="${LANGUAGES[lang].tag}" xml:space="preserve">
${files.join('\n')}
</xliff>
`;
}

/** Said with how sure it is: a proposed word is no model to follow. */
function termNotes({ block }: SheetBlock, lang: TranslationLang, list: WordList): string[] {
  return termsIn(block.body, list).flatMap((term) => {
    const forms = term[lang].map(({ form, trust }) => `${form}${trust === 'attested' ? '' : '（待确认）'}`);
    return forms.length > 0 ? [`术语：${term.zh} = ${forms.join('、')}`] : [];
  });
}

function unit(block: SheetBlock, words: readonly string[]): string {
  const { id, fingerprint } = block.block;
  const terms = block.segments.some(({ isGist }) => isGist) ? ['法律条文：只译大意，可以不译。'] : [];
  const notes = [`${block.number} ${aboutBlock(block)}`, ...terms, ...words, ...block.comments];
  return [
    `  <unit id="${id}" name="${unitName({ source: fingerprint, text: block.text, level: block.stale ? 'stale' : block.level })}" xml:space="preserve">`,
    '   <notes>',
    ...notes.map((note, index) => `    <note id="pufa-${index + 1}" category="muyu-pufa">${escapeXml(note)}</note>`),
    '   </notes>',
    ...block.segments.map((one) => segment(block, one)),
    '  </unit>',
  ].join('\n');
}

function segment({ level, stale }: SheetBlock, { key, given, source, text }: SheetSegment): string {
  const state = level === null || text === '' ? 'initial' : level === 'reviewed' && !stale ? 'reviewed' : 'translated';
  const subState = level === null || text === '' ? '' : ` subState="muyu-pufa:${stale ? 'stale' : level}"`;
  const target = text === '' ? '' : `<target>${escapeXml(text)}</target>`;
  return `   <segment id="${segmentId(key, given)}" state="${state}"${subState}><source>${escapeXml(source)}</source>${target}</segment>`;
}
