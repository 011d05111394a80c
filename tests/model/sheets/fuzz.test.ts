/** What strangers hand in never makes the import fall over: it is taken, or refused with a finding. */
import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { zip } from '../../../src/lib/zip.ts';
import { readDocx } from '../../../src/site/hand-in/read-docx.ts';
import { readXliff } from '../../../src/site/hand-in/read-xliff.ts';
import { makeContent, TODAY } from '../../fixtures/content.ts';
import { changeDocx, docxOf, xliffOf } from '../../fixtures/sheet.ts';

/** Cuts, doubles and garbles pieces of a text. */
const spoiling = fc.array(
  fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.integer({ min: 0, max: 400 }),
    put: fc.oneof(fc.constantFrom('', '</w:tc>', '<w:tbl>', '<w:tr>', ']', '[b000000.1.00000000]', '\u0000', '<!DOCTYPE x>'), fc.string()), // prettier-ignore
  }),
  { minLength: 1, maxLength: 4 },
);
type Spoiling = typeof spoiling extends fc.Arbitrary<infer T> ? T : never;

function spoil(text: string, how: Spoiling): string {
  return how.reduce((out, { at, length, put }) => {
    const from = Math.floor(at * out.length);
    return out.slice(0, from) + put + out.slice(from + length);
  }, text);
}

it('a .docx that is spoiled inside', async () => {
  const sheet = await docxOf(makeContent());
  await fc.assert(
    fc.asyncProperty(spoiling, async (how) => {
      const read = readDocx(
        changeDocx(sheet, (document) => spoil(document, how)),
        'x.docx',
      );
      expect(read.ok || read.findings.length > 0).toBe(true);
    }),
    { numRuns: 150 },
  );
});

it('XLIFF that is spoiled', () => {
  const file = xliffOf(makeContent());
  fc.assert(
    fc.property(spoiling, (how) => {
      const read = readXliff(new TextEncoder().encode(spoil(file, how)), 'x.xlf');
      expect(read.ok || read.findings.length > 0).toBe(true);
    }),
    { numRuns: 300 },
  );
});

it('a .docx that unpacks to more than a sheet ever is', () => {
  const bytes = new Uint8Array(30 * 1024 * 1024);
  const bomb = zip([{ name: 'word/document.xml', bytes, deflated: deflateRawSync(bytes) }], TODAY);
  expect(bomb.length).toBeLessThan(100_000);
  const read = readDocx(bomb, 'x.docx');
  expect(read.ok ? [] : read.findings.map(({ rule }) => rule)).toEqual(['hand-in/zip-too-big']);
});
