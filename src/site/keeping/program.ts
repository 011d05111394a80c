/** The programs of `components/keeping/`, each in a file of its own at the base. */
import { plainProgram } from '../plain-program.ts';

/**
 * Returns a program as text.
 * @param define - names and the text that stands for them
 * @throws Error when it cannot be bundled.
 */
export function keepingProgram(
  name: 'worker' | 'off' | 'late',
  define: Readonly<Record<string, string>>,
): Promise<string> {
  const entry = `src/components/keeping/${name}.client.ts`;
  // Workers as modules are newer than the phones; the late program is imported, so it is one.
  return plainProgram({ entry, format: name === 'late' ? 'es' : 'iife', define });
}
