/** Small MDX → blocks: what editors write, and that nothing of it changes on the way. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BlockBody, Flow, Inline } from '../../src/model/block.ts';
import { textOf } from '../../src/model/parse/inline.ts';
import { bodiesOf, parsed } from '../fixtures/blocks.ts';

/** Words with their marks, short enough to compare: `[strong:字]`. */
function shown(inlines: readonly Inline[]): string {
  return inlines
    .map((inline) => {
      if (inline.type === 'text') return inline.value;
      if (inline.type === 'break') return '⏎';
      const detail =
        inline.type === 'link'
          ? ` ${inline.href}`
          : inline.type === 'quote'
            ? ` ${inline.law} ${inline.article}`
            : inline.type === 'term'
              ? ` ${inline.id}`
              : '';
      return `[${inline.type}${detail}:${shown(inline.children)}]`;
    })
    .join('');
}

function shownFlow(flow: Flow): string {
  if (flow.type === 'statute') return `§${flow.law} ${flow.article} ${flow.paragraphs.join()}`;
  return flow.type === 'list'
    ? flow.items.map((item) => `${flow.ordered ? '1.' : '-'} ${shown(item)}`).join(' ')
    : shown(flow.children);
}

function shownBody(body: BlockBody): string {
  switch (body.kind) {
    case 'statute':
      return `${shownFlow(body.statute)}${body.statute.gist.length > 0 ? ` “${shown(body.statute.gist)}”` : ''}`;
    case 'list':
    case 'key-points':
    case 'steps':
      return `${body.kind} ${body.items.map(shown).join(' | ')}`;
    case 'custom-and-law':
      return [body.custom, body.law, body.todo].map((part) => part.map(shownFlow).join(' / ')).join(' || ');
    case 'case':
      return `case ${body.flow.map(shownFlow).join(' / ')}`;
    case 'call':
      return `call ${body.number} ${shown(body.children)}`;
    case 'audio':
      return `audio ${body.clip} ${shown(body.children)}`;
    case 'image':
      return `image ${body.src} ${body.alt}`;
    case 'heading':
      return `h${body.level} ${shown(body.children)}`;
    case 'untranslated':
      return 'untranslated';
    default:
      return `${body.kind} ${shown(body.children)}`;
  }
}

describe('blocks', () => {
  it.each([
    ['two paragraphs', '一段。\n\n又一段。', ['paragraph 一段。', 'paragraph 又一段。']],
    ['headings', '## 大\n\n### 小', ['h2 大', 'h3 小']],
    ['a list', '- 一\n- 二', ['list 一 | 二']],
    ['a list with empty lines', '1. 一\n\n2. 二', ['list 一 | 二']],
    ['a component on one line', '<Call number="12348">免费。</Call>', ['call 12348 免费。']],
    ['a component on three lines', '<Call number="12348">\n免费。\n</Call>', ['call 12348 免费。']],
    [
      'two components on one line',
      '<Statute law="a" article="1" /> <Statute law="a" article="2" />',
      ['§a 1 ', '§a 2 '],
    ],
    [
      'attributes on lines of their own',
      '<Statute\n  law="a"\n  article="120-1"\n  paragraph="1,3"\n/>',
      ['§a 120-1 1,3'],
    ],
    ['key points', '<KeyPoints>\n- 一\n- **二**\n</KeyPoints>', ['key-points 一 | [strong:二]']],
    ['steps indented', '<Steps>\n  1. 一\n  2. 二\n</Steps>', ['steps 一 | 二']],
    [
      'a case',
      '<Case>\n\n阿某。\n\n- 一\n- 二\n\n<Statute law="a" article="1" />\n\n</Case>',
      ['case 阿某。 / - 一 - 二 / §a 1 '],
    ],
    [
      'custom and law',
      '<CustomAndLaw>\n<Custom>\n\n老规矩。\n\n</Custom>\n<Law>\n\n法律。\n\n<Statute law="a" article="1" />\n\n</Law>\n<Todo>\n\n1. 先问\n\n</Todo>\n</CustomAndLaw>',
      ['老规矩。 || 法律。 / §a 1  || 1. 先问'],
    ],
    [
      'custom and law on one line each',
      '<CustomAndLaw>\n<Custom>老规矩。</Custom>\n<Law>法律。</Law>\n<Todo>先问。</Todo>\n</CustomAndLaw>',
      ['老规矩。 || 法律。 || 先问。'],
    ],
    ['a picture', '![围栏](images/a.png)', ['image images/a.png 围栏']],
    ['a clip', '<Audio clip="rhyme">围栏歌</Audio>', ['audio rhyme 围栏歌']],
    [
      'marks inside marks',
      '**看[<Term id="x">这</Term>里](/about/)**',
      ['paragraph [strong:看[link /about/:[term x:这]里]]'],
    ],
    [
      'a quotation inside strong',
      '**<Quote law="a" article="1">原话</Quote>**。',
      ['paragraph [strong:[quote a 1:原话]]。'],
    ],
    ['a hard break', '一\\\n二', ['paragraph 一⏎二']],
    ['a front matter in no place but the first', '一', ['paragraph 一']],
  ])('%s', (_, text, expected) => {
    expect(bodiesOf(text).map(shownBody)).toEqual(expected);
  });

  it('of a translation: gists, Chinese words, what is left in Chinese', () => {
    const text = '<Statute law="a" article="1">ཁྲིམས།</Statute>\n\n<Untranslated />\n\n<Zh>律师</Zh> ཁྲིམས།';
    expect(bodiesOf(text, 'bo').map(shownBody)).toEqual(['§a 1  “ཁྲིམས།”', 'untranslated', 'paragraph [zh:律师] ཁྲིམས།']);
  });
});

