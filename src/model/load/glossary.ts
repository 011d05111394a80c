/** `glossary/` → its groups of terms, the names of the groups, the sources, and the Yi words that stand in one. */
import { finding, START } from '../check/finding.ts';
import { MAX_LAW_BYTES } from '../parse/guard.ts';
import {
  attestedSchema,
  glossarySchema,
  groupsSchema,
  sourcesSchema,
  type AttestedWord,
  type GlossarySource,
  type GroupName,
  type TermFile,
} from '../schema/glossary.ts';
import { slug as slugSchema } from '../schema/scalar.ts';
import { loadYaml, type Loaded } from './data.ts';
import { listNames, type Folder } from './folder.ts';

export interface GlossaryFiles {
  /** By the name of the file, in the order of the names. */
  readonly groups: ReadonlyMap<string, Loaded<readonly TermFile[]>>;
  readonly names: Loaded<readonly GroupName[]>;
  readonly sources: Loaded<readonly GlossarySource[]>;
  readonly attested: Loaded<readonly AttestedWord[]>;
}

const NAMES = 'groups.yaml';
const SOURCES = 'sources.yaml';
const ATTESTED = 'attested-ii.yaml';

/** Returns the glossary, empty where there is no folder. */
export function loadGlossary(folder: Folder): GlossaryFiles {
  const { files, folders } = listNames(folder, 'glossary');
  const nothing = (name: string): Loaded<readonly never[]> => ({
    ...{ value: [], isRead: true, file: `glossary/${name}`, positionOf: () => START },
  });
  const read = <T>(name: string, schema: Parameters<typeof loadYaml<readonly T[]>>[2]): Loaded<readonly T[]> =>
    files.includes(name)
      ? (loadYaml(folder, `glossary/${name}`, schema, MAX_LAW_BYTES) ?? { ...nothing(name), isRead: false })
      : nothing(name);
  const groups = new Map<string, Loaded<readonly TermFile[]>>();
  for (const name of [...files, ...folders]) {
    if ([NAMES, SOURCES, ATTESTED].includes(name)) continue;
    const file = `glossary/${name}`;
    const id = name.replace(/\.yaml$/, '');
    if (!name.endsWith('.yaml')) folder.findings.push(finding('file/unexpected', file, START, { name }));
    else if (!slugSchema.safeParse(id).success)
      folder.findings.push(finding('file/bad-name', file, START, { name: id }));
    else groups.set(id, read(name, glossarySchema));
  }
  return {
    groups,
    names: read(NAMES, groupsSchema),
    sources: read(SOURCES, sourcesSchema),
    attested: read(ATTESTED, attestedSchema),
  };
}
