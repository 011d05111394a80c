import { expect, it } from 'vitest';
import { readLocale } from '../../src/i18n/locale-files.ts';
import { LANGS } from '../../src/languages.ts';
import { isUnnamed } from '../../src/model/person.ts';
import { isSpeaker } from '../../src/model/recording-check.ts';

const offered = LANGS.flatMap((lang) => {
  const words = readLocale('locales', lang);
  return [words.recording?.['anonymous'], words.desk?.['anonymous']].flatMap((word) => word ?? []);
});

it('whoever takes the words that the studio and the desk offer has no name, in any language', () => {
  expect(offered.length).toBeGreaterThan(2);
  expect(offered.filter((words) => !isUnnamed(words))).toEqual([]);
  expect(['阿牛', '吉克阿一位', 'བཀྲ་ཤིས།'].filter(isUnnamed)).toEqual([]);
});

const CONSENT = { given: true, on: '2026-12-01', text: '我同意。' } as const;
const called = (name: string) => ({ kind: 'person', name, place: '木里', consent: CONSENT }) as const;

it('of two without a name nobody can tell that they are two, whatever they call themselves', () => {
  for (const one of offered) for (const name of offered) expect(isSpeaker(one, called(name))).toBe(true);
  expect(isSpeaker('阿牛', called('一位村民'))).toBe(false);
});
