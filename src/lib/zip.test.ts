import { crc32 as zlibCrc32 } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { crc32, zip, type ZipEntry } from './zip.ts';

const DAY = '2026-12-01';
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

test('the bytes of a zip of one file, as the format is written down', () => {
  const made = zip([{ name: 'a', bytes: utf8('hi') }], '2026-12-01T08:30:10');
  const time = 'c543815d'; // 8:30:10 and 2026-12-01, as MS-DOS wrote them
  const common = `14000008 0000${time}ac2a93d8 02000000 02000000 0100`.replace(/ /g, '');
  expect(Buffer.from(made).toString('hex')).toBe(
    [
      `504b0304${common}0000`,
      '616869',
      `504b01021400${common}${'00'.repeat(16)}`,
      '61',
      '504b05060000000001000100' + '2f000000' + '21000000' + '0000',
    ].join(''),
  );
});

test('what is put in comes out, in order, whatever it is called', () => {
  const name = fc
    .array(
      fc
        .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
        .map((part) => `_${part.replace(/[\\/:\u0000-\u001f]/g, '')}`),
      {
        minLength: 1,
        maxLength: 3,
      },
    )
    .map((parts) => parts.join('/'));
  const entries = fc.uniqueArray(fc.record({ name, bytes: fc.uint8Array({ maxLength: 300 }) }), {
    selector: (entry) => entry.name,
    maxLength: 12,
  });
  fc.assert(
    fc.property(entries, (files) => {
      const made = zip(files, DAY);
      expect(read(made)).toEqual(files.map(({ name, bytes }) => ({ name, bytes })));
      expect(zip(files, DAY)).toEqual(made);
    }),
  );
});

test('the check sum is that of zlib', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 5000 }), (bytes) => crc32(bytes) === zlibCrc32(bytes)));
});

test.each(['', '/etc/passwd', '../x', 'a/../b', 'a//b', 'a/', './a', 'a\\b', 'C:x', 'a\nb', 'x'.repeat(70_000)])(
  'the name %j is refused',
  (name) => {
    expect(() => zip([{ name, bytes: new Uint8Array() }], DAY)).toThrow(RangeError);
  },
);

test('the same name twice is refused', () => {
  const entry = { name: '声音.mp3', bytes: new Uint8Array() };
  expect(() => zip([entry, { ...entry }], DAY)).toThrow(RangeError);
});

test.each([
  '',
  '1979-12-31',
  '2108-01-01',
  '2026-13-01',
  '2026-00-10',
  '2026-12-01T24:00:00',
  '2026-12-01 08:30',
  'now',
])('the time %j is refused', (modified) => {
  expect(() => zip([], modified)).toThrow(RangeError);
});

/** Reads by the directory at the end, as programs do, and holds what stands before each file against it. */
function read(file: Uint8Array): ZipEntry[] {
  const view = new DataView(file.buffer);
  const end = file.length - 22;
  expect(view.getUint32(end, true)).toBe(0x0605_4b50);
  const entries: ZipEntry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
    expect(view.getUint32(at, true)).toBe(0x0201_4b50);
    expect(view.getUint16(at + 8, true) & 0x0800).toBe(0x0800);
    const size = view.getUint32(at + 24, true);
    const nameLength = view.getUint16(at + 28, true);
    const head = view.getUint32(at + 42, true);
    expect(file.subarray(head + 4, head + 30)).toEqual(file.subarray(at + 6, at + 32));
    const name = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(
      file.subarray(at + 46, at + 46 + nameLength),
    );
    const bytes = file.slice(head + 30 + nameLength, head + 30 + nameLength + size);
    expect(view.getUint32(at + 16, true)).toBe(zlibCrc32(bytes));
    entries.push({ name, bytes });
    at += 46 + nameLength;
  }
  expect(at).toBe(end);
  return entries;
}
