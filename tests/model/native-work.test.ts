/** What waits for native speakers: the desk and the overview say the same of the same article. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { TranslationLang } from '../../src/languages.ts';
import { deskList } from '../../src/model/desk.ts';
import { loadLibrary, type Library } from '../../src/model/library.ts';
import { HALF_AN_HOUR, minutesFor, tasksOf, waitingIn, WRITING } from '../../src/model/native-work.ts';
import { toRead } from '../../src/model/reading-pace.ts';
import { reviewTasks } from '../../src/model/status/review.ts';
import { act } from '../fixtures/acts.ts';
import { makeContent, swap, TODAY, type Changes } from '../fixtures/content.ts';

const read = (changes: Changes = {}): Library => loadLibrary(makeContent(changes), { today: TODAY }).library;

function cattleOf(library: Library) {
  const cattle = library.articles.find(({ slug }) => slug === 'cattle');
  if (cattle === undefined) throw new Error('no cattle');
  return cattle;
}

/** The Chinese of the second block has changed; somebody stands behind the first. */
const MIXED: Changes = {
  'articles/cattle/zh.mdx': swap('要赔。先和主人家商量', '当然要赔。先和主人商量'),
  'articles/cattle/bo.yaml': act('handed-in', 1),
};

it.each([
  ['a machine wrote', () => read()],
  ['people wrote, and of which the Chinese has changed', () => read(MIXED)],
])('the desk and the overview say the same of what %s', (_, make) => {
  const library = make();
  for (const { lang, now, waiting } of reviewTasks(library)) {
    const { articles } = deskList(library, lang);
    const first = articles.flatMap(({ slug, now: sitting }) => (sitting === undefined ? [] : [{ slug, ...sitting }]));
    expect(now.map(({ slug, blocks, of, minutes }) => ({ slug, blocks, of, minutes }))).toEqual(first);
    const whole = now.filter(({ blocks, of }) => blocks === of);
    for (const { slug, minutes } of whole) expect(articles.find((one) => one.slug === slug)?.minutes).toBe(minutes);
    const toLook = articles.filter(({ minutes }) => minutes > 0);
    expect(waiting.articles).toBe(toLook.length);
    expect(waiting.blocks).toBe(toLook.reduce((sum, { needed, missing }) => sum + needed - missing, 0));
  }
});

it('names what is to be looked at and what is to be written', () => {
  const cattle = cattleOf(read(MIXED));
  const tasks = (lang: TranslationLang) => [...tasksOf(cattle, lang).values()];
  expect(tasks('bo')).toEqual(['look', 'look', 'look', 'look', 'look', 'write', 'look']);
  // No text at all; the law needs no gist.
  expect(tasks('ii')).toEqual(['write', 'write', 'write', 'write', 'write', 'write']);
  expect([...tasksOf(cattleOf(read({ 'articles/cattle/bo.yaml': act('reviewed', 6) })), 'bo').values()]).toEqual([
    'write',
  ]);
});

it('looking takes as long as reading both aloud, writing as many times that of the Chinese as docs/content.md says; rounded, and never none', () => {
  const { register, articles } = read();
  const cattle = cattleOf({ articles } as Library);
  const [chinese, tibetan] = [toRead(cattle, 'zh', register), toRead(cattle, 'bo', register)];
  const waiting = waitingIn(cattle, 'bo', register);
  for (const { id, task, seconds } of waiting) {
    const source = chinese.get(id)?.seconds ?? 0;
    if (task === 'look') expect(seconds).toBe(source + (tibetan.get(id)?.seconds ?? 0));
    else expect(seconds).toBe(source * WRITING);
  }
  expect(waiting.some(({ task, seconds }) => task === 'write' && seconds > 0)).toBe(true);
  expect(readFileSync('docs/content.md', 'utf8')).toContain(`按念汉语的 ${WRITING} 倍算`);
  expect(minutesFor([])).toBe(0);
  expect(minutesFor(waiting.slice(0, 1))).toBe(1);
  const taking = (seconds: number) => ({ id: 'b', task: 'look' as const, seconds });
  expect(minutesFor([taking(60), taking(HALF_AN_HOUR)])).toBe(2);
});
