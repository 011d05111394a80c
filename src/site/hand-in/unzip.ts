/**
 * Reads a zip from a stranger. What programs read differently is refused, not guessed: directory and local headers
 * must say the same, entries must follow one another without overlap. Nothing is written to the disk.
 * @see APPNOTE.TXT 6.3.10, PKWARE
 */
import { crc32, inflateRawSync } from 'node:zlib';
import { CENTRAL, CENTRAL_BYTES, END, END_BYTES, LOCAL, LOCAL_BYTES } from '../../lib/zip.ts';
import type { RuleId } from '../../model/check/finding.ts';

export interface ZipFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export type Unzipped =
  | { readonly ok: true; readonly files: readonly ZipFile[] }
  /** `name` is empty where the zip itself is meant. */
  | { readonly ok: false; readonly rule: ZipRule; readonly name: string };

export type ZipRule = Extract<RuleId, `hand-in/zip-${string}`>;

export interface ZipLimits {
  readonly maxEntries: number;
  /** Of one file, unpacked. */
  readonly maxFileBytes: number;
  /** Of all files, unpacked. */
  readonly maxTotalBytes: number;
}

const DESCRIPTOR = 0x0807_4b50;
const ZIP64_LOCATOR = 0x0706_4b50;
const ZIP64_LOCATOR_BYTES = 20;
const MAX_COMMENT = 0xffff;
/** Fields that are full say that the number stands in the 64-bit extension. */
const FULL_16 = 0xffff;
const FULL_32 = 0xffff_ffff;
const ZIP64_EXTRA = 0x0001;

const ENCRYPTED = 0x0001 | 0x0040 | 0x2000;
const PATCH = 0x0020;
/** Sizes and checksum of the local header stand behind the file. */
const HAS_DESCRIPTOR = 0x0008;
/** How hard the packer tried; says nothing about the file. */
const EFFORT = 0x0006;

const STORED = 0;
const DEFLATED = 8;

const MAX_NAME_BYTES = 200;

/** Type of file as Unix programs note it: regular, folder, or not said. */
const PLAIN_TYPES: ReadonlySet<number> = new Set([0, 0o100_000, 0o040_000]);

interface Entry {
  readonly name: string;
  readonly nameBytes: Uint8Array;
  readonly flags: number;
  readonly method: number;
  readonly crc: number;
  readonly packedBytes: number;
  readonly sizeBytes: number;
  readonly at: number;
}

/** Thrown and caught in this file only. */
class Refused extends Error {
  readonly rule: ZipRule;
  readonly entry: string;
  constructor(rule: ZipRule, entry = '') {
    super(rule);
    this.rule = rule;
    this.entry = entry;
  }
}

/** Returns the files of a zip in its order, folders left out, or why it is refused. Never throws. */
export function unzip(bytes: Uint8Array, limits: ZipLimits): Unzipped {
  try {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const { entries, from } = readDirectory(bytes, view, limits);
    checkNames(entries);
    const places = readPlaces(bytes, view, entries, from);
    const files = entries.flatMap((entry, index) =>
      entry.name.endsWith('/') ? [] : [{ name: entry.name, bytes: unpack(bytes, entry, places[index] ?? 0) }],
    );
    return { ok: true, files };
  } catch (thrown) {
    if (thrown instanceof Refused) return { ok: false, rule: thrown.rule, name: thrown.entry };
    // A number in a header that leads out of the file.
    if (thrown instanceof RangeError) return { ok: false, rule: 'hand-in/zip-damaged', name: '' };
    throw thrown;
  }
}

/** Returns whether `bytes` begin or end as a zip does. */
export function looksLikeZip(bytes: Uint8Array): boolean {
  return (
    bytes[0] === 0x50 && bytes[1] === 0x4b && ((bytes[2] === 3 && bytes[3] === 4) || (bytes[2] === 5 && bytes[3] === 6))
  );
}

