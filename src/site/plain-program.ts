/** Programs that stand outside the pages' bundle: each whole, in one text. */
import { build } from 'vite';

export interface PlainProgram {
  /** From the root of the project. */
  readonly entry: string;
  /** `iife` where browsers load no modules (workers of old phones, files on a card), `es` for one that is imported. */
  readonly format: 'iife' | 'es';
  /** Names and the text that stands for them. */
  readonly define?: Readonly<Record<string, string>>;
}

/** Returns the program as text, for the engines of the reading grade. @throws Error in Chinese when it cannot be bundled. */
export async function plainProgram({ entry, format, define = {} }: PlainProgram): Promise<string> {
  const made = await build({
    configFile: false,
    logLevel: 'error',
    define: { ...define, 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      target: ['chrome70', 'safari12'],
      minify: true,
      lib: { entry, formats: [format], name: 'pufa', fileName: 'program' },
    },
  });
  const [output] = Array.isArray(made) ? made : [made];
  const chunk = output !== undefined && 'output' in output ? output.output[0] : undefined;
  if (chunk === undefined) throw new Error(`程序 ${entry} 没有做成。`);
  return chunk.code;
}
