/** A folder of `<id>.yaml` files of one schema: `laws/`, `paths/`, `handbooks/`, `events/`. */
import type { z } from 'zod';
import { finding, START } from '../check/finding.ts';
import { slug as slugSchema } from '../schema/scalar.ts';
import { loadYaml, type Loaded } from './data.ts';
import { listNames, type Folder } from './folder.ts';

/** Returns what could be read of a folder, by id, in the order of the ids; empty when there is no such folder. */
export function loadYamlFolder<T>(
  folder: Folder,
  path: string,
  schema: z.ZodType<T>,
  maxBytes?: number,
): ReadonlyMap<string, Loaded<T>> {
  const { files, folders } = listNames(folder, path);
  const found = new Map<string, Loaded<T>>();
  for (const name of [...files, ...folders]) {
    const id = name.replace(/\.yaml$/, '');
    const file = `${path}/${name}`;
    if (!name.endsWith('.yaml')) folder.findings.push(finding('file/unexpected', file, START, { name }));
    else if (!slugSchema.safeParse(id).success)
      folder.findings.push(finding('file/bad-name', file, START, { name: id }));
    else {
      const loaded = loadYaml(folder, file, schema, maxBytes);
      if (loaded !== null) found.set(id, loaded);
    }
  }
  return found;
}
