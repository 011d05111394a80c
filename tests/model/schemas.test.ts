/** Each schema: the smallest value it takes, and that value with one thing spoiled. */
import { describe, expect, it } from 'vitest';
import { stringify as write } from 'yaml';
import type { z } from 'zod';
import { handInSchema, translationSchema } from '../../src/model/schema/translation.ts';
import { lawSchema } from '../../src/model/schema/law.ts';
import { clipSchema, recordingSchema } from '../../src/model/schema/recording.ts';
import { linksSchema } from '../../src/model/schema/site.ts';
import { DAY, EITHER, law, PRINT, SCHEMAS, voice, type Path, type Value } from '../fixtures/smallest.ts';
import { parseYaml } from '../../src/model/parse/yaml.ts';

/** One key a line, and no `&` and `*` where a value is used twice. */
function stringify(value: unknown): string {
  return write(value, { aliasDuplicateObjects: false });
}

/** Keys whose place takes any key: there is none to be unknown, missing or misspelt. */
const OPEN = new Set(['articles', 'redirects']);

function isMapping(value: Value | undefined): value is { readonly [key: string]: Value } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Every key of every mapping in a value, as a path. */
function keyPaths(value: Value, path: Path = []): Path[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => keyPaths(item, [...path, index]));
  if (!isMapping(value) || OPEN.has(String(path.at(-1)))) return [];
  return Object.entries(value).flatMap(([key, inner]) => [[...path, key], ...keyPaths(inner, [...path, key])]);
}

function at(value: Value, path: Path): Value | undefined {
  return path.reduce<Value | undefined>((node, step) => {
    if (Array.isArray(node)) return node[Number(step)];
    return isMapping(node) ? node[String(step)] : undefined;
  }, value);
}

/** Returns `value` with what stands at `path` made by `change`; undefined takes the key away. */
function changed(value: Value, path: Path, change: (old: Value | undefined) => Value | undefined): Value | undefined {
  const [step, ...rest] = path;
  if (step === undefined) return change(value);
  if (Array.isArray(value))
    return value.map((item, index) => (index === step ? (changed(item, rest, change) ?? null) : item));
  if (!isMapping(value)) return value;
  const entries = Object.entries(value).flatMap(([key, inner]): [string, Value][] => {
    if (key !== step) return [[key, inner]];
    const now = changed(inner, rest, change);
    return now === undefined ? [] : [[key, now]];
  });
  return Object.fromEntries(entries);
}

function findingsOf(schema: z.ZodType, value: Value | undefined) {
  return parseYaml(stringify(value), 'x.yaml', schema).findings;
}

/** Line of the last key of `path` in what `stringify` writes: one key a line. */
function lineOf(value: Value, path: Path): number {
  const marked = changed(value, path, () => 'HERE');
  return (
    stringify(marked)
      .split('\n')
      .findIndex((line) => line.includes('HERE')) + 1
  );
}

