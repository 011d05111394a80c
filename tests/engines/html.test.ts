/** HTML newer than the reading grade: each use has to be harmless where it is not known. */
import { expect, it } from 'vitest';
import { findElements, readPages } from '../site/html.ts';
import { VARIANTS } from '../site/variants.ts';

/** Elements and attributes that Chrome 70 or Safari 12 does not know. */
const NEWER = {
  elements: ['dialog', 'search', 'selectedcontent', 'fencedframe'],
  attributes: [
    'loading',
    'inert',
    'popover',
    'popovertarget',
    'command',
    'commandfor',
    'fetchpriority',
    'blocking',
    'imagesrcset',
    'imagesizes',
    'enterkeyhint',
    'part',
    'exportparts',
    'shadowrootmode',
    'writingsuggestions',
  ],
};

/** And what happens there. */
const DEGRADES: Readonly<Record<string, string>> = {
  loading:
    'the picture, or the code for paper (half a KB), is fetched at once and behind everything else; it is not shown on the screen',
  enterkeyhint: 'the key on the phone’s keyboard shows an arrow instead of a magnifying glass',
};

it('the site relies on no HTML that the reading grade does not know', () => {
  const found = new Set<string>();
  for (const { path, tree } of readPages(VARIANTS.main.dir)) {
    for (const { tagName, attrs } of findElements(tree, () => true)) {
      const names = [
        ...NEWER.elements.filter((name) => name === tagName),
        ...attrs.map(({ name }) => name).filter((name) => NEWER.attributes.includes(name)),
      ];
      for (const name of names) if (!(name in DEGRADES)) found.add(`${path}: ${name}`);
    }
  }
  expect([...found]).toEqual([]);
});
