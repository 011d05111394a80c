/** The checks as `npm run check` and every build run them: content and interface words. */
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import type { Env } from '../env.ts';
import { checkLocales } from '../i18n/check-locales.ts';
import { sortFindings, type Finding } from '../model/check/finding.ts';
import { loadLibrary, type Library } from '../model/library.ts';
import { checkPictures } from './check-pictures.ts';
import { checkWithdrawnSounds } from './check-withdrawn.ts';

export interface Checked {
  readonly library: Library;
  /** Files named from the folder in which the command runs, so that a terminal can open them. */
  readonly findings: readonly Finding[];
  /** One line in Chinese that says what was checked. */
  readonly summary: string;
}

function iconNames(): ReadonlySet<string> {
  const home = dirname(createRequire(import.meta.url).resolve('lucide-static/package.json'));
  return new Set(readdirSync(join(home, 'icons')).map((name) => name.replace(/\.svg$/, '')));
}

/** Returns the library and all that is wrong with content and locales. Never throws. */
export async function checkContent(env: Env): Promise<Checked> {
  const { library, findings } = loadLibrary(env.contentDir, {
    today: env.today,
    drafts: env.drafts,
    inbox: env.inbox,
    icons: iconNames(),
  });
  const pictures = await checkPictures(env.contentDir, library);
  const withdrawn = await checkWithdrawnSounds(env.contentDir, library);
  const under = (dir: string, list: readonly Finding[]): Finding[] => {
    const prefix = relative(process.cwd(), dir).replaceAll('\\', '/');
    return list.map((found) => ({ ...found, file: prefix === '' ? found.file : `${prefix}/${found.file}` }));
  };
  const translations = library.articles.flatMap((article) =>
    Object.values(article.translations).filter((entry) => entry !== null),
  );
  return {
    library,
    findings: sortFindings([
      ...under(env.contentDir, [...findings, ...pictures, ...withdrawn]),
      ...under(env.localesDir, checkLocales(env.localesDir)),
    ]),
    summary: `${staleSummary(findings)}检查完毕：${library.articles.length} 篇文章，${translations.length} 份译文，${library.register.size} 部法律，没有错误。`,
  };
}

/** Returns which recordings are behind, a line each: what an editor asks people to speak again. */
function staleSummary(findings: readonly Finding[]): string {
  const byFile = new Map<string, number>();
  for (const { file } of findings.filter((found) => found.rule === 'audio/stale'))
    byFile.set(file, (byFile.get(file) ?? 0) + 1);
  if (byFile.size === 0) return '';
  const lines = [...byFile].map(([file, count]) => `  ${file.replace(/\/recording\.yaml$/, '')}：${count} 段`);
  return `录音比文章旧，要请人重录的：\n${lines.join('\n')}\n`;
}
