/** A sheet for a word processor: one table, a row a segment. The same content gives the same bytes. */
import { deflateRawSync } from 'node:zlib';
import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Packer,
  PageNumber,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
  type IRunOptions,
} from 'docx';
import { LANGUAGES, type TranslationLang } from '../../languages.ts';
import { zip } from '../../lib/zip.ts';
import type { Article } from '../../model/library.ts';
import { blockMark, segmentMark, sheetMark } from '../../model/translation/sheet-marks.ts';
import type { SheetBlock, SheetSegment } from '../../model/translation/sheet.ts';
import { unzip } from '../hand-in/unzip.ts';
import { aboutBlock, COLUMNS, howTo, PERSON_LABELS, titleOf } from './sheet-words.ts';

/**
 * Fonts that word processors come with, and how large each must be to be read beside the Chinese, in half points. To
 * them Tibetan is a complex script, with a font and a size of its own, and Yi is one of East Asia's.
 */
const FONTS: Readonly<
  Record<TranslationLang, { readonly name: string; readonly size: number; readonly complex: number }>
> = {
  ii: { name: 'Microsoft Yi Baiti', size: 24, complex: 24 },
  bo: { name: 'Microsoft Himalaya', size: 21, complex: 36 },
};
const CHINESE = { name: 'SimSun', size: 21 };
/** Twentieths of a point; together what an A4 page holds between margins of 15 mm. */
const WIDTHS = [1150, 3150, 4000, 1900] as const;
const MARGIN = 850;

/** Returns the .docx; `today` is the day it says it was made. */
export async function writeDocx(
  article: Article,
  lang: TranslationLang,
  blocks: readonly SheetBlock[],
  today: string,
): Promise<Uint8Array> {
  const font = (name: string) => ({ ascii: name, hAnsi: name, eastAsia: CHINESE.name, cs: name });
  const title = titleOf(blocks);
  const made = new Document({
    title: `${title}（${LANGUAGES[lang].chineseName}）`,
    creator: '母语普法',
    lastModifiedBy: '母语普法',
    styles: { default: { document: { run: { font: font(CHINESE.name), size: CHINESE.size } } } },
    sections: [
      {
        properties: {
          page: {
            size: { width: 11906, height: 16838 },
            margin: { top: MARGIN, bottom: MARGIN, left: MARGIN, right: MARGIN },
          },
        },
        footers: { default: footer(`${article.slug} · ${LANGUAGES[lang].chineseName}`) },
        children: [
          paragraph(title, { bold: true, size: 32 }),
          ...howTo(lang, 'docx').map((sentence, index) => paragraph(`${index + 1}. ${sentence}`)),
          small(sheetMark(lang, article.slug)),
          personTable(),
          paragraph(''),
          blockTable(lang, blocks),
          small('给程序认的，请不要删：'),
          ...blocks.map((block) => small(markOf(block))),
        ],
      },
    ],
  });
  return settled(await Packer.toBuffer(made), today);
}

/** The library writes the time of day into the file and its parts, and packs them in an order of its own. */
function settled(bytes: Uint8Array, today: string): Uint8Array {
  const unzipped = unzip(bytes, { maxEntries: 100, maxFileBytes: 64 << 20, maxTotalBytes: 128 << 20 });
  if (!unzipped.ok) throw new Error(`docx: ${unzipped.rule}`);
  const order = (name: string): string =>
    `${name === '[Content_Types].xml' ? 0 : name.startsWith('_rels') ? 1 : 2} ${name}`;
  const entries = unzipped.files
    .map((file) => {
      if (file.name !== 'docProps/core.xml') return file;
      const text = new TextDecoder().decode(file.bytes);
      return {
        ...file,
        bytes: new TextEncoder().encode(text.replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/gu, `${today}T00:00:00Z`)),
      };
    })
    .sort((a, b) => (order(a.name) < order(b.name) ? -1 : 1))
    .map((file) => ({ ...file, deflated: deflateRawSync(file.bytes, { level: 9 }) }));
  return zip(entries, today);
}

