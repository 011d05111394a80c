/** What the desk is given, and that what it hands in is taken. */
import { expect, it } from 'vitest';
import {
  articlesFor,
  changedSegments,
  deskHandIn,
  faultOf,
  isOwnDraft,
  leftIn,
  newWork,
  stillAsGiven,
  type DeskWork,
} from '../../src/lib/desk.ts';
import { cleanTyped } from '../../src/lib/typed.ts';
import { deskBlocks, deskList } from '../../src/model/desk.ts';
import { loadLibrary } from '../../src/model/library.ts';
import { translationHandInSchema } from '../../src/model/schema/translation-hand-in.ts';
import type { SourcesRecord } from '../../src/model/schema/translation.ts';
import { planImport } from '../../src/model/translation/import.ts';
import { act } from '../fixtures/acts.ts';
import { makeContent, TODAY, type Changes } from '../fixtures/content.ts';

const SILENT = { sounds: {}, base: '/' };
const TEACHER = { lang: 'bo', by: '阿某', place: '木里', native: true } as const;

/** @param sources - the Chinese that texts were made from, where it was kept */
function desk(changes: Changes = {}, sources: SourcesRecord | null = null) {
  const root = makeContent(changes);
  const { library } = loadLibrary(root, { today: TODAY });
  const cattle = library.articles.find(({ slug }) => slug === 'cattle');
  if (cattle === undefined) throw new Error('no cattle');
  return { root, library, blocks: deskBlocks(cattle, 'bo', library, SILENT, () => sources) };
}

it('says what is needed: what has no words, what a program wrote, what is older than the Chinese', () => {
  const { library, blocks } = desk({
    'articles/cattle/zh.mdx': (text) => text.replace('先把牛牵开。', '先把牛牵走。'),
  });
  const states = blocks.blocks.map(({ state, stale, segments }) => [segments[0]?.label, state, stale]);
  expect(states).toEqual([
    ['标题', 'machine', false],
    ['短答', 'machine', false],
    ['要点 1', 'machine', true],
    ['小标题', 'machine', false],
    ['条文大意', 'machine', false],
    ['段落', 'missing', false],
    ['电话', 'machine', false],
  ]);
  const list = deskList(library, 'bo');
  expect(list.articles[0]).toMatchObject({ slug: 'cattle', missing: 1, machine: 6, stale: 1, sensitive: false });
  expect(list.articles[0]?.needed).toBe(blocks.needed.length);
  expect(list.articles[0]?.minutes).toBeGreaterThan(0);
  expect(list.articles[0]?.writing).toBeGreaterThan(0);
  // The law stands in the box's place in its own words; a gist may be left out.
  const statute = blocks.blocks[4]?.segments[0];
  expect(statute).toMatchObject({ isGist: true });
  expect(statute?.source).toContain('牛羊吃了别人的庄稼');
});

it('says what has changed in the Chinese since then, where its words were kept', () => {
  const edit = { 'articles/cattle/zh.mdx': (text: string) => text.replace('先把牛牵开。', '先把牛牵走。') };
  const was = desk().blocks.blocks[2];
  expect(desk(edit).blocks.blocks.map(({ changes }) => changes)).toEqual(desk().blocks.blocks.map(() => undefined));
  const { blocks } = desk(edit, {
    sources: [{ source: was?.source ?? '', words: ['先把牛牵开。', '记下吃了多少。'] }],
  }).blocks;
  expect(blocks.map(({ changes }) => changes !== undefined)).toEqual(blocks.map(({ stale }) => stale));
  const of = (where: string) =>
    (blocks[2]?.changes ?? [])
      .filter((one) => [where, 'both'].includes(one.where))
      .map(({ words }) => words)
      .join('');
  expect([of('old'), of('new')]).toEqual(['先把牛牵开。\n记下吃了多少。', '先把牛牵走。\n记下吃了多少。']);
});