describe('line breaks in the source', () => {
  it.each([
    ['none between Chinese characters', '一行\n又一行', '一行又一行'],
    ['none after Chinese punctuation', '一行，\n又一行', '一行，又一行'],
    ['none before Chinese punctuation', 'A4\n，一张', 'A4，一张'],
    ['none between Yi syllables', 'ꏦꃤ\nꌅꅍ', 'ꏦꃤꌅꅍ'],
    ['none after a tsheg', 'ཁྲིམས་\nལུགས།', 'ཁྲིམས་ལུགས།'],
    ['a space after a shad', 'ཁྲིམས།\nལུགས།', 'ཁྲིམས། ལུགས།'],
    ['a space between Latin words', 'one\ntwo', 'one two'],
    ['none between Latin and Chinese', 'GPS\n定位', 'GPS定位'],
    ['no more than one', 'one \t\n   two', 'one two'],
    ['indentation does not count', '一行\n    又一行', '一行又一行'],
    ['with carriage returns', '一行\r\n又一行', '一行又一行'],
    ['with carriage returns alone', 'one\rtwo', 'one two'],
  ])('%s', (_, text, expected) => {
    const [body] = bodiesOf(text, /\p{Script=Tibetan}/u.test(text) ? 'bo' : 'zh');
    expect(body?.kind === 'paragraph' ? shown(body.children) : body).toBe(expected);
  });

  it('gives the same blocks with Windows line ends', () => {
    const text = '## 节\n\n一行\n又一行\n\n<Steps>\n1. 一\n2. 二\n</Steps>\n\n<Case>\n\n阿某。\n\n</Case>';
    const unplaced = (bodies: readonly BlockBody[]) => bodies.map(shownBody);
    expect(unplaced(bodiesOf(text.replaceAll('\n', '\r\n')))).toEqual(unplaced(bodiesOf(text)));
  });
});

describe('characters', () => {
  it.each([
    '“双”‘单’',
    '"直"和\'直\'',
    '-- 和 ---。',
    '……和...',
    '——',
    '（一）',
    '1/2 和 (c) 和 ->',
    '《民法典》第1042条',
    '12348、110',
    'https://example.org',
    ':smile:',
    '100%',
    '5 < 6',
  ])('leaves %s as it is', (text) => {
    const [body] = bodiesOf(`话：${text}`);
    expect(body?.kind === 'paragraph' ? textOf(body.children) : body).toBe(`话：${text}`);
  });

  it('leaves any plain text as it is, byte for byte', () => {
    const letters = fc.string({
      unit: fc.constantFrom(...'禁止借婚姻索取财物。，、；：？！“”‘’"\'-–—…（）()《》/%+=@^,. 0123abcABCཁྲིམས་།ꏦꃤ'),
      minLength: 1,
      maxLength: 60,
    });
    fc.assert(
      fc.property(letters, (text) => {
        const written = `话${text.trim().replaceAll(/ +/g, ' ')}话`;
        const block = parsed(`# 题\n\n<Answer>\n答\n</Answer>\n\n${written}`).blocks[2];
        expect(block?.body.kind === 'paragraph' ? textOf(block.body.children) : block?.body).toBe(written);
      }),
      { numRuns: 200 },
    );
  });

  it('reads character references as the characters they name', () => {
    const [body] = bodiesOf('5 &lt; 6 &amp; 7');
    expect(body?.kind === 'paragraph' ? textOf(body.children) : body).toBe('5 < 6 & 7');
  });
});

describe('places', () => {
  it('are those of the file, after CRLF, a front matter and a fold', () => {
    const { blocks, findings } = parsed(
      '---\nnote: 待查\n---\n\n# 题\n\n<Answer>\n答\n</Answer>\n\n一行\n  又**一**行'.replaceAll('\n', '\r\n'),
    );
    expect(findings).toEqual([]);
    expect(blocks.map((block) => `${block.at.line}:${block.at.column}`)).toEqual(['5:1', '7:1', '11:1']);
    const body = blocks[2]?.body;
    expect(body?.kind === 'paragraph' && body.children).toEqual([
      {
        type: 'text',
        value: '一行又',
        at: { line: 11, column: 1 },
        folds: [{ index: 2, at: { line: 12, column: 3 } }],
      },
      {
        type: 'strong',
        at: { line: 12, column: 4 },
        children: [{ type: 'text', value: '一', at: { line: 12, column: 6 } }],
      },
      { type: 'text', value: '行', at: { line: 12, column: 9 } },
    ]);
  });
});
