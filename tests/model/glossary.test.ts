/** The glossary: what a form may be, which words are found in texts, and which Yi words stand in a source. */
import { rmSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { BlockBody, Inline } from '../../src/model/block.ts';
import { severityOf } from '../../src/model/check/finding.ts';
import { glossaryTbx, glossaryTsv } from '../../src/model/glossary-export.ts';
import { loadLibrary } from '../../src/model/library.ts';
import { yiPieces, yiWordsOf, unattestedYi } from '../../src/model/translation/attested.ts';
import { avoidedIn, hasTerm, termsIn, translatedWords, wordListOf } from '../../src/model/translation/words.ts';
import { swap, TODAY, writeContent } from '../fixtures/content.ts';
import { GLOSSARY, HERDING } from '../fixtures/glossary.ts';
import { parseXml, type XmlElement } from '../site/xml.ts';

function load(herding: string, attested?: string) {
  const dir = writeContent({
    ...GLOSSARY,
    'glossary/herding.yaml': herding,
    ...(attested === undefined ? {} : { 'glossary/attested-ii.yaml': attested }),
  });
  try {
    return loadLibrary(dir, { today: TODAY });
  } finally {
    rmSync(dir, { recursive: true });
  }
}
const rulesOf = (from: string, to: string) =>
  load(swap(from, to)(HERDING)).findings.map(
    ({ rule, line, facts }) => `${line} ${rule} ${String(facts['message'] ?? '')}`,
  );

const AT = { line: 1, column: 1 };
const text = (value: string): Inline => ({ type: 'text', value, at: AT });
const paragraph = (...children: readonly Inline[]): BlockBody => ({ kind: 'paragraph', children });

describe('a form', () => {
  it('is of its own script', () => {
    expect(rulesOf('form: ཁྲིམས་ལུགས', 'form: ꏦꃤ').join()).toMatch(/^7 yaml\/invalid/);
    expect(rulesOf('form: ꏦꃤ', 'form: ཁྲིམས').join()).toMatch(/^5 yaml\/invalid/);
    expect(rulesOf('form: ཁྲིམས་ལུགས', 'form: ཁྲིམས་律').join()).toMatch(/^7 yaml\/invalid/);
  });

  it.each(['་', '།', '་།'])('has no “%s” at its end', (end) => {
    expect(rulesOf('ཁྲིམས་ལུགས', `ཁྲིམས་ལུགས${end}`).join()).toMatch(/^7 yaml\/invalid/);
  });

  it('of Yi is proposed by a person on a day, or not at all', () => {
    const proposed = 'trust: proposed, source: compound';
    expect(rulesOf('trust: attested, source: lexicon', proposed)).not.toEqual([]);
    expect(rulesOf('trust: attested, source: lexicon', `${proposed}, by: 阿某, on: '2026-11-01'`)).toEqual([]);
  });

  it('that is attested says where', () => {
    expect(rulesOf('trust: attested, source: lexicon', 'trust: attested').join()).toMatch(/^5 yaml\//);
  });
});

test('an explanation is short', () => {
  expect(rulesOf('plain: 国家定的规矩。', `plain: ${'规'.repeat(46)}`).join()).toMatch(/^3 yaml\/invalid/);
  expect(rulesOf('plain: 国家定的规矩。', `plain: ${'规'.repeat(45)}`)).toEqual([]);
});

describe('words in texts', () => {
  const { glossary } = load(`${HERDING}- id: law-court
  zh: 法律人
  plain: 学法律的人。
  ii: []
  bo:
    - { form: དངུལ་པ, trust: proposed, source: compound }
`).library;
  const list = wordListOf(glossary);
  const law = glossary.byId.get('law')!;
  const lawyer = glossary.byId.get('lawyer')!;
  const named = (body: BlockBody): string[] => termsIn(body, list).map(({ id }) => id);

  it('the longest counts, once', () => {
    expect(named(paragraph(text('法律人和法律人')))).toEqual(['law-court']);
    expect(named(paragraph(text('法律人懂法律')))).toEqual(['law-court', 'law']);
    expect(named(paragraph(text('问辩护人')))).toEqual(['lawyer']);
    // 法 and 律 of two words are no 法律.
    expect(named(paragraph(text('守法律己')))).toEqual([]);
    // Across marks, but not in what the register says.
    expect(named(paragraph(text('法'), { type: 'strong', children: [text('律')], at: AT }))).toEqual(['law']);
    const quote: Inline = { type: 'quote', law: 'x', article: '1', children: [text('法律')], at: AT };
    expect(named(paragraph(quote))).toEqual([]);
  });

  it.each([
    ['ཁྲིམས་ལུགས', true],
    ['ངའི་ཁྲིམས་ལུགས་ཡིན།', true],
    ['ཁྲིམས།ལུགས', false],
    ['ཁྲིམས', false],
  ])('%s has the word for law: %s', (words, is) => {
    expect(hasTerm(translatedWords(paragraph(text(words))), law, 'bo')).toBe(is);
  });

  it.each(['ཁྲིམས་རྩོད་པའི་', 'ཁྲིམས་རྩོད་པས།', 'ཁྲིམས་རྩོད་པར་', 'ཁྲིམས་རྩོད་པའང་'])('a particle may be joined: %s', (words) => {
    expect(hasTerm(translatedWords(paragraph(text(words))), lawyer, 'bo')).toBe(true);
  });

  it('another syllable is not a particle', () => {
    expect(hasTerm(translatedWords(paragraph(text('ཁྲིམས་རྩོད་པང་'))), lawyer, 'bo')).toBe(false);
  });

  it('the Chinese word itself is accepted', () => {
    const zh: Inline = { type: 'zh', children: [text('律师')], at: AT };
    expect(hasTerm(translatedWords(paragraph(zh)), lawyer, 'bo')).toBe(true);
  });

  it('what is avoided is told where the Chinese has the term', () => {
    const words = translatedWords(paragraph(text('ཐོབ་ཐང་།')));
    expect(avoidedIn(words, [lawyer], 'bo', list).map(({ why }) => why)).toEqual(['那是权利']);
    expect(avoidedIn(words, [law], 'bo', list)).toEqual([]);
  });
});

describe('Yi words and their sources', () => {
  const words = yiWordsOf({ attested: [entry('ꀀꀁ'), entry('ꀀꀁꀂ'), entry('ꀂꀃ'), entry('ꀅ')], byId: new Map() })!;
  const cut = (yi: string) => yiPieces(yi, words).map(({ kind, text: piece }) => `${kind[0] ?? ''}${piece}`);

  function entry(yi: string) {
    return { yi, zh: '字', source: 'lexicon' };
  }

  it('cuts so that least is left over, then into the longest words', () => {
    expect(cut('ꀀꀁꀂ')).toEqual(['aꀀꀁꀂ']);
    expect(cut('ꀀꀁꀂꀃ')).toEqual(['aꀀꀁ', 'aꀂꀃ']);
    expect(cut('ꀄꀄꀅ，110ꀄ')).toEqual(['uꀄꀄ', 'aꀅ', 'o，110', 'uꀄ']);
    // What repeats a syllable belongs to it.
    expect(cut('ꀅꀕ')).toEqual(['aꀅ', 'aꀕ']);
  });

  it('knows what a person proposed, with the Chinese', () => {
    const { glossary } = load(
      swap('trust: attested, source: lexicon', "trust: proposed, by: 阿某, on: '2026-11-01'")(HERDING),
      '- { yi: ꀅ, zh: 字, source: lexicon }\n',
    ).library;
    expect(yiPieces('ꀅꏦꃤ', yiWordsOf(glossary)!)).toEqual([
      { kind: 'attested', text: 'ꀅ' },
      { kind: 'proposed', text: 'ꏦꃤ', zh: '法律' },
    ]);
  });

  it('loses nothing, marks nothing that is known, and leaves no more over than any other cut', () => {
    const syllable = fc.constantFrom(...'ꀀꀁꀂꀃ');
    const yi = fc
      .array(fc.oneof(syllable, fc.constantFrom('，', ' ', '律')), { maxLength: 12 })
      .map((all) => all.join(''));
    const known = fc.array(
      fc.array(syllable, { minLength: 1, maxLength: 3 }).map((all) => all.join('')),
      {
        minLength: 1,
        maxLength: 5,
      },
    );
    fc.assert(
      fc.property(yi, known, (sentence, list) => {
        const own = yiWordsOf({ attested: list.map(entry), byId: new Map() })!;
        const pieces = yiPieces(sentence, own);
        expect(pieces.map((piece) => piece.text).join('')).toBe(sentence);
        for (const { kind, text: piece } of pieces) {
          if (kind === 'attested') expect(list).toContain(piece);
          if (kind === 'unattested') expect(piece).toMatch(/^[ꀀ-ꀃ]+$/u);
        }
        const left = pieces.filter(({ kind }) => kind === 'unattested').map((piece) => piece.text);
        expect(left.join('').length).toBe(fewestLeft(sentence, list));
      }),
    );
  });

  /** Every way to cut, the slow way. */
  function fewestLeft(sentence: string, list: readonly string[]): number {
    if (sentence === '') return 0;
    const rest = sentence.slice(1);
    const own = /^[ꀀ-ꀃ]/u.test(sentence) ? 1 : 0;
    const ways = list
      .filter((word) => sentence.startsWith(word))
      .map((word) => fewestLeft(sentence.slice(word.length), list));
    return Math.min(own + fewestLeft(rest, list), ...ways);
  }

  it('says nothing without a list', () => {
    const { library } = load(HERDING);
    expect(yiWordsOf(library.glossary)).toBeNull();
    expect(library.articles.map((article) => unattestedYi(article, yiWordsOf(library.glossary)))).toEqual([null, null]);
  });
});

describe('as files', () => {
  const nasty = '<&>"\'\u0001';
  const { glossary } = load(swap('plain: 国家定的规矩。', `plain: ${JSON.stringify(`甲<&>"'\t乙`)}`)(HERDING)).library;

  it('TBX is well-formed, whatever stands in a word, and says what can be trusted', () => {
    const root = parseXml(glossaryTbx(glossary));
    expect([root.name, root.attributes['type'], root.attributes['style']]).toEqual(['tbx', 'TBX-Basic', 'dca']);
    const entries = elements(root).filter(({ name }) => name === 'conceptEntry');
    expect(entries.map(({ attributes }) => attributes['id'])).toEqual(['law', 'lawyer']);
    const said = elements(root).map(({ name, text: own }) => `${name} ${own}`);
    expect(said).toContain(`descrip 甲<&>"'\t乙`);
    expect(said).toContain('admin 宣言 11；词表');
    expect(said).toContain('termNote deprecatedTerm-admn-sts');
    const strange = { ...glossary, groups: glossary.groups.map((group) => ({ ...group, name: nasty })) };
    expect(elements(parseXml(glossaryTbx(strange))).map(({ text: own }) => own)).toContain('<&>"\'');
  });

  it('TSV has as many cells in each row', () => {
    const rows = glossaryTsv(glossary)
      .slice(0, -1)
      .split('\n')
      .map((row) => row.split('\t'));
    expect(new Set(rows.map(({ length }) => length))).toEqual(new Set([11]));
    expect(rows.map((row) => `${row[0] ?? ''} ${row[5] ?? ''} ${row[7] ?? ''}`)).toEqual([
      'id lang trust',
      'law ii attested',
      'law bo attested',
      'lawyer bo attested',
      'lawyer bo avoid',
    ]);
  });

  function elements(root: XmlElement): XmlElement[] {
    return [root, ...root.children.flatMap(elements)];
  }
});

test('the glossary of the site has no error', () => {
  const { library, findings } = loadLibrary('content', { today: TODAY });
  expect(findings.filter((found) => severityOf(found) === 'error' && found.file.startsWith('glossary/'))).toEqual([]);
  expect(library.glossary.byId.size).toBeGreaterThan(0);
});
