/**
 * Files put together as a zip: sound and pictures as they are, since they do not get smaller; text by DEFLATE where
 * whoever puts it in has done that. Runs in build and browser, knows no clock: the same entries give the same bytes.
 */

export interface ZipEntry {
  /** Path inside, `/` between folders: any language, no way out. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** The same bytes by DEFLATE (RFC 1951), where that is wanted: only builds can, the browser's part stays small. */
  readonly deflated?: Uint8Array;
}

/**
 * What the parts of a zip begin with, and how long each is without names.
 * @see APPNOTE.TXT 6.3.10, PKWARE, 4.3.7, 4.3.12, 4.3.16
 */
export const LOCAL = 0x0403_4b50;
export const CENTRAL = 0x0201_4b50;
export const END = 0x0605_4b50;
export const LOCAL_BYTES = 30;
export const CENTRAL_BYTES = 46;
export const END_BYTES = 22;

/** Also the most of everything a zip without the 64-bit extension can count: larger is refused. */
const MAX_ENTRIES = 0xffff;
const MAX_BYTES = 0xffff_ffff;
/** Version 2.0: what every program since 1993 opens. Flag 11: names are UTF-8. */
const VERSION = 20;
const UTF8_NAMES = 0x0800;
const DEFLATE = 8;

/**
 * Returns the zip of `entries`, in their order. `modified` is the time on the wall that each file carries:
 * `2026-12-01` or `2026-12-01T08:30:00` (seconds are kept in twos, years from 1980 to 2107).
 * @throws RangeError for a name that is empty, twice there, or leads out; for a time that is none; for more than a zip holds
 */
export function zip(entries: readonly ZipEntry[], modified: string): Uint8Array<ArrayBuffer> {
  const stamp = dosTime(modified);
  const names = entries.map((entry) => encodeName(entry.name));
  if (entries.length > MAX_ENTRIES) throw new RangeError(`${entries.length} files are more than a zip can list`);
  if (new Set(entries.map((entry) => entry.name)).size < entries.length) throw new RangeError('a name is there twice');
  const size = entries.reduce(
    (sum, entry, index) => sum + heldIn(entry).length + LOCAL_BYTES + CENTRAL_BYTES + 2 * (names[index]?.length ?? 0),
    END_BYTES,
  );
  if (size > MAX_BYTES) throw new RangeError(`${size} bytes are more than a zip can hold`);

  const out = new Uint8Array(size);
  const view = new DataView(out.buffer);
  const heads: { readonly at: number; readonly crc: number }[] = [];
  let at = 0;
  entries.forEach((entry, index) => {
    const name = names[index] as Uint8Array;
    const held = heldIn(entry);
    const crc = crc32(entry.bytes);
    heads.push({ at, crc });
    view.setUint32(at, LOCAL, true);
    writeCommon(view, at + 4, { stamp, crc, entry, nameLength: name.length });
    out.set(name, at + LOCAL_BYTES);
    out.set(held, at + LOCAL_BYTES + name.length);
    at += LOCAL_BYTES + name.length + held.length;
  });
  const directory = at;
  entries.forEach((entry, index) => {
    const name = names[index] as Uint8Array;
    const head = heads[index] as (typeof heads)[number];
    view.setUint32(at, CENTRAL, true);
    view.setUint16(at + 4, VERSION, true);
    writeCommon(view, at + 6, { stamp, crc: head.crc, entry, nameLength: name.length });
    view.setUint32(at + 42, head.at, true);
    out.set(name, at + CENTRAL_BYTES);
    at += CENTRAL_BYTES + name.length;
  });
  view.setUint32(at, END, true);
  view.setUint16(at + 8, entries.length, true);
  view.setUint16(at + 10, entries.length, true);
  view.setUint32(at + 12, at - directory, true);
  view.setUint32(at + 16, directory, true);
  return out;
}

/** What of an entry stands in the zip. */
function heldIn({ bytes, deflated }: ZipEntry): Uint8Array {
  return deflated ?? bytes;
}

/** The 26 bytes that stand before a file and again in the directory. */
function writeCommon(
  view: DataView,
  at: number,
  file: { readonly stamp: number; readonly crc: number; readonly entry: ZipEntry; readonly nameLength: number },
): void {
  view.setUint16(at, VERSION, true);
  view.setUint16(at + 2, UTF8_NAMES, true);
  if (file.entry.deflated !== undefined) view.setUint16(at + 4, DEFLATE, true);
  view.setUint32(at + 6, file.stamp, true);
  view.setUint32(at + 10, file.crc, true);
  view.setUint32(at + 14, heldIn(file.entry).length, true);
  view.setUint32(at + 18, file.entry.bytes.length, true);
  view.setUint16(at + 22, file.nameLength, true);
}

function encodeName(name: string): Uint8Array {
  const parts = name.split('/');
  if (parts.some((part) => part === '' || part === '.' || part === '..') || /[\\:\u0000-\u001f]/.test(name)) {
    throw new RangeError(`${JSON.stringify(name)} is no name of a file inside a zip`);
  }
  const bytes = new TextEncoder().encode(name);
  if (bytes.length > 0xffff) throw new RangeError('a name is longer than 65,535 bytes');
  return bytes;
}

/** Returns day and time as MS-DOS wrote them: the day in the upper half. */
function dosTime(modified: string): number {
  const found = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d):(\d\d))?$/.exec(modified);
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = (found ?? [])
    .slice(1)
    .map((digits) => Number(digits ?? 0));
  const isTime = month >= 1 && month <= 12 && day >= 1 && day <= 31 && hour < 24 && minute < 60 && second < 60;
  if (year < 1980 || year > 2107 || !isTime) throw new RangeError(`${JSON.stringify(modified)} is no time a zip knows`);
  const date = ((year - 1980) << 9) | (month << 5) | day;
  return ((date << 16) | (hour << 11) | (minute << 5) | (second >> 1)) >>> 0;
}

let table: Uint32Array | undefined;

/** Returns the CRC-32 (ISO-HDLC) of `bytes`, from 0 to 2³² − 1. */
export function crc32(bytes: Uint8Array): number {
  table ??= makeTable();
  let crc = 0xffff_ffff;
  for (let index = 0; index < bytes.length; index += 1) {
    crc = (crc >>> 8) ^ (table[(crc ^ (bytes[index] as number)) & 0xff] as number);
  }
  return (crc ^ 0xffff_ffff) >>> 0;
}

function makeTable(): Uint32Array {
  return Uint32Array.from({ length: 256 }, (_, byte) => {
    let value = byte;
    for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb8_8320 : value >>> 1;
    return value;
  });
}
