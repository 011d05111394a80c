/** “A slip of the pen in the Chinese, the translation still holds”: an act, so that what was made from it is not stale. */
import { LANGS, type Lang } from '../../languages.ts';
import { loadYaml } from '../load/data.ts';
import { listNames, type Folder } from '../load/folder.ts';
import type { Article } from '../load/article.ts';
import { blocksSchema, type Held } from '../schema/translation.ts';
import { blocksRecord } from './identity.ts';
import { toolYaml } from './read.ts';

export type Accepted =
  | { readonly ok: true; readonly path: string; readonly text: string; readonly held: readonly Held[] }
  | { readonly ok: false; readonly why: 'no-block' | 'nothing-stale' };

/**
 * Returns what `blocks.yaml` is to say. Recordings in the same language rest on the same Chinese and hold too; a Chinese
 * recording says the words themselves, so that only who asks for `zh` says that it still does. Text and cues are not
 * touched: they go on telling what they were made from.
 */
export function planAccept(
  root: string,
  article: Article,
  id: string,
  langs: readonly Lang[] | null,
  act: { readonly by: string; readonly on: string },
): Accepted {
  const index = article.blocks.findIndex((block) => block.id === id);
  const block = article.blocks[index];
  if (block === undefined) return { ok: false, why: 'no-block' };
  const held = (langs ?? LANGS.filter((lang) => lang !== 'zh')).flatMap((lang): Held[] =>
    [...new Set(staleSources(article, index, lang))].map((was) => ({
      id,
      lang,
      was,
      source: block.fingerprint,
      ...act,
    })),
  );
  if (held.length === 0) return { ok: false, why: 'nothing-stale' };
  const folder: Folder = { root, findings: [] };
  const path = `articles/${article.slug}/blocks.yaml`;
  const isThere = listNames(folder, `articles/${article.slug}`).files.includes('blocks.yaml');
  const before = isThere ? loadYaml(folder, path, blocksSchema)?.value : undefined;
  const record = blocksRecord(article, [...(before?.held ?? []), ...held]);
  return { ok: true, path, text: toolYaml(record), held };
}

/** Returns the Chinese that stale texts and recordings of a block in `lang` were made from. */
export function staleSources(article: Article, index: number, lang: Lang): string[] {
  const block = article.blocks[index];
  const row = lang === 'zh' ? undefined : article.translations[lang]?.rows[index];
  const cues = article.recordings
    .filter((recording) => recording.lang === lang)
    .flatMap(({ staleCues }) => staleCues.filter((cue) => cue.block === block?.id));
  return [...(row?.state === 'translated' && row.stale ? [row.madeFrom] : []), ...cues.map((cue) => cue.source)].filter(
    (source) => source !== block?.fingerprint,
  );
}