function readDirectory(bytes: Uint8Array, view: DataView, limits: ZipLimits): { entries: Entry[]; from: number } {
  const end = findEnd(view);
  const count = view.getUint16(end + 10, true);
  const size = view.getUint32(end + 12, true);
  const from = view.getUint32(end + 16, true);
  const hasLocator = end >= ZIP64_LOCATOR_BYTES && view.getUint32(end - ZIP64_LOCATOR_BYTES, true) === ZIP64_LOCATOR;
  if (hasLocator || count === FULL_16 || size === FULL_32 || from === FULL_32)
    throw new Refused('hand-in/zip-unsupported');
  const isInParts = view.getUint16(end + 4, true) !== 0 || view.getUint16(end + 6, true) !== 0;
  if (isInParts || view.getUint16(end + 8, true) !== count || from + size !== end)
    throw new Refused('hand-in/zip-damaged');
  if (count > limits.maxEntries) throw new Refused('hand-in/zip-too-big');
  const entries: Entry[] = [];
  let at = from;
  let total = 0;
  for (let index = 0; index < count; index += 1) {
    const { entry, next } = readCentral(bytes, view, at, end);
    total += entry.sizeBytes;
    if (entry.sizeBytes > limits.maxFileBytes || total > limits.maxTotalBytes)
      throw new Refused('hand-in/zip-too-big', entry.name);
    entries.push(entry);
    at = next;
  }
  if (at !== end) throw new Refused('hand-in/zip-damaged');
  return { entries, from };
}

/** Returns where the end record stands: there must be one only whose comment reaches the end of the file. */
function findEnd(view: DataView): number {
  const last = view.byteLength - END_BYTES;
  const found: number[] = [];
  for (let at = last; at >= Math.max(0, last - MAX_COMMENT); at -= 1) {
    const isEnd = view.getUint32(at, true) === END;
    if (isEnd && at + END_BYTES + view.getUint16(at + 20, true) === view.byteLength) found.push(at);
  }
  const [end] = found;
  if (end === undefined || found.length > 1) throw new Refused('hand-in/zip-damaged');
  return end;
}

function readCentral(bytes: Uint8Array, view: DataView, at: number, end: number): { entry: Entry; next: number } {
  if (at + CENTRAL_BYTES > end || view.getUint32(at, true) !== CENTRAL) throw new Refused('hand-in/zip-damaged');
  const flags = view.getUint16(at + 8, true);
  const nameLength = view.getUint16(at + 28, true);
  const extraLength = view.getUint16(at + 30, true);
  const next = at + CENTRAL_BYTES + nameLength + extraLength + view.getUint16(at + 32, true);
  if (next > end) throw new Refused('hand-in/zip-damaged');
  const nameBytes = bytes.subarray(at + CENTRAL_BYTES, at + CENTRAL_BYTES + nameLength);
  const name = readName(nameBytes);
  const entry: Entry = {
    name,
    nameBytes,
    flags,
    method: view.getUint16(at + 10, true),
    crc: view.getUint32(at + 16, true),
    packedBytes: view.getUint32(at + 20, true),
    sizeBytes: view.getUint32(at + 24, true),
    at: view.getUint32(at + 42, true),
  };
  if ((flags & ENCRYPTED) !== 0) throw new Refused('hand-in/zip-encrypted', name);
  if ((entry.method !== STORED && entry.method !== DEFLATED) || (flags & PATCH) !== 0)
    throw new Refused('hand-in/zip-unsupported', name);
  if (!PLAIN_TYPES.has((view.getUint32(at + 38, true) >>> 16) & 0o170_000)) throw new Refused('hand-in/zip-link', name);
  const isFull = [entry.packedBytes, entry.sizeBytes, entry.at].includes(FULL_32);
  if (isFull || hasExtra(view, at + CENTRAL_BYTES + nameLength, extraLength, ZIP64_EXTRA))
    throw new Refused('hand-in/zip-unsupported', name);
  if (view.getUint16(at + 34, true) !== 0) throw new Refused('hand-in/zip-damaged', name);
  if (name.endsWith('/') && entry.sizeBytes > 0) throw new Refused('hand-in/zip-damaged', name);
  return { entry, next };
}

function hasExtra(view: DataView, from: number, length: number, id: number): boolean {
  for (let at = from; at + 4 <= from + length; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) === id) return true;
  }
  return false;
}

/** Without the mark for UTF-8 names are in whatever the packer's system used; others almost never happen to be valid UTF-8. */
function readName(bytes: Uint8Array): string {
  try {
    if (bytes.length <= MAX_NAME_BYTES) return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    // Told below.
  }
  throw new Refused('hand-in/zip-bad-name');
}

