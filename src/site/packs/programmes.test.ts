import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LEAST_SECONDS, lengthOf, MOST_SECONDS, programmesOf } from './programmes.ts';

const minutes = (...lengths: number[]) => lengths.map((length) => ({ seconds: length * 60 }));
const shape = (lengths: number[]) =>
  programmesOf(minutes(...lengths)).map((group) => group.map(({ seconds }) => seconds / 60));

test.each([
  [[], []],
  [[2], [[2]]],
  [
    [2, 2, 2, 2, 2, 2],
    [
      [2, 2, 2],
      [2, 2, 2],
    ],
  ],
  [[2, 2, 2, 2], [[2, 2, 2, 2]]],
  [
    [16, 2],
    [[16], [2]],
  ],
  [
    [2, 16],
    [[2], [16]],
  ],
  [
    [6, 6, 6],
    [[6], [6], [6]],
  ],
  [
    [4, 9, 4],
    [[4, 9], [4]],
  ],
])('recordings of %j minutes become programmes of %j', (lengths, programmes) => {
  expect(shape(lengths)).toEqual(programmes);
});

test('nothing is lost or moved; none is too long unless a recording is; none too short where its neighbour has room', () => {
  const parts = fc.array(fc.record({ seconds: fc.integer({ min: 1, max: 1200 }) }), { maxLength: 30 });
  fc.assert(
    fc.property(parts, (all) => {
      const groups = programmesOf(all);
      expect(groups.flat()).toEqual(all);
      groups.forEach((group, index) => {
        if (group.length > 1) expect(lengthOf(group)).toBeLessThanOrEqual(MOST_SECONDS);
        const after = groups[index + 1];
        if (lengthOf(group) < LEAST_SECONDS && after !== undefined) {
          expect(lengthOf([...group, after[0] ?? { seconds: 0 }])).toBeGreaterThan(MOST_SECONDS);
        }
      });
    }),
  );
});
