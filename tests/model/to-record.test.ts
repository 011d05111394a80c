import { describe, expect, it } from 'vitest';
import type { Article, Library } from '../../src/model/library.ts';
import { loadLibrary } from '../../src/model/library.ts';
import { articlesToRecord, firstToRecord, hasVoice, retoldBlock } from '../../src/model/to-record.ts';
import { makeContent, TODAY } from '../fixtures/content.ts';

type Recordings = Article['recordings'];

/** An article as far as the order looks at it. */
function article(slug: string, related: readonly string[] = [], recordings: unknown[] = []): Article {
  return { slug, meta: { related }, recordings: recordings as Recordings, blocks: [] } as unknown as Article;
}

const voice = (lang: string, kind = 'person', cues = [{}]): unknown => ({ lang, speaker: { kind }, cues });

function slugs(articles: readonly Article[], mostAsked: readonly string[], lang: 'zh' | 'ii' = 'ii'): string[] {
  const library = { articles, site: { mostAsked } } as unknown as Library;
  return articlesToRecord(library, lang).map(({ slug }) => slug);
}

describe('articlesToRecord', () => {
  it('puts the most asked first, then those that most others lead to, then the rest by name', () => {
    const articles = [article('a', ['d']), article('b', ['d', 'c']), article('c'), article('d'), article('e')];
    expect(slugs(articles, ['e', 'b'])).toEqual(['e', 'b', 'd', 'c', 'a']);
  });

  it('puts those that have a voice in the language last, however much they are asked', () => {
    const articles = [article('a', [], [voice('ii')]), article('b'), article('c', [], [voice('zh')])];
    expect(slugs(articles, ['a'])).toEqual(['b', 'c', 'a']);
    expect(slugs(articles, ['a'], 'zh')).toEqual(['a', 'b', 'c']);
  });
});

it('a machine is no voice, nor one of which all words have changed', () => {
  expect(hasVoice(article('a', [], [voice('ii')]), 'ii')).toBe(true);
  expect(hasVoice(article('a', [], [voice('ii', 'synthetic')]), 'ii')).toBe(false);
  expect(hasVoice(article('a', [], [voice('ii', 'person', [])]), 'ii')).toBe(false);
});

it('the first are ten, and without a voice', () => {
  const articles = Array.from({ length: 15 }, (_, index) => article(`a${index}`, [], index < 2 ? [voice('ii')] : []));
  const first = firstToRecord({ articles, site: { mostAsked: ['a0'] } } as unknown as Library, 'ii');
  expect(first).toHaveLength(10);
  expect(first.map(({ slug }) => slug)).not.toContain('a0');
});

it('what is told in one’s own words stands for the key points, or else the answer', () => {
  const { library } = loadLibrary(makeContent(), { today: TODAY });
  const kinds = library.articles.map((entry) => retoldBlock(entry)?.body.kind);
  expect(kinds).toEqual(
    library.articles.map(({ blocks }) =>
      blocks.some(({ body }) => body.kind === 'key-points') ? 'key-points' : 'answer',
    ),
  );
});

it('the inbox of the environment takes the place of that of the site', () => {
  const dir = makeContent({ 'site.yaml': (text) => `${text}inbox: https://in.example.org/a\n` });
  expect(loadLibrary(dir, { today: TODAY }).library.site.inbox).toBe('https://in.example.org/a');
  const inbox = 'https://in.example.org/b';
  expect(loadLibrary(dir, { today: TODAY, inbox, drafts: 'hide' }).library.site.inbox).toBe(inbox);
});
