/** Sheets for word processors go out and come back: nothing that somebody wrote is lost, nothing is taken for what it is not. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sentenceOf, type RuleId } from '../../../src/model/check/finding.ts';
import { loadLibrary } from '../../../src/model/library.ts';
import { handInOf } from '../../../src/model/translation/returned.ts';
import { importTranslation } from '../../../src/site/hand-in/import-translation.ts';
import { readDocx } from '../../../src/site/hand-in/read-docx.ts';
import { dayIn, nativeIn } from '../../../src/site/hand-in/sheet-rows.ts';
import { writeDocx } from '../../../src/site/hand-out/write-docx.ts';
import { sheetOf } from '../../../src/model/translation/sheet.ts';
import { zip } from '../../../src/lib/zip.ts';
import { makeContent, swap, TODAY } from '../../fixtures/content.ts';
import { changeDocx, docxOf, fill, type Filled } from '../../fixtures/sheet.ts';
import { statuteWords } from '../../../src/model/register.ts';

/** Also what the files in `fixtures/sheets` say. */
const FILLED: Filled = {
  texts: { '1': '好', '2.1': 'ཁྲིམས་**ཐོབ**།', '3': '改了', '3.2': 'ཁྲིམས།', '4': '说不准', '6.1': 'ཐོབ་ཐང་།' },
  comments: { '2.1': '这样更顺口', '5': '“大意”够了' },
};

async function take(dir: string, bytes: Uint8Array | string, person = {}, name = 'sheet.docx') {
  const file = join(dir, '..', `${dir.split('/').at(-1)}-${name}`);
  writeFileSync(file, bytes);
  const imported = await importTranslation({ contentDir: dir, today: TODAY }, file, person);
  if (!imported.ok)
    return { findings: imported.findings, said: imported.findings.map(sentenceOf).join('\n'), done: [] };
  const judged = imported.plan.articles.flatMap((one) => one.judged);
  expect(loadLibrary(dir, { today: TODAY }).findings.filter(({ rule }) => rule !== 'translation/stale')).toEqual([]);
  return {
    findings: [],
    said: '',
    judged,
    handIn: imported.handIn,
    done: judged.map((one) => one.because ?? one.done),
  };
}

const filledBy = async (
  dir: string,
  filled: Filled,
  change: (document: string) => string = (document) => document,
  more = {},
) => changeDocx(await docxOf(dir), (document) => change(fill(document, filled)), more);
const read = (dir: string, name = 'bo.mdx') => readFileSync(join(dir, 'articles/cattle', name), 'utf8');
const run = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
const rowsOf = (document: string) => document.match(/<w:tr>.*?<\/w:tr>/gsu) ?? [];
const rowWith = (document: string, number: string) => rowsOf(document).find((row) => row.includes(`>${number}<`)) ?? '';

