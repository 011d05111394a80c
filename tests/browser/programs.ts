/** Finds programs of a built site: their names say nothing of them, to be short. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Returns the path below `dir` of the program that hands out `name` when it is imported. @throws Error when not one alone does */
export function programOf(dir: string, name: string): string {
  const programs = readdirSync(join(dir, '_astro'))
    .filter((file) => file.endsWith('.js'))
    .map((file) => `_astro/${file}`)
    .filter((path) => new RegExp(`\\bas ${name}\\b`, 'u').test(readFileSync(join(dir, path), 'utf8')));
  const [program, ...others] = programs;
  if (program === undefined || others.length > 0) throw new Error(`${name}: ${programs.join(' ')}`);
  return program;
}
