/** `laws/` → the register. */
import { MAX_LAW_BYTES } from '../parse/guard.ts';
import type { Register } from '../register.ts';
import { lawSchema } from '../schema/law.ts';
import type { Folder } from './folder.ts';
import { loadYamlFolder } from './yaml-folder.ts';

/** Returns the register of a content folder; what is wrong with it is in `folder.findings`. */
export function loadRegister(folder: Folder): Register {
  const laws = loadYamlFolder(folder, 'laws', lawSchema, MAX_LAW_BYTES);
  return new Map([...laws].map(([id, { value }]) => [id, { ...value, id }]));
}
