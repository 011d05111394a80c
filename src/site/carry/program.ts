/** The search of a file that is carried, as one plain program: browsers load no modules from a card. */
import { build } from 'vite';

/** From the root of the project. */
const ENTRY = 'src/components/carrying/find-here.client.ts';

/** Returns the program as text that can stand in a `<script>`. @throws Error when it cannot be bundled. */
export async function findProgram(): Promise<string> {
  const made = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      target: ['chrome70', 'safari12'],
      minify: true,
      lib: { entry: ENTRY, formats: ['iife'], name: 'pufaFind', fileName: 'find' },
    },
  });
  const [output] = Array.isArray(made) ? made : [made];
  const chunk = output !== undefined && 'output' in output ? output.output[0] : undefined;
  if (chunk === undefined) throw new Error('文件里的搜索没有做成。');
  // The end of a script inside it would end it.
  return chunk.code.replace(/<\/(?=script)/giu, '<\\/');
}
