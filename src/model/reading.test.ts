import { expect, test } from 'vitest';
import type { Block, BlockBody } from './block.ts';
import type { Article } from './load/article.ts';
import { langsToRead, legalReviewsOf, pageWords, publishableLangs, readingOf } from './reading.ts';
import type { SourceBlock } from './translation/identity.ts';
import type { Review, Show, TranslationRow } from './translation/state.ts';

const at = { line: 1, column: 1 };
const words = (value: string) => [{ type: 'text', value, at }] as const;
const rest = { fingerprint: '0123456789abcdef', at, range: [0, 0] } as const;
const block = (lang: Block['lang'], body: BlockBody): Block => ({ lang, body, ...rest });
const source = (id: string, body: BlockBody): SourceBlock => ({ ...block('zh', body), id });

const SOURCES: readonly SourceBlock[] = [
  source('b1', { kind: 'title', children: words('标题') }),
  source('b2', { kind: 'answer', children: words('回答') }),
  source('b3', { kind: 'statute', statute: { type: 'statute', law: 'l', article: '1', paragraphs: [], gist: [], at } }),
];
const BODIES: readonly BlockBody[] = [
  { kind: 'title', children: words('མིང') },
  { kind: 'answer', children: words('ལན') },
  { kind: 'statute', statute: { type: 'statute', law: 'l', article: '1', paragraphs: [], gist: words('དོན'), at } },
];
const REVIEWED: Review = { level: 'reviewed', by: '某某', place: '木里', on: '2026-11-01' };
const MACHINE: Review = { level: 'machine' };

function row(index: number, review: Review, show: Show, stale = false): TranslationRow {
  const body = BODIES[index];
  if (body === undefined) throw new Error('no such block');
  return { state: 'translated', block: block('bo', body), review, stale, madeFrom: '0123456789abcdef', show };
}

function article(rows: readonly TranslationRow[] | null): Article {
  const counts = { translated: 0, untranslated: 0, missing: 0, stale: 0, machine: 0, draft: 0, reviewed: 0 };
  const meta = {
    legalReviews: [
      { by: '某律师', role: '律师', office: '某所', on: '2026-11-01', fingerprints: ['0123456789abcdef'] },
    ],
  };
  return {
    slug: 'a',
    meta,
    blocks: SOURCES,
    gone: [],
    recordings: [],
    clips: {},
    translations: { ii: null, bo: rows === null ? null : { lang: 'bo', rows, counts } },
  } as unknown as Article;
}

test('Chinese is the source: nothing beside it, and it may be found', () => {
  const reading = readingOf(article(null), 'zh');
  expect(reading).toMatchObject({ standing: 'source', publishable: true, mayStandAlone: false });
  expect(reading.rows.every(({ target }) => target === null)).toBe(true);
});

test('where there is no translation, the page is there, with the Chinese', () => {
  const reading = readingOf(article(null), 'bo');
  expect(reading).toMatchObject({ standing: 'absent', publishable: false, mayStandAlone: false });
  expect(reading.rows.map(({ source: { id } }) => id)).toEqual(['b1', 'b2', 'b3']);
  expect(langsToRead(article(null))).toEqual(['zh']);
});

test('one machine block among reviewed ones makes the page unreviewed', () => {
  const mixed = article([row(0, REVIEWED, 'alone'), row(1, MACHINE, 'beside'), { state: 'missing' }]);
  const reading = readingOf(mixed, 'bo');
  expect(reading).toMatchObject({ standing: 'machine', publishable: false, mayStandAlone: false });
  expect(reading.counts).toEqual({ machine: 1, draft: 0, reviewed: 1, stale: 0, lacking: 1 });
  expect(pageWords(mixed, 'bo')).toEqual({ title: '标题', description: '回答' });
});

test('what is hidden is as if it were missing', () => {
  const reading = readingOf(
    article([row(0, MACHINE, 'hide'), row(1, REVIEWED, 'alone'), { state: 'untranslated' }]),
    'bo',
  );
  expect(reading).toMatchObject({ standing: 'reviewed', publishable: true, mayStandAlone: true });
  expect(reading.rows.map(({ target }) => target !== null)).toEqual([false, true, false]);
  expect(reading.counts.lacking).toBe(2);
  expect(readingOf(article([row(0, MACHINE, 'hide'), { state: 'missing' }, { state: 'missing' }]), 'bo').standing).toBe(
    'absent',
  );
});

test('a reviewed page may stand alone, but the words of a law stay in Chinese', () => {
  const all = article([row(0, REVIEWED, 'alone'), row(1, REVIEWED, 'alone'), row(2, REVIEWED, 'alone')]);
  const reading = readingOf(all, 'bo');
  expect(reading).toMatchObject({ standing: 'reviewed', publishable: true, mayStandAlone: true });
  expect(publishableLangs(all)).toEqual(['zh', 'bo']);
  expect(reading.rows.map(({ keepsSource }) => keepsSource)).toEqual([false, false, true]);
  expect(reading.reviewers).toEqual([REVIEWED]);
  expect(pageWords(all, 'bo')).toEqual({ title: 'མིང', description: 'ལན' });
});

test('one stale block keeps the Chinese in sight and search engines away, whoever reviewed it', () => {
  const stale = article([row(0, REVIEWED, 'alone'), row(1, REVIEWED, 'alone', true), row(2, REVIEWED, 'alone')]);
  const reading = readingOf(stale, 'bo');
  expect(reading).toMatchObject({ standing: 'reviewed', publishable: false, mayStandAlone: false });
  expect(reading.counts.stale).toBe(1);
  expect(publishableLangs(stale)).toEqual(['zh']);
  expect(pageWords(stale, 'bo')).toEqual({ title: '标题', description: '回答' });
});

test('a stale block that is hidden is as if it were missing', () => {
  const hidden = article([row(0, REVIEWED, 'alone'), row(1, REVIEWED, 'hide', true), row(2, REVIEWED, 'alone')]);
  expect(readingOf(hidden, 'bo')).toMatchObject({ publishable: true, mayStandAlone: true });
});

test('a legal review covers the words it was made of, and no later ones', () => {
  expect(legalReviewsOf(article(null)).map(({ covers }) => covers)).toEqual([true]);
  const edited = {
    ...article(null),
    blocks: [{ ...SOURCES[0], fingerprint: 'ffffffffffffffff' }],
  } as unknown as Article;
  expect(legalReviewsOf(edited).map(({ covers }) => covers)).toEqual([false]);
});
