/** XLIFF goes out to translators' programs and comes back from them; what strangers put into XML does nothing. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { XmlBufferInputProvider, XmlDocument, xmlRegisterInputProvider, XsdValidator } from 'libxml2-wasm';
import { describe, expect, it } from 'vitest';
import { sentenceOf, type RuleId } from '../../../src/model/check/finding.ts';
import { loadLibrary } from '../../../src/model/library.ts';
import { statuteWords } from '../../../src/model/register.ts';
import { handInOf } from '../../../src/model/translation/returned.ts';
import { sheetOf, tidyReturned } from '../../../src/model/translation/sheet.ts';
import { importTranslation } from '../../../src/site/hand-in/import-translation.ts';
import { readDocx } from '../../../src/site/hand-in/read-docx.ts';
import { readXliff } from '../../../src/site/hand-in/read-xliff.ts';
import { writeDocx } from '../../../src/site/hand-out/write-docx.ts';
import { writeXliff } from '../../../src/site/hand-out/write-xliff.ts';
import { makeContent, TODAY } from '../../fixtures/content.ts';
import { sheetIn, xliffOf } from '../../fixtures/sheet.ts';

const PERSON = { by: '测试甲', place: '木里', native: true, on: '2026-11-20' } as const;

async function take(dir: string, given: string | Uint8Array, person: object = PERSON) {
  const file = join(dir, '..', `${dir.split('/').at(-1)}.xlf`);
  writeFileSync(file, given);
  const imported = await importTranslation({ contentDir: dir, today: TODAY }, file, person);
  if (!imported.ok)
    return { findings: imported.findings, said: imported.findings.map(sentenceOf).join('\n'), done: [] };
  const judged = imported.plan.articles.flatMap((one) => one.judged);
  expect(loadLibrary(dir, { today: TODAY }).findings).toEqual([]);
  return {
    findings: [],
    said: '',
    judged,
    handIn: imported.handIn,
    done: judged.map((one) => one.because ?? one.done),
  };
}

const read = (dir: string) => readFileSync(join(dir, 'articles/cattle/bo.mdx'), 'utf8');
/** Changes the unit of a block, counted from 0. */
const inUnit = (xliff: string, index: number, change: (unit: string) => string): string => {
  let at = 0;
  return xliff.replace(/<unit .*?<\/unit>/gsu, (unit) => (at++ === index ? change(unit) : unit));
};
const say = (words: string) => (unit: string) => unit.replace(/<target>.*?<\/target>|(?<=<\/source>)(?=<\/segment>)/su, `<target>${words}</target>`); // prettier-ignore
const confirm = (state: string) => (unit: string) =>
  unit.replace(/state="\w+"( subState="[^"]*")?/gu, `state="${state}"`);

describe('a file from a translator’s program', () => {
  it('is taken in: what was changed, what was reviewed, what was remarked', async () => {
    const dir = makeContent();
    const before = read(dir);
    let file = inUnit(xliffOf(dir), 1, say('ཁྲིམས་**ཐོབ**།'));
    file = inUnit(file, 2, confirm('reviewed'));
    file = inUnit(file, 6, confirm('final'));
    file = inUnit(file, 3, (unit) => unit.replace('</notes>', '<note>这个词太书面</note></notes>'));
    file = inUnit(file, 5, say('ཐོབ་ཐང་།'));
    const { said, done, handIn, judged } = await take(dir, file);
    expect(said).toBe('');
    expect(done).toEqual(['write', 'review', 'kept', 'write', 'review']);
    expect(handIn).toMatchObject({ ...PERSON, lang: 'bo', tool: 'xliff' });
    expect(judged?.[2]?.say.comment).toBe('这个词太书面');
    expect(read(dir)).toBe(
      before.replace('ཐོབ་ཐང་།\n</Answer>', 'ཁྲིམས་**ཐོབ**།\n</Answer>').replace('<Untranslated />', 'ཐོབ་ཐང་།'),
    );
  });

  it('that was reviewed before and not touched is nobody’s word', async () => {
    const dir = makeContent();
    await take(dir, inUnit(xliffOf(dir), 2, confirm('reviewed')));
    const file = xliffOf(dir);
    expect(file).toContain('state="reviewed" subState="muyu-pufa:reviewed"');
    expect((await take(dir, file)).findings.map(({ rule }) => rule)).toEqual(['hand-in/nothing-said']);
  });

  it('needs somebody whose it is', async () => {
    const dir = makeContent();
    const { said } = await take(dir, inUnit(xliffOf(dir), 1, say('ཁྲིམས།')), {});
    expect(said).toMatch(/没有写姓名、哪里人、母语是不是这种语言、日期.*--by 名字 --place/u);
  });

  const cases: readonly (readonly [name: string, change: (xliff: string) => string | Uint8Array])[] = [
    ['as UTF-16', (text) => new Uint8Array([0xff, 0xfe, ...Buffer.from(text.replace('UTF-8', 'UTF-16'), 'utf16le')])],
    ['with a mark before it', (text) => `\ufeff${text}`],
    ['in groups, with a prefix', (text) => text.replace(/<(\/?)(\w+)/gu, '<$1x:$2').replace('xmlns=', 'xmlns:x=').replace(/<x:unit/u, '<x:group id="g"><x:unit').replace(/<\/x:file>/u, '</x:group></x:file>')], // prettier-ignore
    ['with elements and attributes of others', (text) => text.replace('<xliff ', '<xliff xmlns:o="urn:o" o:a="1" ').replace(/<unit /gu, '<unit o:b="2" ').replace(/<notes>/gu, '<o:meta><o:target>x</o:target></o:meta><notes>')], // prettier-ignore
    ['with ids of files, languages and dates of its own', (text) => text.replace('<file id="cattle"', '<file id="f1"').replace('trgLang="bo"', 'trgLang="bo-CN"')], // prettier-ignore
    [
      'with inline elements and CDATA',
      (text) => text.replace('ཁྲིམས་ཐོབ།', '<pc id="1">ཁྲིམས་</pc><mrk id="2"><![CDATA[ཐོབ།]]></mrk>'),
    ],
    [
      'as version 2.2',
      (text) => text.replace('document:2.0', 'document:2.2').replace('version="2.1"', 'version="2.2"'),
    ],
    ['with other units gone', (text) => inUnit(text, 0, () => '')],
  ];
  it.each(cases)('%s', async (_, change) => {
    const dir = makeContent();
    const { said, done } = await take(dir, change(inUnit(xliffOf(dir), 1, say('ཁྲིམས་ཐོབ།'))));
    expect(said).toBe('');
    expect(done).toEqual(['write']);
    expect(read(dir)).toContain('<Answer>\nཁྲིམས་ཐོབ།\n</Answer>');
  });
});

describe('bad files', () => {
  const bomb = `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">${Array.from({ length: 20 }, (_, n) => `<!ENTITY a${n} "${`&a${n === 0 ? '' : n - 1};`.repeat(10)}">`).join('')}]>`; // prettier-ignore
  const cases: readonly (readonly [name: string, change: (xliff: string) => string, rule: RuleId, words: RegExp])[] = [
    ['untouched', (text) => text, 'hand-in/nothing-said', /什么也没有填/u],
    ['a bomb of entities', (text) => text.replace('<xliff', `${bomb}<xliff`).replace('<target>', '<target>&a19;'), 'hand-in/broken-xml', /实体/u], // prettier-ignore
    ['a file of this machine', (text) => text.replace('<xliff', '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]><xliff').replace('<target>', '<target>&e;'), 'hand-in/broken-xml', /实体/u], // prettier-ignore
    ['half a file', (text) => text.slice(0, 1200), 'hand-in/broken-xml', /没有传完/u],
    ['a thousand levels', (text) => text.replace('<target>', `<target>${'<pc id="1">'.repeat(1000)}`).replace('</target>', `${'</pc>'.repeat(1000)}</target>`), 'hand-in/broken-xml', /读不出/u], // prettier-ignore
    ['XLIFF 1.2', (text) => text.replace('document:2.0', 'document:1.2'), 'hand-in/not-xliff', /XLIFF 1\.2/u],
    ['other XML', () => '<?xml version="1.0"?><rss/>', 'hand-in/not-xliff', /别的 XML/u],
    ['another language', (text) => text.replace('trgLang="bo"', 'trgLang="en"'), 'hand-in/not-a-sheet', /记号/u],
    ['names taken away', (text) => text.replace(/ name="[^"]*"/gu, ''), 'hand-in/sheet-row', /name 里的记号没有了/u],
    ['segments cut anew', (text) => text.replace(/<segment id="[^"]*"/gu, '<segment'), 'hand-in/sheet-row', /拆开/u],
    ['a segment twice', (text) => text.replace(/<segment .*<\/segment>/u, '$&$&'), 'hand-in/sheet-row', /写了两次/u],
    ['an article that is none', (text) => inUnit(text, 1, say('ཁྲིམས།')).replace('articles/cattle/', 'articles/cattel/'), 'hand-in/unknown-article', /cattle/u], // prettier-ignore
    ['Latin', (text) => inUnit(text, 1, say('khrims')), 'hand-in/other-script', /藏语/u],
  ];
  it.each(cases)('%s', async (_, change, rule, words) => {
    const dir = makeContent();
    const before = read(dir);
    const { findings, said } = await take(dir, change(xliffOf(dir)));
    expect(findings[0]?.rule).toBe(rule);
    expect(said).toMatch(words);
    expect(read(dir)).toBe(before);
  });
});

describe('all articles in both languages', () => {
  const { library } = loadLibrary('content', { today: TODAY });
  const wording = statuteWords.bind(null, library.register);
  const schema = (name: string) => readFileSync(`tests/fixtures/xliff-2.1/${name}`);
  xmlRegisterInputProvider(new XmlBufferInputProvider({ 'xml-space.xsd': schema('xml-space.xsd') }));
  const xsd = XmlDocument.fromBuffer(schema('ours.xsd'));

  it('tells the words of the glossary that stand in a block, not those that only their letters make', () => {
    const { article, lang, blocks } = sheetIn(makeContent());
    const [sheet] = blocks;
    if (sheet === undefined) throw new Error('blocks');
    const notes = (words: string) => {
      const body = {
        kind: 'paragraph' as const,
        children: [{ type: 'text' as const, value: words, at: { line: 1, column: 1 } }],
      };
      const block = { ...sheet, block: { ...sheet.block, body } };
      const file = writeXliff(lang, [{ article, blocks: [block] }], library.glossary);
      return [...file.matchAll(/术语：(\S+) =/gu)].map(([, word]) => word);
    };
    expect(notes('借钱要写借条。').sort()).toEqual(['借条', '借钱']);
    expect(notes('两个人一起打工。')).toEqual(['打工']);
    expect(notes('写劳动合同。')).toEqual(['劳动合同']);
  });

  it.each(['ii', 'bo'] as const)(
    '%s: come back unchanged, are the same bytes each time, and hold what ours.xsd says',
    (lang) => {
      const all = library.articles.map((article) => ({ article, blocks: sheetOf(article, lang, wording) }));
      const file = writeXliff(lang, all, library.glossary);
      expect(writeXliff(lang, all, library.glossary)).toBe(file);
      expect(file).toContain('术语：');
      const back = readXliff(new TextEncoder().encode(file), 'all.xlf');
      if (!back.ok) throw new Error(back.findings.map(sentenceOf).join('\n'));
      expect(back.returned.articles.map(({ slug, blocks }) => [slug, blocks.length])).toEqual(
        library.articles.map(({ slug, blocks }) => [slug, blocks.length]),
      );
      expect(handInOf(back.returned, PERSON, library).articles).toEqual([]);
      const validator = XsdValidator.fromDoc(xsd);
      expect(() => validator.validate(XmlDocument.fromString(file))).not.toThrow();
      validator.dispose();
    },
  );
});

it('any words come back as they were typed, from XLIFF and from a .docx', async () => {
  const { article, lang, blocks } = sheetIn(makeContent());
  const typed = fc.string({ unit: fc.oneof(fc.constantFrom(...'ཁྲིམས་།ꀋꌧ法&<>"\'\\*[]\n\t {}#\r'), fc.string({ unit: 'binary', minLength: 1, maxLength: 1 })), maxLength: 40 }); // prettier-ignore
  await fc.assert(
    fc.asyncProperty(fc.array(typed, { minLength: 8, maxLength: 8 }), async (texts) => {
      // What XML cannot say no file of ours holds.
      const words = texts.map((text) => tidyReturned(text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu, ''))); // prettier-ignore
      let at = 0;
      const said = blocks.map((block) => ({
        ...block,
        segments: block.segments.map((segment) => ({ ...segment, text: words[at++ % words.length] ?? '' })),
      }));
      const expected = said.flatMap(({ segments }) => segments.map(({ text }) => text));
      const back = [
        readXliff(new TextEncoder().encode(writeXliff(lang, [{ article, blocks: said }])), 'a.xlf'),
        readDocx(await writeDocx(article, lang, said, TODAY), 'a.docx'),
      ];
      for (const one of back) {
        if (!one.ok) throw new Error(one.findings.map(sentenceOf).join('\n'));
        expect(one.returned.articles[0]?.blocks.flatMap(({ segments }) => segments.map(({ text }) => text))).toEqual(expected); // prettier-ignore
      }
    }),
    { numRuns: 60 },
  );
});
