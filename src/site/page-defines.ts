/** What programs in pages know of the content: written into them when they are bundled. */
import type { Env } from '../env.ts';
import { LANGS } from '../languages.ts';
import { LATE_FILE } from '../lib/keeping/names.ts';
import type { Library } from '../model/library.ts';
import { sensitivePaths } from '../model/sensitive.ts';

/** Returns names and what stands for them (`vite.define`). A list in a file that all pages share costs no page a byte. */
export function pageDefines(
  library: Library,
  { base, offline }: Pick<Env, 'base' | 'offline'>,
): Record<string, string> {
  return {
    PUFA_SENSITIVE: String(patternOf(sensitivePaths(library))),
    PUFA_LATE: JSON.stringify(offline ? base + LATE_FILE : ''),
  };
}

/** Returns what matches the addresses of these pages in every language, under any base. */
export function patternOf(paths: readonly string[]): RegExp {
  const inLanguage = new RegExp(`^(?:${LANGS.join('|')})/([a-z]+)/(?:([^/]+)/)?$`);
  const bySection = new Map<string, Set<string>>();
  const alone = new Set<string>();
  for (const path of paths) {
    // Sounds and pictures stand outside the languages.
    const [, section, name] = inLanguage.exec(path) ?? [];
    if (section === undefined) continue;
    if (name === undefined) alone.add(section);
    else bySection.set(section, (bySection.get(section) ?? new Set()).add(name));
  }
  // An article and the page where it is recorded have the same names: written once.
  const byNames = new Map<string, string[]>();
  for (const [section, names] of bySection) {
    const own = oneOf([...names]);
    byNames.set(own, [...(byNames.get(own) ?? []), section]);
  }
  const sections = [...[...byNames].map(([names, own]) => `${oneOf(own)}/${names}`), ...alone];
  // With no such page: nothing ends after its end.
  return sections.length === 0 ? /$./ : new RegExp(`/(${sections.join('|')})/$`);
}

function oneOf(names: readonly string[]): string {
  return names.length === 1 ? names.join('') : `(${names.join('|')})`;
}
