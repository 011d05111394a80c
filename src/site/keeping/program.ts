/** Programs that stand outside the pages' bundle, each in a file of its own at the base. */
import { build } from 'vite';

/** From the root of the project. */
const FOLDER = 'src/components/keeping/';

/**
 * Returns a program of `components/keeping/` as text.
 * @param define - names and the text that stands for them
 * @throws Error when it cannot be bundled.
 */
export async function keepingProgram(
  name: 'worker' | 'off' | 'late',
  define: Readonly<Record<string, string>>,
): Promise<string> {
  const made = await build({
    configFile: false,
    logLevel: 'error',
    define: { ...define, 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      target: ['chrome70', 'safari12'],
      minify: true,
      // Workers as modules are newer than the phones; the late program is imported, so it is one.
      lib: {
        entry: `${FOLDER}${name}.client.ts`,
        formats: [name === 'late' ? 'es' : 'iife'],
        name: 'pufaKeeping',
        fileName: name,
      },
    },
  });
  const [output] = Array.isArray(made) ? made : [made];
  const chunk = output !== undefined && 'output' in output ? output.output[0] : undefined;
  if (chunk === undefined) throw new Error(`没有网也能看的程序（${name}）没有做成。`);
  return chunk.code;
}
