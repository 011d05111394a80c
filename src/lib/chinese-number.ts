/** Numbers as statutes write them. */

const DIGITS = '零一二三四五六七八九';

/** Returns a number below 10,000 as statutes write it: 1042 → 一千零四十二. */
export function chineseNumber(value: number): string {
  const units = ['', '十', '百', '千'];
  const digits = String(value);
  let out = '';
  for (let index = 0; index < digits.length; index++) {
    const digit = Number(digits[index]);
    if (digit !== 0) out += `${DIGITS[digit]}${units[digits.length - 1 - index]}`;
    else if (!out.endsWith('零') && /[1-9]/.test(digits.slice(index))) out += '零';
  }
  return out.replace(/^一十/, '十') || '零';
}
