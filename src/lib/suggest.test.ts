import { expect, it } from 'vitest';
import { suggest } from './suggest.ts';

it.each([
  ['oficce', ['office', 'topic'], 'office'],
  ['Statue', ['Statute', 'Steps'], 'Statute'],
  ['a', ['b', 'zh'], 'b'],
  ['banana', ['office', 'topic'], undefined],
  ['x', [], undefined],
  ['x'.repeat(101), ['x'.repeat(101)], undefined],
])('for %s of %j: %s', (written, known, expected) => {
  expect(suggest(written, known)).toBe(expected);
});
