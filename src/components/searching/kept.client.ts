/** Without a network: searches what is kept on the phone. Fetched only then. */
import { blocksOf, langOfTitle, titleOf } from '../../lib/keeping/text.ts';
import { keptPages } from '../../lib/keeping/keep.ts';
import { normalise } from '../../lib/script/normalise.ts';
import { findHere, snippetHere, weightOf, type HereBlock } from '../../lib/search/find-here.ts';

/** Matches the addresses of sensitive pages. Written in by `site/page-defines.ts`. */
declare const PUFA_SENSITIVE: RegExp;

interface KeptBlock extends HereBlock<string> {
  readonly title: string;
  readonly lang: string;
  readonly id: string;
}

/** Puts what was found into the list of hits; returns how many. */
export async function searchKept(root: HTMLElement, query: string): Promise<number> {
  const list = root.querySelector('[data-search-part="hits"]');
  const template = root.querySelector<HTMLTemplateElement>('template[data-search-template]');
  if (list === null || template === null || !('caches' in self)) return 0;
  const hits = findHere(query, await readBlocks(root.dataset['site'] ?? ''));
  for (const hit of hits) {
    const item = (template.content.cloneNode(true) as DocumentFragment).firstElementChild;
    const link = item?.querySelector<HTMLAnchorElement>('a[data-search-hit]');
    const title = item?.querySelector<HTMLElement>('[data-hit-title]');
    const snippet = item?.querySelector<HTMLElement>('[data-hit-snippet]');
    if (!item || !link || !title || !snippet) continue;
    link.href = hit.part + (hit.id === '' ? '' : `#${encodeURIComponent(hit.id)}`);
    title.textContent = hit.title;
    title.lang = langOfTitle(hit.title);
    snippet.textContent = snippetHere(hit.text, query);
    snippet.lang = hit.lang;
    // In which languages it can be had, the phone does not know.
    item.querySelectorAll<HTMLElement>('[data-hit-lang]').forEach((label) => (label.hidden = true));
    list.append(item);
  }
  return hits.length;
}

async function readBlocks(site: string): Promise<KeptBlock[]> {
  const blocks: KeptBlock[] = [];
  for (const { url, response } of await keptPages()) {
    // Who saved these opens them from the list of what is kept; a search does not show that they are there.
    if (PUFA_SENSITIVE.test(new URL(url).pathname)) continue;
    const html = await response.text();
    const title = titleOf(html, site);
    const lang = /<html lang="([\w-]+)/.exec(html)?.[1] ?? '';
    for (const { id, kind, lang: own, text } of blocksOf(html))
      blocks.push({ part: url, title, id, lang: own || lang, text, normal: normalise(text), weight: weightOf(kind) });
  }
  return blocks;
}
