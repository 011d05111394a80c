/** Takes TrueType files apart into their tables and puts them together again. */

export type Tables = ReadonlyMap<string, Uint8Array>;

const HEADER_BYTES = 12;
const RECORD_BYTES = 16;
const SFNT_TRUETYPE = 0x00010000;
const CHECKSUM_MAGIC = 0xb1b0afba;
const HEAD_CHECKSUM_AT = 8;

/** Returns the tables of a font (sfnt bytes) by their tags. */
export function readTables(sfnt: Uint8Array): Tables {
  const view = new DataView(sfnt.buffer, sfnt.byteOffset, sfnt.byteLength);
  const tables = new Map<string, Uint8Array>();
  for (let index = 0; index < view.getUint16(4); index += 1) {
    const record = HEADER_BYTES + index * RECORD_BYTES;
    const tag = String.fromCharCode(...sfnt.subarray(record, record + 4));
    const start = view.getUint32(record + 8);
    tables.set(tag, sfnt.slice(start, start + view.getUint32(record + 12)));
  }
  return tables;
}

/** Returns the font of these tables, with new checksums. The same tables give the same bytes. */
export function writeTables(tables: Tables): Uint8Array {
  const sorted = [...tables].sort(([a], [b]) => (a < b ? -1 : 1));
  const directoryBytes = HEADER_BYTES + sorted.length * RECORD_BYTES;
  const size = sorted.reduce((total, [, { length }]) => total + padded(length), directoryBytes);
  const sfnt = new Uint8Array(size);
  const view = new DataView(sfnt.buffer);
  const power = Math.floor(Math.log2(sorted.length));
  view.setUint32(0, SFNT_TRUETYPE);
  view.setUint16(4, sorted.length);
  view.setUint16(6, 2 ** power * RECORD_BYTES);
  view.setUint16(8, power);
  view.setUint16(10, (sorted.length - 2 ** power) * RECORD_BYTES);
  let start = directoryBytes;
  let head = 0;
  sorted.forEach(([tag, bytes], index) => {
    sfnt.set(bytes, start);
    if (tag === 'head') {
      head = start;
      view.setUint32(head + HEAD_CHECKSUM_AT, 0);
    }
    const record = HEADER_BYTES + index * RECORD_BYTES;
    for (let place = 0; place < 4; place += 1) view.setUint8(record + place, tag.charCodeAt(place));
    view.setUint32(record + 4, checksum(view, start, padded(bytes.length)));
    view.setUint32(record + 8, start);
    view.setUint32(record + 12, bytes.length);
    start += padded(bytes.length);
  });
  view.setUint32(head + HEAD_CHECKSUM_AT, (CHECKSUM_MAGIC - checksum(view, 0, size)) >>> 0);
  return sfnt;
}

function checksum(view: DataView, start: number, length: number): number {
  let sum = 0;
  for (let at = start; at < start + length; at += 4) sum = (sum + view.getUint32(at)) >>> 0;
  return sum;
}

function padded(length: number): number {
  return Math.ceil(length / 4) * 4;
}