function checkNames(entries: readonly Entry[]): void {
  const seen = new Set<string>();
  for (const { name } of entries) {
    const parts = name.replace(/\/$/, '').split('/');
    const leadsOut = parts.some((part) => part === '' || part === '.' || part === '..');
    if (leadsOut || /[\\:\u0000-\u001f\u007f]/u.test(name)) throw new Refused('hand-in/zip-bad-name', name);
    // Most people's disks take these for one.
    const key = name.replace(/\/$/, '').normalize('NFC').toLowerCase();
    if (seen.has(key)) throw new Refused('hand-in/zip-duplicate', name);
    seen.add(key);
  }
}

/** Returns where the bytes of each entry begin. Entries that share bytes unpack to more than was ever packed. */
function readPlaces(bytes: Uint8Array, view: DataView, entries: readonly Entry[], directory: number): number[] {
  const places = entries.map((entry) => readLocal(bytes, view, entry));
  const inOrder = entries
    .map((entry, index) => ({ entry, data: places[index] ?? 0 }))
    .sort((a, b) => a.entry.at - b.entry.at);
  inOrder.forEach(({ entry, data }, index) => {
    const end = data + entry.packedBytes;
    const gap = (inOrder[index + 1]?.entry.at ?? directory) - end;
    if (gap !== descriptorBytes(view, entry, end)) throw new Refused('hand-in/zip-damaged', entry.name);
  });
  if ((inOrder[0]?.entry.at ?? 0) !== 0) throw new Refused('hand-in/zip-damaged');
  return places;
}

function readLocal(bytes: Uint8Array, view: DataView, entry: Entry): number {
  const { at, name, nameBytes } = entry;
  if (view.getUint32(at, true) !== LOCAL) throw new Refused('hand-in/zip-damaged', name);
  const flags = view.getUint16(at + 6, true);
  const nameLength = view.getUint16(at + 26, true);
  const nameAt = at + LOCAL_BYTES;
  const data = nameAt + nameLength + view.getUint16(at + 28, true);
  const sameName = Buffer.compare(bytes.subarray(nameAt, nameAt + nameLength), nameBytes) === 0;
  const isLater = (flags & HAS_DESCRIPTOR) !== 0;
  const says = (offset: number, value: number): boolean => {
    const here = view.getUint32(at + offset, true);
    return here === value || (isLater && here === 0);
  };
  const agrees =
    sameName &&
    (flags & ~EFFORT) === (entry.flags & ~EFFORT) &&
    view.getUint16(at + 8, true) === entry.method &&
    says(14, entry.crc) &&
    says(18, entry.packedBytes) &&
    says(22, entry.sizeBytes);
  if (!agrees || data + entry.packedBytes > bytes.length) throw new Refused('hand-in/zip-damaged', name);
  return data;
}

/** Returns the length of what stands behind a file: checksum and sizes once more, with or without a mark. */
function descriptorBytes(view: DataView, { flags, crc, packedBytes, sizeBytes, name }: Entry, end: number): number {
  if ((flags & HAS_DESCRIPTOR) === 0) return 0;
  const from = view.getUint32(end, true) === DESCRIPTOR ? end + 4 : end;
  const agrees =
    view.getUint32(from, true) === crc &&
    view.getUint32(from + 4, true) === packedBytes &&
    view.getUint32(from + 8, true) === sizeBytes;
  if (!agrees) throw new Refused('hand-in/zip-damaged', name);
  return from + 12 - end;
}

function unpack(bytes: Uint8Array, { name, method, crc, packedBytes, sizeBytes }: Entry, at: number): Uint8Array {
  const packed = bytes.subarray(at, at + packedBytes);
  if (method === STORED && packedBytes !== sizeBytes) throw new Refused('hand-in/zip-damaged', name);
  const plain = method === STORED ? packed : inflate(packed, sizeBytes, name);
  if (plain.length !== sizeBytes || crc32(plain) !== crc) throw new Refused('hand-in/zip-damaged', name);
  return plain;
}

function inflate(packed: Uint8Array, sizeBytes: number, name: string): Uint8Array {
  try {
    // One byte of room: a file that holds more than it says is caught, however much more it is.
    const { buffer, engine } = inflateRawSync(packed, { maxOutputLength: sizeBytes + 1, info: true }) as unknown as {
      readonly buffer: Buffer;
      readonly engine: { readonly bytesWritten: number };
    };
    if (engine.bytesWritten !== packed.length) throw new Refused('hand-in/zip-damaged', name);
    return buffer;
  } catch (thrown) {
    if (thrown instanceof Refused) throw thrown;
    const isMore = (thrown as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
    throw new Refused(isMore ? 'hand-in/zip-too-big' : 'hand-in/zip-damaged', name);
  }
}
