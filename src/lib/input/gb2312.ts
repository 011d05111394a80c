/**
 * The characters of GB 2312, the standard of simplified Chinese: level 1 holds the 3,755 common ones *in the order of
 * their pinyin*, level 2 the others by radical. Every browser can decode it, so no list of characters need be sent.
 */

const FIRST_ROW = 0xb0;
const LAST_ROW_OF_LEVEL_1 = 0xd7;
const LAST_ROW = 0xf7;
const FIRST_CELL = 0xa1;
const LAST_CELL = 0xfe;

/** Returns the characters of level 1, in their order. @throws RangeError where the browser has no such decoder. */
export function commonCharacters(): string[] {
  return decode(FIRST_ROW, LAST_ROW_OF_LEVEL_1);
}

/** Returns all characters of the standard. @throws RangeError where the browser has no such decoder. */
export function simplifiedCharacters(): string[] {
  return decode(FIRST_ROW, LAST_ROW);
}

function decode(firstRow: number, lastRow: number): string[] {
  const bytes: number[] = [];
  for (let row = firstRow; row <= lastRow; row += 1) {
    for (let cell = FIRST_CELL; cell <= LAST_CELL; cell += 1) bytes.push(row, cell);
  }
  // Cells without a character decode to others.
  return new TextDecoder('gb2312').decode(new Uint8Array(bytes)).match(/\p{Script=Han}/gu) ?? [];
}
