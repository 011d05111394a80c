/** What the commands are asked that write articles out for translators. */
import { parseArgs } from 'node:util';
import type { Env } from '../src/env.ts';
import { isLang, isTranslationLang, type TranslationLang } from '../src/languages.ts';
import { suggest } from '../src/lib/suggest.ts';
import { loadLibrary, type Article, type Library } from '../src/model/library.ts';
import { CommandFailed } from './command.ts';

export interface SheetArgs {
  readonly library: Library;
  readonly articles: readonly Article[];
  readonly lang: TranslationLang;
  readonly out: string;
}

/** @throws CommandFailed with what can be written. */
export function readSheetArgs(env: Pick<Env, 'contentDir' | 'today'>, command: string, args: string[]): SheetArgs {
  const usage = `请写成：npm run ${command} 文章… -- --lang ii（或 bo），所有文章写 --all，写到别的文件夹加 --out 文件夹`;
  const { values, positionals } = parse(
    args.filter((arg) => arg !== '--'),
    usage,
  );
  const { lang, all = false, out = 'sheets' } = values;
  if (lang === undefined || !isLang(lang) || !isTranslationLang(lang)) throw new CommandFailed(usage);
  if (all ? positionals.length > 0 : positionals.length === 0) throw new CommandFailed(usage);
  const { library } = loadLibrary(env.contentDir, { today: env.today });
  const slugs = library.articles.map(({ slug }) => slug);
  const articles = all
    ? library.articles
    : positionals.map((slug) => {
        const article = library.articles.find((entry) => entry.slug === slug);
        if (article !== undefined) return article;
        const like = suggest(slug, slugs);
        throw new CommandFailed(
          `没有“${slug}”这篇文章，或者它自己有错（npm run check）。${like === undefined ? '' : `是不是想写“${like}”？`}`,
        );
      });
  return { library, articles, lang, out };
}

function parse(args: string[], usage: string) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: { lang: { type: 'string' }, all: { type: 'boolean' }, out: { type: 'string' } },
    });
  } catch {
    throw new CommandFailed(usage);
  }
}
