/** YAML files of the content folder → values of their schemas. */
import type { z } from 'zod';
import type { Position } from '../block.ts';
import { checkCharacters } from '../check/rules/characters.ts';
import { START } from '../check/finding.ts';
import { guardData, MAX_ARTICLE_BYTES } from '../parse/guard.ts';
import { parseYaml } from '../parse/yaml.ts';
import { readBytes, type Folder } from './folder.ts';

export interface Loaded<T> {
  readonly value: T;
  /** False when the file could not be read: what is missing in `value` says nothing then. */
  readonly isRead: boolean;
  readonly file: string;
  readonly positionOf: (path: readonly PropertyKey[]) => Position;
}

/** Returns the value in a file, or null after findings. */
export function loadYaml<T>(
  folder: Folder,
  file: string,
  schema: z.ZodType<T>,
  maxBytes = MAX_ARTICLE_BYTES,
): Loaded<T> | null {
  const bytes = readBytes(folder, file);
  if (bytes === null) return null;
  const guarded = guardData(bytes, file, maxBytes);
  if ('findings' in guarded) {
    folder.findings.push(...guarded.findings);
    return null;
  }
  folder.findings.push(...checkCharacters(guarded.text, file));
  const parsed = parseYaml(guarded.text, file, schema);
  folder.findings.push(...parsed.findings);
  return parsed.value === null ? null : { value: parsed.value, isRead: true, file, positionOf: parsed.positionOf };
}

/** Returns the value in a file, or `empty` when it could not be read: the other checks go on. */
export function loadYamlOr<T>(folder: Folder, file: string, schema: z.ZodType<T>, empty: T): Loaded<T> {
  return loadYaml(folder, file, schema) ?? { value: empty, isRead: false, file, positionOf: () => START };
}
