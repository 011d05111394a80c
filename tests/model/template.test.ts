/** Papers to fill in: what a line is made of, and that the papers of the site name what the law asks of each. */
import { describe, expect, it, test } from 'vitest';
import { loadLibrary } from '../../src/model/library.ts';
import { formParts } from '../../src/model/template.ts';
import { makeContent, TODAY } from '../fixtures/content.ts';
import { CATTLE_PAPER } from '../fixtures/template.ts';

test('a line is words and blanks, in order, and nothing of it is lost', () => {
  expect(formParts('我叫 {1}，住在 {12}。')).toEqual([
    { kind: 'words', words: '我叫 ' },
    { kind: 'blank', number: 1, lines: 0 },
    { kind: 'words', words: '，住在 ' },
    { kind: 'blank', number: 12, lines: 0 },
    { kind: 'words', words: '。' },
  ]);
  expect(formParts('{3:5}')).toEqual([{ kind: 'blank', number: 3, lines: 5 }]);
  // What is no blank stays as it is.
  for (const line of ['', '{}', '{x}', '{1', '{1:}', '｛1｝'])
    expect(
      formParts(line)
        .map((part) => (part.kind === 'words' ? part.words : '?'))
        .join(''),
    ).toBe(line);
});

test('a paper without a sentence about the law is refused', () => {
  const without = CATTLE_PAPER.replace(/needs:\n.*\n/u, 'needs: []\n');
  const found = loadLibrary(makeContent({ 'templates/cattle-paper.yaml': without }), { today: TODAY }).findings;
  expect(found.map(({ rule, line }) => `${line} ${rule}`)).toEqual(['14 yaml/invalid']);
});

describe('the papers of the site', () => {
  const { library } = loadLibrary('content', { today: TODAY });

  /** What each must rest on: the articles that say what the paper needs. */
  it.each([
    ['loan-note', ['civil-code 668', 'civil-code 670', 'civil-code 680', 'private-lending-rules 25']],
    ['village-rules', ['village-committee-law 26', 'village-committee-law 31', 'womens-rights-law 56']],
    ['safety-order', [23, 24, 25, 27, 28].map((number) => `anti-domestic-violence-law ${number}`)],
    ['labor-arbitration', ['labor-dispute-law 27', 'labor-dispute-law 28']],
    ['legal-aid', ['legal-aid-law 38', 'legal-aid-law 41', 'legal-aid-law 42']],
    ['will', [1134, 1135, 1136, 1138, 1139, 1140, 1141, 1143].map((number) => `civil-code ${number}`)],
    ['divorce-agreement', ['civil-code 1076', 'civil-code 1077', 'civil-code 1080']],
  ])('%s rests on what the law says of it', (id, needed) => {
    const paper = library.templates.find((entry) => entry.id === id);
    const cited = [...(paper?.blanks ?? []), ...(paper?.needs ?? []), ...(paper?.wrong ?? [])].flatMap(({ statute }) =>
      statute === undefined ? [] : [`${statute.law} ${statute.article}`],
    );
    expect(needed.filter((place) => !cited.includes(place))).toEqual([]);
  });

  it('have a line to sign and one for the day', () => {
    for (const { id, form } of library.templates.filter((entry) => entry.id !== 'village-rules')) {
      expect(form.join('\n'), id).toMatch(/签名/u);
      expect(form.join('\n'), id).toMatch(/日期/u);
    }
  });
});