describe('a sheet that was filled in', () => {
  const check = async (bytes: (dir: string) => Promise<Uint8Array> | Uint8Array) => {
    const dir = makeContent();
    const before = read(dir);
    const { said, done, judged, handIn } = await take(dir, await bytes(dir));
    expect(said).toBe('');
    expect(done).toEqual(['review', 'write', 'write', 'kept', 'kept', 'write']);
    expect(handIn).toMatchObject({ by: '测试甲', place: '木里', native: true, on: '2026-11-20', tool: 'docx' });
    expect(judged?.map(({ say }) => say.comment)).toEqual([
      ...[undefined, '2.1：这样更顺口', undefined, undefined, '“大意”够了', undefined],
    ]);
    expect(read(dir)).toBe(
      before
        .replace('ཐོབ་ཐང་།\n</Answer>', 'ཁྲིམས་**ཐོབ**།\n</Answer>')
        .replace('- ཐོབ་ཐང་།', '- ཁྲིམས།')
        .replace('<Untranslated />', 'ཐོབ་ཐང་།'),
    );
  };

  it('is taken in', () => check((dir) => filledBy(dir, FILLED)));
  it('is taken in as LibreOffice saves it', () => check(() => fixture('filled.libreoffice.docx')));
  it('is taken in after it was an .odt', () => check(() => fixture('filled.odt-libreoffice.docx')));

  it('twice changes nothing', async () => {
    const dir = makeContent();
    const bytes = await filledBy(dir, FILLED);
    await take(dir, bytes);
    const after = read(dir);
    expect(new Set((await take(dir, bytes)).done)).toEqual(new Set(['already']));
    expect(read(dir)).toBe(after);
  });

  it('says what is kept where the Chinese has changed since', async () => {
    const dir = makeContent();
    const bytes = await filledBy(dir, FILLED);
    const file = join(dir, 'articles/cattle/zh.mdx');
    writeFileSync(file, swap('先把牛牵开。', '先把牛赶开。')(readFileSync(file, 'utf8')));
    const before = read(dir);
    expect((await take(dir, bytes)).done).toEqual(['review', 'write', 'source-changed', 'kept', 'kept', 'write']);
    expect(read(dir)).toContain(before.slice(before.indexOf('<KeyPoints>'), before.indexOf('</KeyPoints>')));
  });

  it('is of the article that was called otherwise when it was made, also where rows are gone', async () => {
    const dir = makeContent();
    const bytes = await filledBy(dir, { texts: { '3.2': 'ཁྲིམས།' } }, (document) =>
      document.replaceAll('bo.cattle]', 'bo.cows]').replace(rowWith(document, '3.1'), ''),
    );
    expect((await take(dir, bytes)).done).toEqual(['write']);
  });

  it('does not take a text that was changed here meanwhile for theirs', async () => {
    const dir = makeContent();
    const bytes = await filledBy(dir, { texts: { '1': '好' } });
    await take(dir, await filledBy(dir, { texts: { '2.1': 'ཁྲིམས།' } }));
    expect((await take(dir, bytes)).done).toEqual(['review']);
  });
});

function fixture(name: string): Uint8Array {
  return readFileSync(new URL(`../../fixtures/sheets/${name}`, import.meta.url));
}

