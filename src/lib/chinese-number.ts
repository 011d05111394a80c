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

const UNITS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };

/** Returns the number that `text` writes, as statutes do or in digits (full width too); null when it is none. */
export function numberFromChinese(text: string): number | null {
  const plain = text.normalize('NFKC').replaceAll('〇', '零');
  if (/^\d{1,4}$/.test(plain)) return Number(plain);
  let value = 0;
  let digit = 0;
  for (const character of plain) {
    const unit = UNITS[character];
    if (unit === undefined) {
      digit = DIGITS.indexOf(character);
      if (digit < 0) return null;
    } else {
      // 十 alone is ten.
      value += Math.max(digit, 1) * unit;
      digit = 0;
    }
  }
  return plain === '' ? null : value + digit;
}
