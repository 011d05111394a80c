import { expect, it } from 'vitest';
import { readBenchArgs } from './page-args.ts';

it('has an answer to everything that is left out', () => {
  expect(readBenchArgs([])).toEqual({ distDir: null, slug: 'legal-aid', runs: 5, write: false });
  expect(readBenchArgs(['--runs', '3', '--dist', 'x', '--article', 'y', '--write'])).toEqual({
    distDir: 'x',
    slug: 'y',
    runs: 3,
    write: true,
  });
});

it.each([[['--runs', 'many']], [['--runs', '0']], [['--fast']], [['x']]])(
  'refuses %j and says what can be written',
  (args) => {
    expect(() => readBenchArgs(args)).toThrow('npm run bench:page');
  },
);