describe('what people and programs do to a sheet', () => {
  /** The second block is changed to these words, in many ways. */
  const WORDS = 'ཁྲིམས་ཐོབ།';
  const cases: readonly (readonly [name: string, cell: string, change?: (document: string) => string])[] = [
    ['text split over runs', `<w:p>${run('ཁྲི')}<w:proofErr w:type="spellStart"/>${run('མས་')}${run('ཐོབ།')}</w:p>`],
    [
      'tracked changes',
      `<w:p><w:del w:id="1"><w:r><w:delText>ཐོབ་</w:delText></w:r></w:del><w:ins w:id="2">${run('ཁྲིམས་')}</w:ins><w:moveFrom w:id="3">${run('x')}</w:moveFrom><w:moveTo w:id="4">${run('ཐོབ།')}</w:moveTo></w:p>`,
    ],
    ['a tracked end of a line', `<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>${run('ཁྲིམས་')}</w:p><w:p>${run('ཐོབ།')}</w:p>`], // prettier-ignore
    ['empty lines and spaces', `<w:p/><w:p>${run('  ཁྲིམས་ཐོབ།\u3000')}</w:p><w:p/>`],
    [
      'soft hyphens and invisible marks',
      `<w:p>${run('ཁྲིམས་\u00ad\u200b')}<w:r><w:softHyphen/></w:r>${run('\ufeffཐོབ།')}</w:p>`,
    ],
    [
      'fields',
      `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DATE</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run('ཁྲིམས་')}<w:r><w:fldChar w:fldCharType="end"/></w:r><w:fldSimple w:instr="PAGE">${run('ཐོབ།')}</w:fldSimple></w:p>`,
    ],
    ['links, content controls, bookmarks', `<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent><w:p><w:bookmarkStart w:id="9" w:name="x"/><w:hyperlink w:anchor="x">${run(WORDS)}</w:hyperlink></w:p></w:sdtContent></w:sdt>`], // prettier-ignore
    ['rows in another order', WORDS, (document) => document.replace(rowWith(document, '2.1'), '').replace(rowWith(document, '7.1'), (row) => row + rowWith(document, '2.1'))], // prettier-ignore
    ['other rows deleted', WORDS, (document) => document.replace(rowWith(document, '1.1'), '').replace(rowWith(document, '3'), '')], // prettier-ignore
    ['the row of its block deleted', WORDS, (document) => document.replace(rowWith(document, '2'), '')],
    ['the last page deleted', WORDS, (document) => document.replace(/<\/w:tbl>(?!.*<\/w:tbl>).*?(?=<w:sectPr)/su, '</w:tbl>')], // prettier-ignore
    ['the columns of Chinese and remarks deleted', WORDS, (document) => document.replace(/<w:tr>(?:(?!<\/w:tr>).)*<\/w:tr>/gsu, (row) => { const cells = row.match(/<w:tc>.*?<\/w:tc>/gsu) ?? []; return cells.length < 4 ? row : row.replace(cells[1] ?? '', '').replace(/<w:tc>(?:(?!<w:tc>).)*<\/w:tc>(?=<\/w:tr>)/su, ''); })], // prettier-ignore
    ['a mark with wide brackets, broken and talked around', WORDS, (document) => document.replace(/\[(b[0-9a-f]{6})\.1\./gu, '看过 ［$1.1. ')], // prettier-ignore
    ['a row deleted with changes tracked', WORDS, (document) => document.replace(rowWith(document, '3.1'), (row) => row.replace(/<w:trPr>/u, '<w:trPr><w:del w:id="7"/>'))], // prettier-ignore
  ];

  it.each(cases.map(([name, cell, change]) => ({ name, cell, change })))('$name', async ({ cell, change }) => {
    const dir = makeContent();
    const { said, done } = await take(dir, await filledBy(dir, { texts: { '2.1': cell } }, change));
    expect(said).toBe('');
    expect(done).toEqual(['write']);
    expect(read(dir)).toContain(`<Answer>\n${WORDS}\n</Answer>`);
  });

  it('quotation marks and line breaks stay as they were typed', async () => {
    const dir = makeContent();
    const cell = `<w:p>${run('“ཁྲིམས”')}<w:r><w:br/></w:r>${run('ཐོབ')}<w:r><w:tab/></w:r>${run('ཐང།')}</w:p>`;
    expect((await take(dir, await filledBy(dir, { texts: { '2.1': cell } }))).done).toEqual(['write']);
    expect(read(dir)).toContain('<Answer>\n“ཁྲིམས”\\\nཐོབ ཐང།\n</Answer>');
  });

  it('a remark of the word processor is a comment', async () => {
    const dir = makeContent();
    const mark = '<w:r><w:commentReference w:id="3"/></w:r>';
    const remarked = (document: string) =>
      document.replace(rowWith(document, '1.1'), (row) => row.replace(/<\/w:p>(?=<\/w:tc><\/w:tr>)/u, `${mark}</w:p>`));
    const comments = { 'word/comments.xml': `<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:comment w:id="3"><w:p>${run('这个词太书面')}</w:p></w:comment></w:comments>` }; // prettier-ignore
    const { judged } = await take(dir, await filledBy(dir, {}, remarked, comments));
    expect(judged?.map(({ say }) => `${say.verdict} ${say.comment}`)).toEqual(['unsure 1.1：这个词太书面']);
  });

  it('half a block is kept as it was typed, and does not keep out the rest', async () => {
    const dir = makeContent();
    const { done, judged } = await take(
      dir,
      await filledBy(dir, { texts: { '2.1': 'ཁྲིམས།', '3.1': '', '3.2': 'ཐོབ།' } }),
    );
    expect(done).toEqual(['write', 'kept']);
    expect(judged?.[1]?.say.comment).toMatch(/没有译全.*\n1：（删掉了）\n2：ཐོབ།/u);
  });

  it('other words for a verdict are a comment; “good” of nothing and “changed” without a change too', async () => {
    const dir = makeContent();
    const { judged } = await take(dir, await filledBy(dir, { texts: { '1': '好像不对', '2': '改了', '6': '好' } }));
    expect(judged?.map(({ say }) => `${say.verdict} ${say.comment}`)).toEqual([
      ...['unsure 好像不对', 'unsure 写了“改了”，译文没有变。', 'unsure 写了“好”，可是这一段没有译文。'],
    ]);
  });

  it('the editor may know who it was', async () => {
    const dir = makeContent();
    const bytes = await filledBy(dir, { texts: { '1': '好' }, person: ['', '木里', '', ''] });
    expect((await take(dir, bytes)).findings.map(({ rule }) => rule)).toEqual(['hand-in/no-person']);
    expect((await take(dir, bytes)).said).toMatch(/没有写姓名、母语是不是这种语言、日期.*--by 名字 --native/u);
    const known = { by: '测试乙', place: '别处', native: true, on: '2026-11-19' };
    expect((await take(dir, bytes, known)).handIn).toMatchObject({ ...known, place: '木里' });
  });

  it('reads days and answers as people write them', () => {
    const days = ['2026-12-01', '2026年12月1日', '２０２６．１２．１', '20261201', '2026/12/1 星期二', '明天'];
    expect(days.map(dayIn)).toEqual([...Array<string>(5).fill('2026-12-01'), null]);
    const natives = (...words: string[]) => new Set(words.map((word) => nativeIn(word).native));
    expect(natives('是', '是的。', '对', '母语', 'Yes', '√')).toEqual(new Set([true]));
    expect(natives('不是', ' 不是。', '不', '否', '没有', 'no', 'N', 'false')).toEqual(new Set([false]));
    // The import asks.
    expect(natives('没错', '没问题', '不错', '也许', '是、不是', '不知道', 'none')).toEqual(new Set([undefined]));
  });
});

describe('bad files', () => {
  const merged = (document: string, number: string, how: (row: string) => string) =>
    document.replace(rowWith(document, number), how);
  const cases: readonly (readonly [
    name: string,
    make: (dir: string) => Promise<Uint8Array> | Uint8Array | string,
    rule: RuleId,
    words: RegExp,
  ])[] = [
    ['nothing filled in', (dir) => docxOf(dir), 'hand-in/nothing-said', /什么也没有填/u],
    [
      'old Word',
      () => new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1]),
      'hand-in/not-docx',
      /旧的 \.doc.*另存为 \.docx/u,
    ],
    ['PDF', () => '%PDF-1.7', 'hand-in/not-docx', /另存为 \.docx/u],
    ['RTF', () => '{\\rtf1', 'hand-in/not-docx', /另存为 \.docx/u],
    ['.odt', () => zipOf({ mimetype: 'application/vnd.oasis.opendocument.text', 'content.xml': '<x/>' }), 'hand-in/not-docx', /\.odt.*另存为 \.docx/u], // prettier-ignore
    ['.xlsx', () => zipOf({ 'xl/workbook.xml': '<x/>' }), 'hand-in/not-docx', /\.xlsx/u],
    ['any zip', () => zipOf({ 'a.txt': '' }), 'hand-in/not-docx', /压缩包/u],
    ['half a file', async (dir) => (await docxOf(dir)).slice(0, 9000), 'hand-in/zip-damaged', /没有传完/u],
    ['broken XML', async (dir) => changeDocx(await docxOf(dir), (text) => text.slice(0, 900)), 'hand-in/broken-xml', /word\/document\.xml/u], // prettier-ignore
    ['entities', async (dir) => changeDocx(await docxOf(dir), (text) => text.replace('<w:document', '<!DOCTYPE w [<!ENTITY a "b">]><w:document')), 'hand-in/broken-xml', /实体/u], // prettier-ignore
    ['another document', async (dir) => changeDocx(await docxOf(dir), (text) => text.replaceAll('muyu-pufa', 'x')), 'hand-in/not-a-sheet', /记号/u], // prettier-ignore
    ['two sheets in one', async (dir) => changeDocx(await docxOf(dir), (text) => text.replace('[muyu-pufa', '[muyu-pufa.1.ii.fence] [muyu-pufa')), 'hand-in/two-sheets', /分开收/u], // prettier-ignore
    ['a row without its mark', (dir) => filledBy(dir, { texts: { '2.1': 'ཁྲིམས།' } }, (text) => merged(text, '2.1', (row) => row.replace(/\[[^\]]*\]/u, ''))), 'hand-in/sheet-row', /“ཁྲིམས།”：这一行的编号没有了/u], // prettier-ignore
    ['cells merged downwards', (dir) => filledBy(dir, { texts: { '3.1': 'ཁྲིམས།' } }, (text) => merged(merged(text, '3.1', (row) => mergeDown(row, '<w:vMerge w:val="restart"/>')), '3.2', (row) => mergeDown(row, '<w:vMerge/>'))), 'hand-in/sheet-row', /3\.1：“译文”和上下的格子合成了一个/u], // prettier-ignore
    ['cells merged sideways', (dir) => filledBy(dir, { texts: { '2.1': 'ཁྲིམས།' } }, (text) => merged(text, '2.1', mergeLeft)), 'hand-in/sheet-row', /2\.1：“译文”和左边的格子合成了一个/u], // prettier-ignore
    ['a row twice', (dir) => filledBy(dir, { texts: { '2.1': 'ཁྲིམས།' } }, (text) => merged(text, '2.1', (row) => row + row.replace('ཁྲིམས།', 'ཐོབ།'))), 'hand-in/sheet-row', /2\.1：这一行有两份/u], // prettier-ignore
    ['all marks of a block gone', (dir) => filledBy(dir, { texts: { '2.1': 'ཁྲིམས།' } }, (text) => text.replace(/\[b[0-9a-f]{6}\.[0-9a-f]{16}\.[^\]]*\]/gu, '')), 'hand-in/sheet-row', /不知道看的是哪一版汉语/u], // prettier-ignore
    ['a day to come', (dir) => filledBy(dir, { texts: { '1': '好' }, person: ['甲', '木里', '是', '2030-1-1'] }), 'hand-in/future-date', /没有到/u], // prettier-ignore
    ['an article that is none', async (dir) => changeDocx(await docxOf(dir), (text) => fill(text, { texts: { '1': '好' } }).replace('bo.cattle', 'bo.cattel')), 'hand-in/unknown-article', /cattle/u], // prettier-ignore
    ['Latin', (dir) => filledBy(dir, { texts: { '2.1': 'khrims' } }), 'hand-in/other-script', /藏语/u],
  ];

  it.each(cases)('%s', async (_, make, rule, words) => {
    const dir = makeContent();
    const before = read(dir);
    const { findings, said } = await take(dir, await make(dir));
    expect(findings[0]?.rule).toBe(rule);
    expect(said).toMatch(words);
    expect(read(dir)).toBe(before);
  });
});