describe.each(SCHEMAS)('%s', (_, schema, smallest, optional = []) => {
  const paths = keyPaths(smallest);

  it('takes the smallest value', () => {
    expect(findingsOf(schema, smallest)).toEqual([]);
  });

  it.each(paths.map((path) => ({ name: path.join('.'), path })))('needs $name', ({ path }) => {
    const findings = findingsOf(
      schema,
      changed(smallest, path, () => undefined),
    );
    if (optional.includes(path.join('.'))) expect(findings).toEqual([]);
    else if (EITHER.test(path.join('.'))) expect(findings.map((found) => found.rule)).toEqual(['yaml/invalid']);
    else expect(findings.map((found) => found.rule)).toEqual(['yaml/missing-key']);
  });

  it.each(paths.map((path) => ({ name: path.join('.'), path })))(
    'refuses another type for $name, at its line',
    ({ path }) => {
      const wrong: Value = Array.isArray(at(smallest, path)) || isMapping(at(smallest, path)) ? 'HERE' : [['HERE']];
      const spoiled = changed(smallest, path, () => wrong);
      const findings = findingsOf(schema, spoiled);
      expect(findings.length).toBeGreaterThan(0);
      for (const found of findings) expect(found.rule).toMatch(/^yaml\/(wrong-type|wrong-value|invalid)$/);
      const line =
        stringify(spoiled)
          .split('\n')
          .findIndex((text) => text.includes('HERE')) + 1;
      // A tag that decides what the others are is told at its mapping.
      const distance = line - (findings[0]?.line ?? 0);
      expect(distance).toBeLessThanOrEqual(1);
      expect(distance).toBeGreaterThanOrEqual(0);
    },
  );

  it.each(paths.map((path) => ({ name: path.join('.'), path })))('knows a slip of the pen in $name', ({ path }) => {
    const key = String(path.at(-1));
    const slip = `${key}x`;
    const parent = path.slice(0, -1);
    const spoiled = changed(smallest, parent, (old) => (isMapping(old) ? { ...old, [slip]: 'HERE' } : old));
    const unknown = findingsOf(schema, spoiled).filter((found) => found.rule === 'yaml/unknown-key');
    expect(unknown).toHaveLength(1);
    expect(unknown[0]?.facts).toMatchObject({ key: slip });
    if (key.length > 2) expect(unknown[0]?.facts['suggestion']).toBe(key);
    expect(unknown[0]?.line).toBe(lineOf(spoiled ?? null, [...parent, slip]));
  });
});

describe('values that only look right', () => {
  const cases: readonly [name: string, schema: z.ZodType, value: Value, reason: RegExp][] = [
    [
      'a day that does not exist',
      handInSchema,
      { by: '某某', lang: 'bo', on: '2026-02-30', what: 'review', texts: [PRINT] },
      /日期/,
    ],
    [
      'a review of nothing',
      translationSchema,
      {
        blocks: [],
        acts: [{ act: 'reviewed', by: '某某', native: true, place: '木里', on: DAY, file: 'f', texts: [] }],
      },
      /哪些段落/,
    ],
    [
      'a reviewer who is no native speaker',
      translationSchema,
      {
        blocks: [],
        acts: [{ act: 'reviewed', by: '某某', native: false, place: '木里', on: DAY, file: 'f', texts: [PRINT] }],
      },
      /母语/,
    ],
    [
      'a reviewer without a name',
      translationSchema,
      {
        blocks: [],
        acts: [{ act: 'reviewed', by: ' ', native: true, place: '木里', on: DAY, file: 'f', texts: [PRINT] }],
      },
      /空/,
    ],
    [
      'a voice that did not consent',
      clipSchema,
      { ...voice, title: '童谣', speaker: { ...voice.speaker, consent: { given: false, on: DAY, text: '同意' } } },
      /同意/,
    ],
    [
      'a source without https',
      lawSchema,
      { status: 'in-force', ...law, source: { name: '测试', url: 'http://example.org/' } },
      /https/,
    ],
    ['an article number in words', lawSchema, { status: 'in-force', ...law, articles: { 第一条: '条文。' } }, /条号/],
    ['a file name that leads away', clipSchema, { ...voice, title: '童谣', file: '../a.wav' }, /文件名/],
    [
      'a time before the beginning',
      recordingSchema,
      { ...voice, kind: 'reading', cues: [{ block: 'b1', source: PRINT, startMs: -1, endMs: 1 }] },
      /不能小于 0/,
    ],
    ['a slug in capitals', linksSchema, { redirects: { old: 'New' } }, /小写/],
  ];

  it.each(cases)('%s', (_, schema, value, reason) => {
    const findings = findingsOf(schema, value);
    expect(findings.map((found) => found.rule)).toEqual(['yaml/invalid']);
    expect(findings[0]?.facts['reason']).toMatch(reason);
  });
});
