/** What is written behind `npm run bench:… --`. */
import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import { CommandFailed } from '../command.ts';

/**
 * Returns the values of `options`, defaults where they are left out.
 * @throws CommandFailed with `usage` when anything else is written.
 */
export function readOptions<T extends ParseArgsOptionsConfig>(args: readonly string[], options: T, usage: string) {
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch (thrown) {
    throw new CommandFailed(`看不懂：${args.join(' ')}。${usage}`, { cause: thrown });
  }
}

/** @throws CommandFailed when `written` is no whole number of 1 or more. */
export function wholeNumber(name: string, written: string, usage: string): number {
  const value = Number(written);
  if (!Number.isInteger(value) || value < 1) throw new CommandFailed(`${name} 后面要写 1 或更大的整数。${usage}`);
  return value;
}
