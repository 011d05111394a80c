/** `laws/` → the register. */
import { finding, START } from '../check/finding.ts';
import { MAX_LAW_BYTES } from '../parse/guard.ts';
import type { Law, Register } from '../register.ts';
import { lawSchema } from '../schema/law.ts';
import { slug as slugSchema } from '../schema/scalar.ts';
import { loadYaml } from './data.ts';
import { listNames, type Folder } from './folder.ts';

/** Returns the register of a content folder; what is wrong with it is in `folder.findings`. */
export function loadRegister(folder: Folder): Register {
  const { files, folders } = listNames(folder, 'laws');
  const register = new Map<string, Law>();
  for (const name of [...files, ...folders]) {
    const id = name.replace(/\.yaml$/, '');
    const file = `laws/${name}`;
    if (!name.endsWith('.yaml')) folder.findings.push(finding('file/unexpected', file, START, { name }));
    else if (!slugSchema.safeParse(id).success)
      folder.findings.push(finding('file/bad-name', file, START, { name: id }));
    else {
      const law = loadYaml(folder, file, lawSchema, MAX_LAW_BYTES);
      if (law !== null) register.set(id, { ...law.value, id });
    }
  }
  return register;
}
