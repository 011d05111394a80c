/**
 * Cuts a font with HarfBuzz's subsetter. `subset-font` wraps the same WebAssembly, but cannot be told
 * which glyphs to keep: it keeps every stack that the letters of the text *could* form, which for Tibetan
 * is 67 KB where the stacks that do occur need 19 (measured on the UDHR).
 */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createHash } from 'node:crypto';
import { withoutSurplus } from './surplus.ts';
import { packWoff2 } from './woff2.ts';

export interface SubsetRequest {
  /** The characters the cut font maps. */
  readonly codePoints: Iterable<number>;
  /** Glyphs kept beside those of the characters; null keeps all that substitution could reach. */
  readonly glyphIds: Iterable<number> | null;
}

/** What this file calls of `harfbuzz-subset.wasm`: pointers and flags are numbers. */
interface SubsetWasm {
  readonly memory: WebAssembly.Memory;
  _initialize(): void;
  malloc(sizeBytes: number): number;
  free(pointer: number): void;
  hb_blob_create(data: number, length: number, mode: number, userData: number, destroy: number): number;
  hb_blob_destroy(blob: number): void;
  hb_blob_get_data(blob: number, length: number): number;
  hb_blob_get_length(blob: number): number;
  hb_face_create(blob: number, index: number): number;
  hb_face_destroy(face: number): void;
  hb_face_reference_blob(face: number): number;
  hb_set_add(set: number, value: number): void;
  hb_set_clear(set: number): void;
  hb_set_invert(set: number): void;
  hb_subset_input_create_or_fail(): number;
  hb_subset_input_destroy(input: number): void;
  hb_subset_input_unicode_set(input: number): number;
  hb_subset_input_glyph_set(input: number): number;
  hb_subset_input_set(input: number, kind: number): number;
  hb_subset_input_set_flags(input: number, flags: number): void;
  hb_subset_or_fail(face: number, input: number): number;
}

/** For variable fonts and for hinted ones; ours are neither. */
const UNUSED_TABLES = ['STAT', 'gasp'];

// Values of hb-subset.h.
const MEMORY_MODE_WRITABLE = 2;
const SETS_DROP_TABLE_TAG = 3;
const SETS_NAME_ID = 4;
const SETS_LAYOUT_FEATURE_TAG = 6;
const FLAG_NO_HINTING = 0x1;
const FLAG_NO_LAYOUT_CLOSURE = 0x200;

const WASM_PATH = createRequire(import.meta.url).resolve('harfbuzzjs/dist/harfbuzz-subset.wasm');

let loading: Promise<{ readonly wasm: SubsetWasm; readonly hash: string }> | undefined;

function load(): Promise<{ readonly wasm: SubsetWasm; readonly hash: string }> {
  loading ??= readFile(WASM_PATH).then(async (bytes) => {
    const { instance } = await WebAssembly.instantiate(bytes);
    const wasm = instance.exports as unknown as SubsetWasm;
    wasm._initialize();
    return { wasm, hash: createHash('sha256').update(bytes).digest('hex') };
  });
  return loading;
}

/** Returns a hash of the subsetter itself: a new HarfBuzz makes other bytes. */
export async function subsetterHash(): Promise<string> {
  return (await load()).hash;
}

/** Returns the cut font as woff2; otherwise like `subset`. */
export async function subsetToWoff2(sfnt: Uint8Array, request: SubsetRequest): Promise<Uint8Array> {
  return await packWoff2(withoutSurplus(await subset(sfnt, request)));
}

/**
 * Returns the cut font as sfnt. All layout features stay; hinting goes (it is half of the Yi font, and
 * phones do not use it). The same request gives the same bytes.
 * @throws Error when HarfBuzz refuses the font.
 */
export async function subset(sfnt: Uint8Array, request: SubsetRequest): Promise<Uint8Array> {
  const { wasm } = await load();
  const data = wasm.malloc(sfnt.byteLength);
  // Views are made anew each time: the memory may grow, which detaches older ones.
  new Uint8Array(wasm.memory.buffer).set(sfnt, data);
  const blob = wasm.hb_blob_create(data, sfnt.byteLength, MEMORY_MODE_WRITABLE, 0, 0);
  const face = wasm.hb_face_create(blob, 0);
  wasm.hb_blob_destroy(blob);
  const input = wasm.hb_subset_input_create_or_fail();
  const features = wasm.hb_subset_input_set(input, SETS_LAYOUT_FEATURE_TAG);
  wasm.hb_set_clear(features);
  wasm.hb_set_invert(features);
  // Names and licence of the fonts stand in `public/licences/`, not in each file once more.
  wasm.hb_set_clear(wasm.hb_subset_input_set(input, SETS_NAME_ID));
  const dropped = wasm.hb_subset_input_set(input, SETS_DROP_TABLE_TAG);
  for (const tag of UNUSED_TABLES) wasm.hb_set_add(dropped, Buffer.from(tag, 'latin1').readUInt32BE(0));
  const unicodes = wasm.hb_subset_input_unicode_set(input);
  for (const codePoint of request.codePoints) wasm.hb_set_add(unicodes, codePoint);
  const glyphs = wasm.hb_subset_input_glyph_set(input);
  for (const glyphId of request.glyphIds ?? []) wasm.hb_set_add(glyphs, glyphId);
  wasm.hb_subset_input_set_flags(input, FLAG_NO_HINTING | (request.glyphIds === null ? 0 : FLAG_NO_LAYOUT_CLOSURE));
  const cut = wasm.hb_subset_or_fail(face, input);
  wasm.hb_subset_input_destroy(input);
  let bytes: Uint8Array | undefined;
  if (cut !== 0) {
    const result = wasm.hb_face_reference_blob(cut);
    const start = wasm.hb_blob_get_data(result, 0);
    bytes = new Uint8Array(wasm.memory.buffer).slice(start, start + wasm.hb_blob_get_length(result));
    wasm.hb_blob_destroy(result);
    wasm.hb_face_destroy(cut);
  }
  wasm.hb_face_destroy(face);
  wasm.free(data);
  if (bytes === undefined || bytes.length === 0) throw new Error('字体裁剪失败：HarfBuzz 读不了这个字体文件。');
  return bytes;
}