function zipOf(files: Readonly<Record<string, string>>): Uint8Array {
  return zip(
    Object.entries(files).map(([name, text]) => ({ name, bytes: new TextEncoder().encode(text) })),
    TODAY,
  );
}

/** The third cell of a row. */
function mergeDown(row: string, how: string): string {
  let at = 0;
  return row.replace(/<w:tcPr>/gu, (found) => (at++ === 2 ? `<w:tcPr>${how}` : found));
}

/** The second and third cells of a row, in one. */
function mergeLeft(row: string): string {
  const cells = row.match(/<w:tc>.*?<\/w:tc>/gsu) ?? [];
  const inner = (cell = '') => cell.replace(/<w:tc>.*?<\/w:tcPr>|<\/w:tc>/gsu, '');
  return row.replace(`${cells[1]}${cells[2]}`, `<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>${inner(cells[1])}${inner(cells[2])}</w:tc>`); // prettier-ignore
}

describe('all translations of this repository', () => {
  const { library } = loadLibrary('content', { today: TODAY });
  const translated = library.articles.flatMap((article) =>
    (['ii', 'bo'] as const).flatMap((lang) => (article.translations[lang] === null ? [] : [{ article, lang }])),
  );

  it('come back unchanged, the same bytes each time', async () => {
    expect(translated.length).toBeGreaterThan(11);
    for (const { article, lang } of translated) {
      const blocks = sheetOf(article, lang, statuteWords.bind(null, library.register));
      const bytes = await writeDocx(article, lang, blocks, TODAY);
      expect(await writeDocx(article, lang, blocks, TODAY)).toEqual(bytes);
      const back = readDocx(bytes, 'sheet.docx');
      if (!back.ok) throw new Error(back.findings.map(sentenceOf).join('\n'));
      expect(back.returned.articles.map(({ blocks: all }) => all.length)).toEqual([blocks.length]);
      const person = { by: '甲', place: '木里', native: true, on: TODAY };
      expect(handInOf(back.returned, person, library).articles).toEqual([]);
    }
  });
});
