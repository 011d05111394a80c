/** Finds programs of a built site: their names say nothing of them, to be short. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Returns the path below `dir` of the program that hands out `name` when it is imported. @throws Error when not one alone does */
export function programOf(dir: string, name: string): string {
  return programWith(dir, new RegExp(`\\bas ${name}\\b`, 'u'));
}

/** Returns the path below `dir` of the program with `words` in it. @throws Error when not one alone has them */
export function programWith(dir: string, words: RegExp): string {
  const programs = readdirSync(join(dir, '_astro'))
    .filter((file) => file.endsWith('.js'))
    .map((file) => `_astro/${file}`)
    .filter((path) => words.test(readFileSync(join(dir, path), 'utf8')));
  const [program, ...others] = programs;
  if (program === undefined || others.length > 0) throw new Error(`${words.source}: ${programs.join(' ')}`);
  return program;
}
