/** Zips from strangers: what programs read differently, and what wants to get out, is refused. */
import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crc32, zip } from '../../../src/lib/zip.ts';
import { unzip } from '../../../src/site/hand-in/unzip.ts';
import { DAY } from '../../fixtures/hand-in.ts';

const LIMITS = { maxEntries: 20, maxFileBytes: 1_000_000, maxTotalBytes: 2_000_000 };

interface Fields {
  readonly method: number;
  readonly flags: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly mode: number;
  readonly extra: Buffer;
}

interface RawEntry {
  readonly name: string | Buffer;
  readonly data: Uint8Array;
  /** What the headers say, where it is not the truth. */
  readonly both?: Partial<Fields>;
  readonly local?: Partial<Fields & { readonly name: string }>;
  readonly central?: Partial<Fields & { readonly at: number }>;
}

/** Returns a zip put together by hand, with all the lies that are asked for. */
function rawZip(
  entries: readonly RawEntry[],
  end: { readonly count?: number; readonly comment?: Buffer } = {},
): Buffer {
  const parts: Buffer[] = [];
  const central: Buffer[] = [];
  let at = 0;
  for (const { name, data, both, local, central: listed } of entries) {
    const truth: Fields = {
      method: 0,
      flags: 0,
      crc: crc32(data),
      packed: data.length,
      size: data.length,
      mode: 0,
      extra: Buffer.alloc(0),
    };
    const [here, there] = [
      { ...truth, ...both, ...local },
      { ...truth, ...both, ...listed },
    ];
    const [nameHere, nameThere] = [Buffer.from(local?.name ?? name), Buffer.from(name)];
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x0403_4b50, 0);
    writeCommon(head, 4, here, nameHere.length);
    parts.push(head, nameHere, here.extra, Buffer.from(data));
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x0201_4b50, 0);
    writeCommon(entry, 6, there, nameThere.length);
    entry.writeUInt32LE((there.mode << 16) >>> 0, 38);
    entry.writeUInt32LE(listed?.at ?? at, 42);
    central.push(entry, nameThere, there.extra);
    at += 30 + nameHere.length + here.extra.length + data.length;
  }
  const directory = Buffer.concat(central);
  const tail = Buffer.alloc(22);
  tail.writeUInt32LE(0x0605_4b50, 0);
  tail.writeUInt16LE(end.count ?? entries.length, 8);
  tail.writeUInt16LE(end.count ?? entries.length, 10);
  tail.writeUInt32LE(directory.length, 12);
  tail.writeUInt32LE(at, 16);
  tail.writeUInt16LE(end.comment?.length ?? 0, 20);
  return Buffer.concat([...parts, directory, tail, end.comment ?? Buffer.alloc(0)]);
}

function writeCommon(head: Buffer, at: number, fields: Fields, nameLength: number): void {
  head.writeUInt16LE(20, at);
  head.writeUInt16LE(fields.flags, at + 2);
  head.writeUInt16LE(fields.method, at + 4);
  head.writeUInt32LE(fields.crc, at + 10);
  head.writeUInt32LE(fields.packed, at + 14);
  head.writeUInt32LE(fields.size, at + 18);
  head.writeUInt16LE(nameLength, at + 22);
  head.writeUInt16LE(fields.extra.length, at + 24);
}

const WORDS = Buffer.from('words');
const BOMB = deflateRawSync(Buffer.alloc(3_000_000));
const squeeze = (data: Buffer) => ({
  data: deflateRawSync(data),
  both: { method: 8, crc: crc32(data), size: data.length },
});
const one = (entry: Partial<RawEntry>) => rawZip([{ name: 'a.txt', data: WORDS, ...entry }]);
const named = (name: string | Buffer) => one({ name });
const whole = Buffer.from(
  zip(
    [
      { name: 'a.txt', bytes: WORDS },
      { name: 'b.txt', bytes: WORDS },
    ],
    DAY,
  ),
);
const overlap = (() => {
  const inner = rawZip([{ name: 'a.txt', data: WORDS }]).subarray(0, 30 + 5 + 5);
  return rawZip([
    { name: 'a.txt', data: WORDS },
    { name: 'a.txt', data: inner, central: { at: 0 } },
  ]);
})();

