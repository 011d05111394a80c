import { describe, expect, it } from 'vitest';
import {
  dayOf,
  fileNames,
  handInOf,
  isAgreed,
  isWhole,
  renditionOf,
  type About,
  type Take,
} from './recording-session.ts';

function take(given: Partial<Take> = {}): Take {
  const { pass = 1, part = 0, block = 'b1' } = given;
  return {
    id: `${block}/${pass}.${part}`,
    kind: 'reading',
    block,
    source: '0123456789abcdef',
    pass,
    part,
    type: 'audio/webm;codecs=opus',
    state: 'done',
    durationMs: 1000,
    flaws: [],
    day: '2026-12-01',
    ...given,
  };
}

const ABOUT: About = {
  name: '一位村民',
  place: '某县',
  dialect: { id: 'shengzha', name: '圣乍' },
  isMinor: false,
  guardian: '',
  consent: { on: '2026-12-01', text: '我同意。' },
};

describe('renditionOf', () => {
  it('is the last time that a block was read to its end', () => {
    const [first, second] = [take({ pass: 1 }), take({ pass: 2 })];
    expect(renditionOf([first, second])).toEqual([second]);
    const half = take({ pass: 3, state: 'interrupted' });
    expect(renditionOf([half, first, second])).toEqual([second]);
  });

  it('is what went on after an interruption, with what was before it', () => {
    const before = take({ state: 'interrupted' });
    const after = take({ part: 1 });
    expect(renditionOf([after, before])).toEqual([before, after]);
    expect(isWhole([before, after])).toBe(true);
    expect(isWhole(renditionOf([before]))).toBe(false);
  });

  it('is the half where there is no whole, and nothing where nothing is', () => {
    const half = take({ pass: 2, state: 'interrupted' });
    expect(renditionOf([take({ pass: 1, state: 'interrupted' }), half])).toEqual([half]);
    expect(renditionOf([take({ state: 'recording' }), take({ durationMs: 0, state: 'interrupted' })])).toEqual([]);
    expect(isWhole([])).toBe(false);
  });
});

describe('fileNames', () => {
  it('numbers blocks as they stand, and what went on after them', () => {
    const takes = [
      take(),
      take({ part: 1 }),
      take({ block: 'b2', type: 'audio/mp4' }),
      take({ block: 'b3', type: 'audio/ogg' }),
    ];
    expect(fileNames(takes)).toEqual(['01-b1.webm', '01-b1-2.webm', '02-b2.m4a', '03-b3.ogg']);
  });
});

describe('handInOf', () => {
  const given = { article: 'legal-aid', lang: 'ii', kind: 'reading', about: ABOUT } as const;

  it('says of each part what it was read from', () => {
    const takes = [take({ text: 'fedcba9876543210' }), take({ block: 'b2', day: '2026-12-03' })];
    expect(handInOf({ ...given, takes })).toEqual({
      format: 'muyu-pufa/recording',
      version: 1,
      article: 'legal-aid',
      lang: 'ii',
      kind: 'reading',
      dialect: { id: 'shengzha', name: '圣乍' },
      speaker: { name: '一位村民', place: '某县' },
      consent: { given: true, on: '2026-12-01', text: '我同意。' },
      licence: 'CC-BY-4.0',
      recorded: '2026-12-03',
      parts: [
        { block: 'b1', source: '0123456789abcdef', text: 'fedcba9876543210', file: '01-b1.webm', durationMs: 1000 },
        { block: 'b2', source: '0123456789abcdef', file: '02-b2.webm', durationMs: 1000 },
      ],
    });
  });

  it('names who agreed for a minor, and nobody else', () => {
    const about = { ...ABOUT, isMinor: true, guardian: '某某' };
    expect(handInOf({ ...given, about, takes: [take()] }).consent.guardian).toBe('某某');
    const grown = { ...about, isMinor: false };
    expect(handInOf({ ...given, about: grown, takes: [take()] }).consent).not.toHaveProperty('guardian');
  });

  it('refuses without consent, for a minor without a grown-up, and of nothing', () => {
    const takes = [take()];
    expect(() => handInOf({ ...given, about: { ...ABOUT, consent: null }, takes })).toThrow('no consent');
    expect(() => handInOf({ ...given, about: { ...ABOUT, isMinor: true }, takes })).toThrow('no consent');
    expect(() => handInOf({ ...given, takes: [] })).toThrow('nothing');
  });
});

it.each<Partial<About>>([{ name: '' }, { place: '' }, { dialect: { id: '', name: '' } }, { consent: null }])(
  'one has not agreed with %j',
  (lacking) => {
    expect(isAgreed(ABOUT)).toBe(true);
    expect(isAgreed({ ...ABOUT, ...lacking })).toBe(false);
    expect(isAgreed(null)).toBe(false);
  },
);

it('the day is that on the wall', () => {
  expect(dayOf(new Date(2026, 0, 5, 23, 59))).toBe('2026-01-05');
});
