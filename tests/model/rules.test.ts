/** Every rule has a folder that breaks it and one that does not; place and words are part of the promise. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { sentenceOf, severityOf } from '../../src/model/check/finding.ts';
import { WORDS } from '../../src/model/check/words/index.ts';
import { loadLibrary } from '../../src/model/library.ts';
import { makeContent, TODAY, type Changes } from '../fixtures/content.ts';
import { RULES } from '../fixtures/rules/index.ts';

/** Found by recording, by decoding sound and pictures, in interface words, or in the built pages: the tests of those who find them. */
const ELSEWHERE: readonly (readonly [rules: RegExp, test: string])[] = [
  [/^locale\//, 'src/i18n/check-locales.test.ts'],
  [/^font\//, 'src/site/fonts/cut-fonts.test.ts'],
  [/^translation\/shape$/, 'tests/model/translation.test.ts'],
  [/^image\/(unreadable|wrong-ending|too-big)$/, 'src/site/check-pictures.test.ts'],
  [/^audio\/(too-big|timeout)$/, 'src/site/audio/refused.test.ts'],
  [
    /^audio\/(empty|unreadable|wrong-ending|truncated|damaged|chained|too-long|too-short|silent|quiet|uneven)$/,
    'src/site/audio/damaged.test.ts',
  ],
  [
    /^hand-in\/(quiet|clipped|pause|other-length|too-fast|extra-file|stale|unknown-block)$/,
    'tests/model/recordings/import.test.ts',
  ],
  [
    /^hand-in\/(unknown-recording|own-check|checked-already|unknown-cue|old-check)$/,
    'tests/model/recordings/checks.test.ts',
  ],
  [/^hand-in\/(no-speech|other-sound|cut-outside)$/, 'tests/model/recordings/split.test.ts'],
  [
    /^hand-in\/(unknown-tile|word-changed|name-known|no-name-left|name-length)$/,
    'tests/model/recordings/names.test.ts',
  ],
  [/^hand-in\/withdrawn$/, 'tests/model/recordings/withdraw.test.ts'],
  [
    /^hand-in\/(not-json|not-a-translation|bad-character|segments-differ|empty-segment|other-script|bad-words)$/,
    'tests/model/translation-import.test.ts',
  ],
  [
    /^hand-in\/(not-docx|broken-xml|not-a-sheet|two-sheets|sheet-row|no-person|nothing-said)$/,
    'tests/model/sheets/docx.test.ts',
  ],
  [/^hand-in\/not-feedback$/, 'tests/model/feedback.test.ts'],
  [/^hand-in\/not-xliff$/, 'tests/model/sheets/xliff.test.ts'],
  [/^hand-in\/zip-/, 'tests/model/recordings/bad-zips.test.ts'],
  [/^hand-in\//, 'tests/model/recordings/bad-hand-ins.test.ts'],
];

/** The icons of the base folder and one more. */
const ICONS = new Set(['house', 'hammer', 'scale', 'tree-pine']);

function findingsOf(changes: Changes, today = TODAY) {
  return loadLibrary(makeContent(changes), { today, icons: ICONS }).findings;
}

it('finds nothing wrong with the base folder', () => {
  expect(findingsOf({})).toEqual([]);
});

describe.each(RULES)('$rule at $at', ({ rule, change, at, sentence, also = [], mended, today }) => {
  it('is found where it is broken', () => {
    const findings = findingsOf(change, today);
    const places = findings.map((found) => `${found.file}:${found.line}:${found.column} ${found.rule}`);
    expect(places).toEqual([`${at} ${rule}`, ...also].sort(byPlace));
    const found = findings.find(
      (entry) => `${entry.file}:${entry.line}:${entry.column} ${entry.rule}` === `${at} ${rule}`,
    );
    expect(found && sentenceOf(found)).toBe(sentence);
    expect(found && severityOf(found)).toBe(WORDS[rule].severity);
  });

  it('is not found where it is kept', () => {
    expect(findingsOf(mended, today).map((found) => found.rule)).toEqual([]);
  });
});

/** As `sortFindings` does: file, line, column, rule. */
function byPlace(a: string, b: string): number {
  const key = (place: string) => {
    const [, file = '', line = '', column = '', rule = ''] = /^(.*):(\d+):(\d+) (.*)$/.exec(place) ?? [];
    return [file, line.padStart(6, '0'), column.padStart(6, '0'), rule].join('\u0000');
  };
  return key(a) < key(b) ? -1 : 1;
}

describe('the catalogue', () => {
  const elsewhere = (id: string) => ELSEWHERE.find(([rules]) => rules.test(id))?.[1];
  const ids = Object.keys(WORDS).filter((id) => elsewhere(id) === undefined);

  it('has a fixture for every rule', () => {
    expect(ids.filter((id) => !RULES.some(({ rule }) => rule === id))).toEqual([]);
    expect(ids.length).toBeGreaterThanOrEqual(30);
  });

  it('has the others in the tests of those who find them', () => {
    const untested = Object.keys(WORDS).filter((id) => {
      const test = elsewhere(id);
      return test !== undefined && !readFileSync(test, 'utf8').includes(id);
    });
    expect(untested).toEqual([]);
  });

  it('speaks Chinese to editors: no sentence without a full stop, none with words of the program', () => {
    for (const { sentence } of RULES) {
      expect(sentence).toMatch(/[\u4e00-\u9fff]/);
      expect(sentence).toMatch(/。$|：\S.*$/);
      expect(sentence).not.toMatch(/undefined|null|\[object|function |NaN/);
    }
  });
});
