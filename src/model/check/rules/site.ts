/** What holds for the files about the whole site: `site.yaml`, `links.yaml`, `synonyms.yaml`, and the names of articles. */
import { NAMES } from '../../../lib/recording-hand-in.ts';
import type { Loaded } from '../../load/data.ts';
import type { Links, Site } from '../../schema/site.ts';
import type { Synonyms } from '../../schema/synonyms.ts';
import { finding, START, type Finding } from '../finding.ts';
import { checkSlug } from './reference.ts';

/** Returns a finding for each word that is there twice: it can stand for one other only. */
export function synonymsTwice({ value, file, positionOf }: Loaded<Synonyms>): Finding[] {
  const places = [
    ...value.same.flatMap((words, group) => words.map((word, index) => ({ word, path: ['same', group, index] }))),
    ...value.filler.map((word, index) => ({ word, path: ['filler', index] })),
  ];
  const seen = new Set<string>();
  return places.flatMap(({ word, path }) => {
    if (seen.has(word)) return [finding('article/duplicate-id', file, positionOf(path), { id: word, what: file })];
    seen.add(word);
    return [];
  });
}

/** Returns a finding when the area of the home page is none of those of the site. */
export function checkHomeArea({ value, file, positionOf }: Loaded<Site>): Finding[] {
  const { areas, home } = value;
  if (home === undefined || areas.some((area) => area.id === home.area)) return [];
  const known = areas.map((area) => area.id).join('、');
  return [finding('site/unknown-area', file, positionOf(['home', 'area']), { area: home.area, known })];
}

/** Pages beside the studios of the articles; the last is the studio of the names, kept and handed in under it. */
const BESIDE_STUDIOS: ReadonlySet<string> = new Set(['check', 'scripts', NAMES]);

/**
 * Returns what is wrong with the names of articles, and with those that the site names. `folders` are those of articles
 * that cannot be read as well: they have findings of their own, not one in each that links to them.
 */
export function checkSlugs(folders: readonly string[], site: Loaded<Site>, links: Loaded<Links>): Finding[] {
  const slugs = new Set(folders);
  const findings = folders
    .filter((slug) => BESIDE_STUDIOS.has(slug))
    .map((slug) =>
      finding('article/duplicate-slug', `articles/${slug}`, START, { slug, other: `网页 /record/${slug}/ ` }),
    );
  site.value.mostAsked.forEach((slug, index) =>
    findings.push(...checkSlug(slug, folders, site.file, site.positionOf(['mostAsked', index]))),
  );
  for (const [from, to] of Object.entries(links.value.redirects)) {
    const at = links.positionOf(['redirects', from]);
    if (slugs.has(from))
      findings.push(
        finding('article/duplicate-slug', links.file, at, { slug: from, other: `文章 articles/${from}/ ` }),
      );
    if (!slugs.has(to)) findings.push(finding('article/bad-redirect', links.file, at, { from, to }));
  }
  return findings;
}
