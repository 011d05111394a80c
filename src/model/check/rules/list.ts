/** What holds for lists and icons in any file of data. */
import { suggest } from '../../../lib/suggest.ts';
import type { Loaded } from '../../load/data.ts';
import { finding, type Finding } from '../finding.ts';
import { checkSlug } from './reference.ts';

/** Returns a finding for each entry whose id another before it has. `path` is that of the list in its file. */
export function duplicates<T>(
  list: Loaded<readonly T[]>,
  idOf: (entry: T) => string,
  path: readonly PropertyKey[] = [],
): Finding[] {
  const seen = new Set<string>();
  return list.value.flatMap((entry, index) => {
    const id = idOf(entry);
    if (!seen.has(id)) {
      seen.add(id);
      return [];
    }
    return [finding('article/duplicate-id', list.file, list.positionOf([...path, index]), { id, what: list.file })];
  });
}

/** Returns a finding when there is no such icon; `path` is that of the value in its file. */
export function checkIcon(
  { value: { icon }, file, positionOf }: Loaded<{ readonly icon: string }>,
  path: readonly PropertyKey[],
  icons: ReadonlySet<string> | undefined,
): Finding[] {
  if (icons === undefined || icons.has(icon)) return [];
  const suggestion = suggest(icon, [...icons]);
  return [finding('site/unknown-icon', file, positionOf([...path, 'icon']), { icon, suggestion })];
}

/** Returns what is wrong with the articles that a file names: each is there, and named once. */
export function checkArticleList(
  list: Loaded<{ readonly articles: readonly string[] }>,
  slugs: readonly string[],
): Finding[] {
  const { value, file, positionOf } = list;
  return [
    ...duplicates({ ...list, value: value.articles }, (slug) => slug, ['articles']),
    ...value.articles.flatMap((slug, index) => checkSlug(slug, slugs, file, positionOf(['articles', index]))),
  ];
}

/** Returns a finding for each entry of a list that names an icon that is not there. */
export function checkIcons(
  list: Loaded<readonly { readonly icon: string }[]>,
  icons: ReadonlySet<string> | undefined,
): Finding[] {
  return list.value.flatMap((value, index) => checkIcon({ ...list, value }, [index], icons));
}
