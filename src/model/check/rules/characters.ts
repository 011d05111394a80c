/** Characters that must not stand in any text file: they are not seen, not shown, or not found again. */
import { UNSEEN } from '../../../lib/edit-form.ts';
import { finding, type Finding } from '../finding.ts';

const INVISIBLE: Readonly<Record<number, string>> = {
  0xfeff: '文件开头的 BOM 标记',
  0x200b: '零宽空格',
  0x200c: '零宽不连字',
  0x200d: '零宽连字',
  0x2060: '零宽连接符',
  0x00ad: '软连字符',
  0x200e: '左右方向标记',
  0x200f: '左右方向标记',
  0x061c: '左右方向标记',
};
const BIDI = /[\u202a-\u202e\u2066-\u2069]/u;
const SUSPECT = new RegExp(`${UNSEEN.source}|\\p{Co}|\\p{Cn}|(?!\\s)\\p{Cc}`, 'gu');
/** Deprecated or composed Tibetan vowels: NFC takes most of them apart, the first two only NFKC. */
const TIBETAN = /[\u0f77\u0f79]|[\u0f40-\u0fbc]+/gu;
/** Findings of one kind a file: a file in a wrong encoding would have thousands. */
const ENOUGH = 20;

/** Returns where a text has characters that nobody sees, no font has, or no search finds. */
export function checkCharacters(text: string, file: string): Finding[] {
  const findings: Finding[] = [];
  text.split(/\r\n|\n|\r/).forEach((line, index) => {
    if (findings.length >= ENOUGH) return;
    const at = (offset: number) => ({ line: index + 1, column: offset + 1 });
    for (const match of line.matchAll(SUSPECT)) findings.push(suspect(match[0], file, at(match.index)));
    for (const match of line.matchAll(TIBETAN)) {
      const instead = match[0].normalize('NFKC');
      if (instead !== match[0]) {
        findings.push(finding('text/tibetan-not-normal', file, at(match.index), { found: codes(match[0]), instead }));
      }
    }
    if (line.normalize('NFC') !== line && !/[\u0f00-\u0fff]/u.test(line)) {
      const offset = firstDifference(line, line.normalize('NFC'));
      const found = /^.\p{M}*/u.exec(line.slice(offset))?.[0] ?? '';
      findings.push(
        finding('text/not-normal', file, at(offset), { found, code: codes(found), instead: found.normalize('NFC') }),
      );
    }
  });
  return findings.slice(0, ENOUGH);
}

function suspect(character: string, file: string, at: { line: number; column: number }): Finding {
  const code = codes(character);
  const point = character.codePointAt(0) ?? 0;
  const name = INVISIBLE[point] ?? (BIDI.test(character) ? '改变文字方向的控制符' : undefined);
  if (name !== undefined) return finding('text/invisible', file, at, { code, name });
  if (/\p{Co}/u.test(character)) return finding('text/private-use', file, at, { code });
  if (/\p{Cn}/u.test(character)) return finding('text/unassigned', file, at, { code });
  return finding('text/invisible', file, at, { code, name: '控制符' });
}

function codes(text: string): string {
  return Array.from(
    text,
    (character) => `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`,
  ).join(' ');
}

function firstDifference(a: string, b: string): number {
  let index = 0;
  while (index < a.length && a[index] === b[index]) index++;
  return index;
}
