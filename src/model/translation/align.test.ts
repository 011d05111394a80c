import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { align, type Key } from './align.ts';

const key = (fingerprint: string, kind = 'paragraph'): Key => ({ kind, fingerprint });
const keys = (text: string): Key[] => [...text].map((letter) => key(letter));
const states = (recorded: readonly Key[], present: readonly Key[]) =>
  align(recorded, present).matches.map((match) => match.state);

describe('align', () => {
  it.each([
    ['nothing', 'abcd', 'abcd', ['same', 'same', 'same', 'same'], 0],
    ['an edit', 'abcd', 'abXd', ['same', 'same', 'changed', 'same'], 0],
    ['an insertion', 'abcd', 'abXcd', ['same', 'same', 'new', 'same', 'same'], 0],
    ['a deletion', 'abcd', 'abd', ['same', 'same', 'same'], 1],
    ['a move', 'abcd', 'cabd', ['same', 'same', 'same', 'same'], 0],
    ['a repetition', 'abcd', 'abbcd', ['same', 'same', 'new', 'same', 'same'], 0],
    ['an edit and an insertion', 'abcd', 'aXYcd', ['same', 'changed', 'new', 'same', 'same'], 0],
    ['a new beginning', '', 'ab', ['new', 'new'], 0],
    ['an end', 'ab', '', [], 2],
  ])('tells %s', (_, recorded, present, expected, gone) => {
    const alignment = align(keys(recorded), keys(present));
    expect(alignment.matches.map((match) => match.state)).toEqual(expected);
    expect(alignment.gone).toHaveLength(gone);
  });

  it('takes the same words in another kind of block for another block', () => {
    expect(states([key('a'), key('b', 'list')], [key('a'), key('b', 'paragraph')])).toEqual(['same', 'new']);
  });

  it('pairs only blocks of one kind inside a gap, in order', () => {
    const recorded = [key('a'), key('b', 'list'), key('c'), key('z')];
    const present = [key('a'), key('C'), key('B', 'list'), key('z')];
    expect(align(recorded, present).matches).toEqual([
      { state: 'same', recorded: 0 },
      { state: 'changed', recorded: 2 },
      { state: 'changed', recorded: 1 },
      { state: 'same', recorded: 3 },
    ]);
  });

  it('says after which present block a recorded one has gone', () => {
    expect(align(keys('abc'), keys('ac')).gone).toEqual([{ recorded: 1, after: 0 }]);
    expect(align(keys('abc'), keys('bc')).gone).toEqual([{ recorded: 0, after: -1 }]);
  });
});

const someKeys = fc.array(
  fc.record({
    kind: fc.constantFrom('paragraph', 'list', 'statute'),
    fingerprint: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
  }),
  { maxLength: 12 },
);
/** No two alike, as in an article that repeats nothing. */
const distinct = fc
  .uniqueArray(fc.nat(1000), { minLength: 2, maxLength: 12 })
  .map((numbers) => numbers.map((number) => key(String(number))));

describe('align, for any two lists', () => {
  it('uses each recorded block once, or says that it has gone', () => {
    fc.assert(
      fc.property(someKeys, someKeys, (recorded, present) => {
        const { matches, gone } = align(recorded, present);
        expect(matches).toHaveLength(present.length);
        const used = matches.flatMap((match) => (match.state === 'new' ? [] : [match.recorded]));
        expect([...used, ...gone.map((entry) => entry.recorded)].sort((a, b) => a - b)).toEqual(
          recorded.map((_, index) => index),
        );
      }),
    );
  });

  it('says “same” of equal blocks and of no others', () => {
    fc.assert(
      fc.property(someKeys, someKeys, (recorded, present) => {
        align(recorded, present).matches.forEach((match, index) => {
          if (match.state === 'new') return;
          expect(recorded[match.recorded]?.kind).toBe(present[index]?.kind);
          expect(recorded[match.recorded]?.fingerprint === present[index]?.fingerprint).toBe(match.state === 'same');
        });
      }),
    );
  });

  it('finds every block again, in whatever order', () => {
    fc.assert(
      fc.property(
        someKeys.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }))),
        ([list, shuffled]) => {
          expect(align(list, shuffled)).toMatchObject({ gone: [] });
          expect(states(list, shuffled).every((state) => state === 'same')).toBe(true);
        },
      ),
    );
  });

  it('lets an edit, an insertion or a deletion disturb nothing else', () => {
    fc.assert(
      fc.property(distinct, fc.nat(), (list, seed) => {
        const at = seed % list.length;
        const edited = list.with(at, key('new'));
        expect(states(list, edited)).toEqual(list.map((_, index) => (index === at ? 'changed' : 'same')));
        const inserted = list.toSpliced(at, 0, key('new'));
        expect(states(list, inserted)).toEqual(inserted.map((_, index) => (index === at ? 'new' : 'same')));
        const deleted = list.toSpliced(at, 1);
        expect(align(list, deleted)).toMatchObject({ gone: [{ recorded: at }] });
        expect(states(list, deleted).every((state) => state === 'same')).toBe(true);
      }),
    );
  });
});