const BAD_ZIPS: readonly (readonly [what: string, bytes: Uint8Array, rule: string])[] = [
  ['a way out', named('../../etc/cron.d/x'), 'hand-in/zip-bad-name'],
  ['a way out in the middle', named('a/../../x'), 'hand-in/zip-bad-name'],
  ['an absolute name', named('/etc/passwd'), 'hand-in/zip-bad-name'],
  ['a drive', named('C:evil.txt'), 'hand-in/zip-bad-name'],
  ['backslashes', named('..\\evil.txt'), 'hand-in/zip-bad-name'],
  ['a name with a zero byte', named('a\u0000.txt'), 'hand-in/zip-bad-name'],
  ['a name with commands for the terminal', named('\u001b[2Ja.txt'), 'hand-in/zip-bad-name'],
  ['an empty name', named(''), 'hand-in/zip-bad-name'],
  ['a name in GBK', named(Buffer.from([0xc2, 0xbc, 0xd2, 0xf4, 0x2e, 0x77, 0x61, 0x76])), 'hand-in/zip-bad-name'],
  ['a name of 5,000 letters', named('a'.repeat(5000)), 'hand-in/zip-bad-name'],
  [
    'the same name twice',
    rawZip([
      { name: 'a.txt', data: WORDS },
      { name: 'A.TXT', data: WORDS },
    ]),
    'hand-in/zip-duplicate',
  ],
  ['a symbolic link', one({ central: { mode: 0o120_777 } }), 'hand-in/zip-link'],
  ['a device', one({ central: { mode: 0o060_666 } }), 'hand-in/zip-link'],
  ['a password', one({ both: { flags: 1 } }), 'hand-in/zip-encrypted'],
  ['ZIP64 sizes', one({ central: { size: 0xffff_ffff } }), 'hand-in/zip-unsupported'],
  ['a ZIP64 field', one({ central: { extra: Buffer.from([1, 0, 0, 0]) } }), 'hand-in/zip-unsupported'],
  ['another packing', one({ both: { method: 14 } }), 'hand-in/zip-unsupported'],
  ['another size in the local header', one({ local: { size: 4 } }), 'hand-in/zip-damaged'],
  ['another name in the local header', one({ local: { name: 'b.txt' } }), 'hand-in/zip-damaged'],
  ['another packing in the local header', one({ local: { method: 8 } }), 'hand-in/zip-damaged'],
  ['a wrong checksum', one({ both: { crc: 1 } }), 'hand-in/zip-damaged'],
  [
    'a file that is more than it says',
    one({ ...squeeze(WORDS), both: { method: 8, crc: crc32(WORDS), size: 3 } }),
    'hand-in/zip-too-big',
  ],
  ['a bomb that hides its size', one({ data: BOMB, both: { method: 8, crc: 1, size: 100 } }), 'hand-in/zip-too-big'],
  [
    'a bomb that says its size',
    one({ data: BOMB, both: { method: 8, crc: 1, size: 3_000_000 } }),
    'hand-in/zip-too-big',
  ],
  [
    'many that are too big together',
    rawZip(Array.from({ length: 3 }, (_, n) => ({ name: `${n}`, ...squeeze(Buffer.alloc(900_000)) }))),
    'hand-in/zip-too-big',
  ],
  [
    'too many files',
    rawZip(Array.from({ length: 21 }, (_, n) => ({ name: `${n}`, data: WORDS }))),
    'hand-in/zip-too-big',
  ],
  ['files that share their bytes', overlap, 'hand-in/zip-duplicate'],
  [
    'one file listed under two names',
    rawZip([
      { name: 'a.txt', data: WORDS },
      { name: 'b.txt', data: WORDS, local: { name: 'a.txt' }, central: { at: 0 } },
    ]),
    'hand-in/zip-damaged',
  ],
  ['something before it', Buffer.concat([WORDS, whole]), 'hand-in/zip-damaged'],
  ['something behind it', Buffer.concat([whole, WORDS]), 'hand-in/zip-damaged'],
  ['two endings', rawZip([{ name: 'a.txt', data: WORDS }], { comment: rawZip([]) }), 'hand-in/zip-damaged'],
  ['more files than are there', rawZip([{ name: 'a.txt', data: WORDS }], { count: 2 }), 'hand-in/zip-damaged'],
  ['half of it', whole.subarray(0, whole.length / 2), 'hand-in/zip-damaged'],
  ['a beginning alone', Buffer.from('PK\u0003\u0004'), 'hand-in/zip-damaged'],
];

describe('a zip from a stranger', () => {
  it.each(BAD_ZIPS)('with %s is refused', (_, bytes, rule) => {
    expect(unzip(bytes, LIMITS)).toMatchObject({ ok: false, rule });
  });

  it('of the usual kinds is read: stored, packed, with folders, sizes behind the file and a comment', () => {
    const descriptor = Buffer.alloc(16);
    descriptor.writeUInt32LE(0x0807_4b50, 0);
    descriptor.writeUInt32LE(crc32(WORDS), 4);
    descriptor.writeUInt32LE(5, 8);
    descriptor.writeUInt32LE(5, 12);
    const later = { flags: 8, crc: crc32(WORDS), packed: 5, size: 5 };
    const bytes = rawZip(
      [
        { name: 'folder/', data: Buffer.alloc(0), central: { mode: 0o040_755 } },
        { name: 'folder/packed.txt', ...squeeze(WORDS), central: { mode: 0o100_644 } },
        { name: '录音.txt', data: WORDS },
        {
          name: 'later.txt',
          data: Buffer.concat([WORDS, descriptor]),
          local: { flags: 8, crc: 0, packed: 0, size: 0 },
          central: later,
        },
      ],
      { comment: Buffer.from('from a phone') },
    );
    const read = unzip(bytes, LIMITS);
    expect(read.ok && read.files.map(({ name, bytes: plain }) => `${name} ${Buffer.from(plain).toString()}`)).toEqual([
      'folder/packed.txt words',
      '录音.txt words',
      'later.txt words',
    ]);
  });

  it('gives back what was put in, and never throws when a byte is changed', () => {
    const entries = fc.uniqueArray(
      fc.record({
        name: fc.stringMatching(/^[a-z0-9.-]{1,12}$/).filter((name) => !/^\.+$/.test(name)),
        bytes: fc.uint8Array({ maxLength: 200 }),
      }),
      {
        selector: (entry) => entry.name,
        maxLength: 6,
      },
    );
    fc.assert(
      fc.property(entries, fc.nat(), fc.nat(255), (files, place, byte) => {
        const packed = zip(files, DAY);
        expect(unzip(packed, LIMITS)).toEqual({ ok: true, files: files.map(({ name, bytes }) => ({ name, bytes })) });
        packed[place % packed.length] = byte;
        const read = unzip(packed, LIMITS);
        if (read.ok) expect(read.files.length).toBeLessThanOrEqual(files.length);
      }),
      { numRuns: 300 },
    );
  });
});
