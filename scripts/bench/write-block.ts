/** Puts what a benchmark printed into a document, between two marks that stay. */
import { readFileSync, writeFileSync } from 'node:fs';
import { CommandFailed } from '../command.ts';

/** @throws CommandFailed when the marks are not there. */
export function writeBlock(file: string, name: string, text: string): void {
  writeFileSync(file, replaceBlock(readFileSync(file, 'utf8'), name, text, file));
}

/** Returns `document` with `text` between `<!-- name -->` and `<!-- /name -->`. */
export function replaceBlock(document: string, name: string, text: string, file = ''): string {
  const begin = `<!-- ${name} -->`;
  const end = `<!-- /${name} -->`;
  const from = document.indexOf(begin);
  const to = document.indexOf(end, from);
  if (from < 0 || to < 0)
    throw new CommandFailed(`${file} 里没有 ${begin} 和 ${end}，不知道写在哪里。请把这两行加上。`);
  return `${document.slice(0, from + begin.length)}\n${text.trim()}\n${document.slice(to)}`;
}
