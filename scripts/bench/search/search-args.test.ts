import { expect, it } from 'vitest';
import { readSearchArgs } from './search-args.ts';

it('has an answer to everything that is left out', () => {
  expect(readSearchArgs([])).toEqual({
    runs: 3,
    sizes: [30, 300],
    langs: ['zh', 'ii', 'bo'],
    only: ['ours', 'starlight', 'pagefind', 'minisearch', 'orama', 'flexsearch'],
    phrases: 20,
    write: false,
  });
  expect(
    readSearchArgs(['--size', '3000', '--langs', 'bo, ii', '--only', 'ours', '--runs', '1', '--write']),
  ).toMatchObject({ runs: 1, sizes: [3000], langs: ['bo', 'ii'], only: ['ours'], write: true });
});

it.each([[['--runs', '0']], [['--size', 'all']], [['--langs', 'de']], [['--only', 'google']], [['--fast']]])(
  'refuses %j and says what can be written',
  (args) => {
    expect(() => readSearchArgs(args)).toThrow('npm run bench:search');
  },
);