it('what is handed in fits the schema and becomes the translation', () => {
  const { root, library, blocks } = desk();
  const [title, answer, , , , paragraph] = blocks.blocks;
  if (!title || !answer || !paragraph) throw new Error('blocks');
  const works: DeskWork[] = [
    { ...newWork('bo', blocks, title), verdict: 'good' },
    { ...newWork('bo', blocks, answer), verdict: 'unsure', comment: ' 说法怪\u200B。 ' },
    {
      ...newWork('bo', blocks, paragraph),
      verdict: 'changed',
      segments: [{ key: '1', text: 'ཁྲིམས་\u200Bལུགས། 村里' }],
    },
    // Still being written.
    { ...newWork('bo', blocks, blocks.blocks[6] ?? title), segments: [{ key: '1', text: 'ཁྲི' }] },
    // Another language.
    { ...newWork('ii', blocks, title), verdict: 'good' },
  ];
  const handIn = deskHandIn(TEACHER, works, TODAY);
  if (handIn === null) throw new Error('nothing');
  expect(translationHandInSchema.parse(handIn)).toEqual(handIn);
  expect(handIn.articles[0]?.blocks.map(({ verdict }) => verdict)).toEqual(['good', 'unsure', 'changed']);
  const planned = planImport(root, library, handIn, 'desk.json');
  if (!planned.ok) throw new Error(JSON.stringify(planned.findings));
  expect(planned.plan.articles[0]?.judged.map(({ done }) => done)).toEqual(['review', 'kept', 'write']);
  expect(planned.plan.files.get('articles/cattle/bo.mdx')).toContain('ཁྲིམས་ལུགས། <Zh>村里</Zh>');
  expect(deskHandIn(TEACHER, [], TODAY)).toBeNull();
});

it('words of which their writer is not sure are handed in, and it is said', () => {
  const { root, library, blocks } = desk();
  const paragraph = blocks.blocks[5];
  if (!paragraph) throw new Error('blocks');
  const segments = [{ key: '1', text: 'ཁྲིམས་ལུགས།' }];
  const work: DeskWork = { ...newWork('bo', blocks, paragraph), verdict: 'unsure', segments, comment: '对吗' };
  const handIn = deskHandIn(TEACHER, [work], TODAY);
  if (handIn === null) throw new Error('nothing');
  expect(translationHandInSchema.parse(handIn)).toEqual(handIn);
  expect(handIn.articles[0]?.blocks[0]).toMatchObject({
    verdict: 'changed',
    segments,
    comment: '他说拿不准。\n对吗',
  });
  const planned = planImport(root, library, handIn, 'desk.json');
  expect(planned.ok && planned.plan.files.get('articles/cattle/bo.mdx')).toContain('ཁྲིམས་ལུགས།');
  const long = deskHandIn(TEACHER, [{ ...work, comment: '长'.repeat(1800) }], TODAY);
  expect(translationHandInSchema.parse(long)).toEqual(long);
});

it('a name and a place are one line of what can be seen', () => {
  const { blocks } = desk();
  const [title] = blocks.blocks;
  if (!title) throw new Error('blocks');
  const works: DeskWork[] = [{ ...newWork('bo', blocks, title), verdict: 'good' }];
  const handIn = deskHandIn({ ...TEACHER, by: ' 阿\u200B某\uFEFF', place: '木里\n\t 某乡 ' }, works, TODAY);
  expect(handIn).toMatchObject({ by: '阿某', place: '木里 某乡' });
});

it('only what is still as it was in the file counts as handed in', () => {
  const { blocks } = desk();
  const then = blocks.blocks.slice(0, 3).map((block): DeskWork => ({
    ...newWork('bo', blocks, block),
    verdict: 'good',
    changedAt: 1,
  }));
  const [same, changed] = then;
  if (!same || !changed) throw new Error('blocks');
  // The third was deleted meanwhile.
  const now = new Map([same, { ...changed, comment: '等等', changedAt: 2 }].map((work) => [work.id, work]));
  expect(stillAsGiven(then, (id) => now.get(id), 9)).toEqual([{ ...same, givenAt: 9 }]);
});

it('tells what cannot be handed in as the import would', () => {
  const { blocks } = desk();
  const [title, , points] = blocks.blocks;
  const statute = blocks.blocks[4];
  if (!title || !points || !statute) throw new Error('blocks');
  expect(faultOf(title, [{ key: '1', text: ' ' }], 'bo')).toBe('empty');
  expect(faultOf(title, [{ key: '1', text: '法律' }], 'bo')).toBe('script');
  expect(faultOf(title, [{ key: '1', text: 'ཁྲིམས\uE001' }], 'bo')).toBe('letters');
  expect(faultOf(title, [{ key: '1', text: 'ཁྲིམས' }], 'bo')).toBeNull();
  expect(faultOf(statute, [{ key: 'gist', text: '' }], 'bo')).toBeNull();
  const asItIs = points.segments.map(({ key, text }) => ({ key, text: `${text} \u200B` }));
  expect(changedSegments(points, asItIs)).toBeNull();
  expect(cleanTyped('\uFEFFཁྲིམས\r\n\u0001 ལུགས ')).toBe('ཁྲིམས\nལུགས');
});

