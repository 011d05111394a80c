/** The bytes of a file that somebody handed in from the translation desk → what it says. Never throws. */
import type { TranslationHandIn } from '../../lib/translation-hand-in.ts';
import { finding, sentenceOf, START, type Finding } from '../check/finding.ts';
import { checkCharacters } from '../check/rules/characters.ts';
import { checkValue, MAX_FINDINGS, parseJson } from '../hand-in-json.ts';
import { translationHandInSchema } from '../schema/translation-hand-in.ts';

/** All the articles of this repository in one language have less than 2 MB. */
export const MAX_HAND_IN_BYTES = 8 * 1024 * 1024;

export type ReadTranslationHandIn =
  | { readonly ok: true; readonly handIn: TranslationHandIn }
  | { readonly ok: false; readonly findings: readonly Finding[] };

/** Returns what `bytes` say, or why nobody can tell; `shownAs` is what the editor calls the file. */
export function readTranslationHandIn(bytes: Uint8Array, shownAs: string): ReadTranslationHandIn {
  const refuse = (...findings: Finding[]): ReadTranslationHandIn => ({
    ok: false,
    findings: findings.slice(0, MAX_FINDINGS),
  });
  if (bytes.byteLength > MAX_HAND_IN_BYTES)
    return refuse(finding('hand-in/too-big', shownAs, START, { maxMb: MAX_HAND_IN_BYTES / 1024 / 1024 }));
  const value = parseJson(bytes);
  if (value === undefined) return refuse(finding('hand-in/not-json', shownAs, START, {}));
  return checkTranslationHandIn(value, shownAs);
}

/** Returns what `value` says, or what is wrong with it. Never throws. */
export function checkTranslationHandIn(value: unknown, shownAs: string): ReadTranslationHandIn {
  const characters = stringsIn(value).flatMap(({ where, text }) =>
    checkCharacters(text, shownAs).map((found) =>
      finding('hand-in/bad-character', shownAs, START, { where, problem: sentenceOf(found) }),
    ),
  );
  if (characters.length > 0) return { ok: false, findings: characters.slice(0, MAX_FINDINGS) };
  const checked = checkValue(value, translationHandInSchema, 'hand-in/not-a-translation', shownAs);
  return checked.ok ? { ok: true, handIn: checked.value } : checked;
}

/** Every text in a value, also the keys: somebody could hide something there. A stack of our own: it may be deep. */
function stringsIn(value: unknown): { readonly where: string; readonly text: string }[] {
  const out: { where: string; text: string }[] = [];
  const waiting: { where: string; value: unknown }[] = [{ where: '', value }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { where, value: one } = next;
    if (typeof one === 'string')
      out.push({ where: where.trim() || '整个文件', text: one.replace(/\p{Cs}/gu, '\u0000') });
    else if (Array.isArray(one))
      one.forEach((item: unknown, index) =>
        waiting.push({ where: `${where} 第 ${index + 1} 项`.slice(-80), value: item }),
      );
    else if (typeof one === 'object' && one !== null)
      for (const [key, item] of Object.entries(one)) waiting.push({ where: `${where} ${key}`.slice(-80), value: item });
  }
  return out;
}
