/** The files that the search box fetches, each with a name by its content: `/guide/<name>.json`. */
import { createHash } from 'node:crypto';
import { content } from '../../content.ts';
import { LANGS, type Lang } from '../../languages.ts';
import { guideFiles } from '../../model/guide-files.ts';
import { guideOf } from '../../model/guide.ts';
import type { Library } from '../../model/library.ts';
import { soundsOf } from '../../model/sounds.ts';
import { traditionalOf } from '../../model/traditional.ts';
import { langsToHear } from '../reading/article-list.ts';

/** A file of the folder. */
export interface NamedFile {
  /** Without ending. */
  readonly name: string;
  readonly json: string;
}

type Both = ReturnType<typeof guideFiles>;

/** Made when they are asked for, once a build: fitting an outline into its budget takes some tenths of a second. */
const made = new WeakMap<Library, { readonly guides: Map<Lang, Both>; readonly files: Map<string, NamedFile> }>();

/** Returns what suggestions are made from on pages in `lang`: `OutlineFile`. */
export function outlineFile(lang: Lang): NamedFile {
  return file(`outline-${lang}`, (library) => bothOf(library, lang).outline);
}

/** Returns what the guide needs besides the outline: `RestFile`. */
export function guideFile(lang: Lang): NamedFile {
  return file(lang, (library) => bothOf(library, lang).rest);
}

/** Returns how characters sound: `SoundsFile`, the same for all languages. */
export function soundsFile(): NamedFile {
  return file('sounds', soundsOf);
}

/** Returns which traditional characters are meant: `TraditionalFile`, the same for all languages. */
export function traditionalFile(): NamedFile {
  return file('traditional', traditionalOf);
}

/** Returns all of them. */
export function allGuideFiles(): NamedFile[] {
  return [...LANGS.map(outlineFile), ...LANGS.map(guideFile), soundsFile(), traditionalFile()];
}

function file(name: string, make: (library: Library) => unknown): NamedFile {
  const { library } = content();
  const { files } = madeOf(library);
  const known = files.get(name) ?? named(name, make(library));
  files.set(name, known);
  return known;
}

function bothOf(library: Library, lang: Lang): Both {
  const { guides } = madeOf(library);
  const both = guides.get(lang) ?? guideFiles(guideOf(library, lang, langsToHear));
  guides.set(lang, both);
  return both;
}

function madeOf(library: Library) {
  const known = made.get(library) ?? { guides: new Map<Lang, Both>(), files: new Map<string, NamedFile>() };
  made.set(library, known);
  return known;
}

function named(name: string, value: unknown): NamedFile {
  const json = JSON.stringify(value);
  return { name: `${name}.${createHash('sha256').update(json).digest('hex').slice(0, 10)}`, json };
}
