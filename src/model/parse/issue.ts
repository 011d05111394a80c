/** A Zod issue → the rule and facts that an editor can act on. */
import { z } from 'zod';
import type { RuleId } from '../check/finding.ts';
import { suggest } from '../../lib/suggest.ts';

export interface DescribedIssue {
  readonly rule: RuleId;
  readonly facts: Readonly<Record<string, unknown>>;
  /** Set when the finding belongs to a key and not to a value. */
  readonly key?: string;
}

const TYPES: Readonly<Record<string, string>> = {
  string: '文字（日期和数字要加引号）',
  number: '数字',
  int: '整数',
  boolean: 'true 或 false',
  array: '列表（每行以 - 开头）',
  object: '几项“名字: 内容”',
  record: '几项“名字: 内容”',
  null: 'null',
};

/** Returns one description an unknown key, and one for any other issue. `root` is the schema that failed. */
export function describeIssue(issue: z.core.$ZodIssue, root: z.ZodType): DescribedIssue[] {
  const schema = schemaAt(root, issue.path);
  const key = issue.path.length === 0 ? '整个文件' : issue.path.map(nameOf).join(' ');
  const means = schema?.description;
  switch (issue.code) {
    case 'unrecognized_keys': {
      const known = keysOf(schema);
      return issue.keys.map((name) => ({
        rule: 'yaml/unknown-key',
        facts: { key: name, suggestion: suggest(name, known), known: known.join('、') },
        key: name,
      }));
    }
    case 'invalid_type':
      return issue.input === undefined
        ? [{ rule: 'yaml/missing-key', facts: { key, means } }]
        : [{ rule: 'yaml/wrong-type', facts: { key, expected: TYPES[issue.expected] ?? issue.expected, means } }];
    case 'invalid_value':
      return [wrongValue(key, issue.values.map(String), issue.input, issue.message, means)];
    case 'invalid_union':
      return [wrongDiscriminator(issue, root, key)];
    case 'invalid_key':
      return [{ rule: 'yaml/invalid', facts: { key, reason: inChinese(issue.issues[0]?.message) } }];
    case 'too_small':
      return [
        { rule: 'yaml/invalid', facts: { key, reason: inChinese(issue.message, `不能小于 ${issue.minimum}。`) } },
      ];
    case 'too_big':
      return [
        { rule: 'yaml/invalid', facts: { key, reason: inChinese(issue.message, `不能大于 ${issue.maximum}。`) } },
      ];
    default:
      return [{ rule: 'yaml/invalid', facts: { key, reason: inChinese(issue.message) } }];
  }
}

const CHINESE = /[\u4e00-\u9fff]/;

/** The library's own English is for programmers. */
function inChinese(message = '', instead = '写法不对。'): string {
  return CHINESE.test(message) ? message : instead;
}

/** Editors count from one. */
function nameOf(step: PropertyKey): string {
  return typeof step === 'number' ? `第 ${step + 1} 项` : String(step);
}

/** In Zod 4 the path of such an issue ends with the discriminator, and its input is the whole object. */
function wrongDiscriminator(issue: z.core.$ZodIssueInvalidUnion, root: z.ZodType, key: string): DescribedIssue {
  const name = issue.discriminator;
  const union = schemaAt(root, issue.path.at(-1) === name ? issue.path.slice(0, -1) : issue.path);
  const input: unknown = issue.input;
  const value =
    typeof input === 'object' && input !== null && name !== undefined
      ? (input as Record<string, unknown>)[name]
      : input;
  return wrongValue(key, literalsOf(union, name), value, '', undefined);
}

function wrongValue(
  key: string,
  allowed: readonly string[],
  input: unknown,
  message: string,
  means: string | undefined,
): DescribedIssue {
  const value = typeof input === 'string' ? input : input === undefined ? '' : JSON.stringify(input);
  if (value === '') {
    return { rule: 'yaml/missing-key', facts: { key, means: means ?? `可以写：${allowed.join('、')}` } };
  }
  if (allowed.length === 1 && CHINESE.test(message)) return { rule: 'yaml/invalid', facts: { key, reason: message } };
  return {
    rule: 'yaml/wrong-value',
    facts: { key, value: value.slice(0, 40), suggestion: suggest(value, allowed), allowed: allowed.join('、') },
  };
}

/** Walks a schema as far as the path is known; undefined where it cannot tell. */
function schemaAt(root: z.ZodType, path: readonly PropertyKey[]): z.ZodType | undefined {
  let schema: z.ZodType | undefined = unwrap(root);
  for (const step of path) {
    if (schema instanceof z.ZodObject) schema = schema.shape[String(step)] as z.ZodType | undefined;
    else if (schema instanceof z.ZodArray) schema = schema.element as z.ZodType;
    else if (schema instanceof z.ZodRecord) schema = schema.valueType as z.ZodType;
    else if (schema instanceof z.ZodDiscriminatedUnion) schema = optionWith(schema, String(step));
    else return undefined;
    if (schema) {
      const described: string | undefined = schema.description;
      const inner: z.ZodType = unwrap(schema);
      schema = described !== undefined && inner.description === undefined ? inner.describe(described) : inner;
    }
  }
  return schema;
}

function optionWith(union: z.ZodDiscriminatedUnion, key: string): z.ZodType | undefined {
  for (const option of union.options as z.ZodType[]) {
    if (option instanceof z.ZodObject && key in option.shape) return option.shape[key] as z.ZodType;
  }
  return undefined;
}

function unwrap(schema: z.ZodType): z.ZodType {
  let inner = schema;
  while (inner instanceof z.ZodOptional || inner instanceof z.ZodExactOptional || inner instanceof z.ZodNullable)
    inner = inner.unwrap() as z.ZodType;
  return inner;
}

function keysOf(schema: z.ZodType | undefined): string[] {
  if (schema instanceof z.ZodObject) return Object.keys(schema.shape);
  if (schema instanceof z.ZodDiscriminatedUnion) {
    return [...new Set((schema.options as z.ZodType[]).flatMap((option) => keysOf(option)))];
  }
  return [];
}

function literalsOf(schema: z.ZodType | undefined, discriminator: string | undefined): string[] {
  if (!(schema instanceof z.ZodDiscriminatedUnion) || discriminator === undefined) return [];
  return (schema.options as z.ZodType[]).flatMap((option) => {
    const literal = option instanceof z.ZodObject ? (option.shape[discriminator] as z.ZodType) : undefined;
    return literal instanceof z.ZodLiteral ? [...literal.values].map(String) : [];
  });
}
