import { describe, expect, it } from 'vitest';
import { leaving } from './keep.ts';
import { MAX_OPENED } from './names.ts';

const pages = (folder: string, count: number) =>
  Array.from({ length: count }, (_, at) => ({ url: `https://example.org/articles/zh/${folder}/${String(at)}/` }));
// Of a base that is called as the folder is.
const BASE = '/articles/';

describe('what goes of the pages that were opened', () => {
  it('is the oldest beyond each bound, and no article for a quiz', () => {
    const [articles, quizzes] = [pages('articles', MAX_OPENED.articles + 2), pages('quizzes', MAX_OPENED.others + 1)];
    const gone = leaving([...quizzes, ...articles], BASE, 'newest');
    expect(gone).toEqual([...articles.slice(-2), ...quizzes.slice(-1)]);
    expect(leaving(articles.slice(2), BASE, 'newest')).toEqual([]);
  });

  it('is the older half of either when there is no room', () => {
    const [articles, quizzes] = [pages('articles', 4), pages('quizzes', 3)];
    expect(leaving([...articles, ...quizzes], BASE, 'half')).toEqual([...articles.slice(2), ...quizzes.slice(1)]);
  });
});