function markOf({ block, text }: SheetBlock): string {
  return blockMark({ block: block.id, source: block.fingerprint, text });
}

function footer(words: string): Footer {
  const children = [`${words} · 第 `, PageNumber.CURRENT, ' 页，共 ', PageNumber.TOTAL_PAGES, ' 页'];
  return new Footer({
    children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ children, size: 16 })] })],
  });
}

/** A line break in the edit form is one here. */
function paragraph(text: string, options: IRunOptions = {}, keepNext = false): Paragraph {
  const runs = text
    .split('\n')
    .map((line, index) => new TextRun({ ...options, text: line, ...(index > 0 ? { break: 1 } : {}) }));
  return new Paragraph({ children: runs, ...(keepNext ? { keepNext } : {}) });
}

function small(text: string): Paragraph {
  return new Paragraph({ children: [new TextRun({ text, size: 10, color: '808080', noProof: true })] });
}

const LINE = { style: BorderStyle.SINGLE, size: 4, color: '808080' };
const BORDERS = { top: LINE, bottom: LINE, left: LINE, right: LINE, insideHorizontal: LINE, insideVertical: LINE };

function table(widths: readonly number[], rows: TableRow[]): Table {
  return new Table({
    rows,
    columnWidths: [...widths],
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    borders: BORDERS,
  });
}

function cell(width: number, children: Paragraph[], fill?: string): TableCell {
  return new TableCell({
    children,
    width: { size: width, type: WidthType.DXA },
    margins: { top: 60, bottom: 60, left: 80, right: 80 },
    ...(fill === undefined ? {} : { shading: { type: ShadingType.CLEAR, color: 'auto', fill } }),
  });
}

function personTable(): Table {
  const widths = [3600, 6600];
  return table(
    widths,
    PERSON_LABELS.map(
      (label) =>
        new TableRow({
          cantSplit: true,
          children: [cell(widths[0] ?? 0, [paragraph(label)]), cell(widths[1] ?? 0, [paragraph('')])],
        }),
    ),
  );
}

function row(cells: readonly Paragraph[][], fill?: string, tableHeader = false): TableRow {
  return new TableRow({
    cantSplit: true,
    tableHeader,
    children: cells.map((children, index) => cell(WIDTHS[index] ?? 0, children, fill)),
  });
}

function blockTable(lang: TranslationLang, blocks: readonly SheetBlock[]): Table {
  return table(WIDTHS, [
    row(
      COLUMNS.map((name) => [paragraph(name, { bold: true })]),
      'D9D9D9',
      true,
    ),
    ...blocks.flatMap((block) => [
      row(
        [
          // The head of a block does not stand alone at the foot of a page.
          [paragraph(String(block.number), { bold: true }, true), small(markOf(block))],
          [
            paragraph(`${aboutBlock(block)}。右边写：好、改了、说不准`),
            ...block.comments.map((comment) => paragraph(comment, { size: 16 })),
          ],
          [paragraph('')],
          [paragraph('')],
        ],
        'EFEFEF',
      ),
      ...block.segments.map((segment) => segmentRow(lang, block, segment)),
    ]),
  ]);
}

function segmentRow(lang: TranslationLang, { block }: SheetBlock, segment: SheetSegment): TableRow {
  const { name, size, complex } = FONTS[lang];
  const own: IRunOptions = {
    font: { ascii: name, hAnsi: name, eastAsia: LANGUAGES[lang].script === 'Yiii' ? name : CHINESE.name, cs: name },
    size,
    sizeComplexScript: complex,
    language: { value: LANGUAGES[lang].tag, eastAsia: 'zh-CN', bidirectional: LANGUAGES[lang].tag },
    noProof: true,
  };
  const { key, given, number, source, text, label } = segment;
  return row([
    [paragraph(number), small(segmentMark({ block: block.id, key, given }))],
    [paragraph(label, { size: 14, color: '595959' }), paragraph(source)],
    [paragraph(text, own)],
    [paragraph('')],
  ]);
}
