/** The search of a file that is carried, as one plain program: browsers load no modules from a card. */
import { plainProgram } from '../plain-program.ts';

/** Returns the program as text that can stand in a `<script>`. @throws Error when it cannot be bundled. */
export async function findProgram(): Promise<string> {
  const code = await plainProgram({ entry: 'src/components/carrying/find-here.client.ts', format: 'iife' });
  // The end of a script inside it would end it.
  return code.replace(/<\/(?=script)/giu, '<\\/');
}