it('keeps what people said where it can be read', () => {
  const { root, library, blocks } = desk();
  const [title] = blocks.blocks;
  if (!title) throw new Error('blocks');
  const unsure: DeskWork = { ...newWork('bo', blocks, title), verdict: 'unsure', comment: '说法怪。' };
  const handIn = deskHandIn(TEACHER, [unsure], TODAY);
  const planned = handIn && planImport(root, library, handIn, 'desk.json');
  if (!planned?.ok) throw new Error('refused');
  const again = desk(Object.fromEntries(planned.plan.files));
  expect(again.blocks.blocks[0]?.opinions).toEqual([
    { by: '阿某', place: '木里', on: TODAY, verdict: 'unsure', comment: '说法怪。' },
  ]);
});

it('what somebody wrote waits for somebody else', () => {
  const { library, blocks } = desk({ 'articles/cattle/bo.yaml': act('handed-in', 2) });
  const [title, answer] = blocks.blocks;
  if (!title || !answer) throw new Error('blocks');
  expect([title.state, answer.state]).toEqual(['draft', 'draft']);
  expect(blocks.needed).toContain(title.id);
  // A third has the same words.
  expect(deskList(library, 'bo').articles[0]).toMatchObject({ needed: 7, machine: 3, draft: 3, missing: 1 });
  expect(isOwnDraft(title, { ...TEACHER, by: ' 卓玛 ' })).toBe(true);
  expect(isOwnDraft(title, TEACHER)).toBe(false);
  expect(isOwnDraft({ ...title, stale: true }, { ...TEACHER, by: '卓玛' })).toBe(false);
});

it('the list does not ask people to look at their own words: others come first, and nothing is left of what they wrote', () => {
  const { library, blocks } = desk({ 'articles/cattle/bo.yaml': act('handed-in', 6) });
  const list = deskList(library, 'bo');
  const cattleFor = (by: string) => {
    const article = articlesFor(list, { by }).find(({ slug }) => slug === 'cattle');
    if (article === undefined) throw new Error('no cattle');
    return article;
  };
  const others = cattleFor('阿某');
  expect(others).toEqual(list.articles[0]);
  expect(others).toMatchObject({ needed: 7, draft: 6, missing: 1, now: { blocks: 6, of: 6 } });
  expect(others).not.toHaveProperty('own');
  const own = cattleFor(' 卓玛\u200B ');
  expect(own).toMatchObject({ needed: 1, draft: 0, missing: 1, minutes: 0, writing: others.writing });
  expect(own).not.toHaveProperty('now');
  // As the article itself says when it is open.
  const isOwn = (id: string) => blocks.blocks.some((block) => block.id === id && isOwnDraft(block, { by: '卓玛' }));
  expect(own.own).toEqual(blocks.needed.filter(isOwn));
  // What was handed in is still on the phone, and is not subtracted twice.
  const works = blocks.blocks.map((block): DeskWork => ({ ...newWork('bo', blocks, block), verdict: 'changed' }));
  const written = works.filter(({ block }) => isOwn(block));
  expect([leftIn(own, []), leftIn(own, written), leftIn(own, works)]).toEqual([1, 1, 0]);
  expect([leftIn(others, written), leftIn(others, works)]).toEqual([1, 0]);
});

it('words that are reviewed, or older than the Chinese, are nobody’s own in the list', () => {
  const changed = { 'articles/cattle/zh.mdx': (text: string) => text.replace('先把牛牵开。', '先把牛牵走。') };
  const stale = desk({ ...changed, 'articles/cattle/bo.yaml': act('handed-in', 6) });
  const writer = articlesFor(deskList(stale.library, 'bo'), { by: '卓玛' })[0];
  expect(writer).toMatchObject({ needed: 2, stale: 1, now: { blocks: 1, of: 1 } });
  const reviewed = desk({ 'articles/cattle/bo.yaml': act('reviewed', 3) });
  expect(deskList(reviewed.library, 'bo').writers).toEqual([]);
});

it('another place to put the file is a safe address', () => {
  const findingsOf = (address: string) =>
    loadLibrary(makeContent({ 'site.yaml': (text) => `${text}contribute: ${address}\n` }), { today: TODAY }).findings;
  expect(findingsOf('https://example.org/new')).toEqual([]);
  expect(findingsOf('http://example.org/new')).toMatchObject([{ file: 'site.yaml' }]);
});
