/**
 * Icons stand in two files that pages point into, so that each is paid for once: drawn into every page they were a
 * sixth of an article. One has what articles show, the other the rest, with what editors chose for topics and numbers.
 */
import { createHash } from 'node:crypto';
import { content } from '../../content.ts';
import { href } from './href.ts';
import { iconNodes } from './icon-nodes.ts';
import { MARK_SYMBOL } from './mark.ts';

/** Names in the Lucide set, of what articles show. Each is used somewhere: a test looks for it in the built pages. */
const ARTICLE_ICONS = [
  'badge-check',
  'book-open-text',
  'chevron-down',
  'chevron-right',
  'compass',
  'copy',
  'cpu',
  'fast-forward',
  'footprints',
  'history',
  'landmark',
  'languages',
  'list-checks',
  'log-out',
  'message-circle',
  'mic',
  'pause',
  'pencil-line',
  'phone',
  'play',
  'rewind',
  'scale',
  'scroll-text',
  'share-2',
  'shield-check',
  'triangle-alert',
  'users-round',
  'volume-2',
] as const;
/** Likewise, of what only other pages show: an article does without them. */
const PLACE_ICONS = [
  'arrow-left',
  'arrow-right',
  'calendar-days',
  'circle-check',
  'circle-x',
  'download',
  'house',
  'layout-grid',
  'mic-off',
  'printer',
  'rotate-ccw',
  'search',
  'send',
  'siren',
  'square',
  'trash-2',
] as const;
export type InterfaceIcon = (typeof ARTICLE_ICONS)[number] | (typeof PLACE_ICONS)[number];

export interface Sprite {
  readonly svg: string;
  /** Of the file, with a hash of its content: `article.0b96beb597`. */
  readonly name: string;
}

const memo = new Map<string, Sprite>();

/** Returns the file with the mark of the site and the icons of articles. */
export function articleSprite(): Sprite {
  return spriteOf('article', ARTICLE_ICONS, MARK_SYMBOL);
}

/**
 * Returns the file with the icons of all other pages, those that topics, services, pictures, paths, handbooks, occasions,
 * tests and templates name among them.
 */
export function placeSprite(): Sprite {
  const { topics, services, tiles, paths, handbooks, events, tests, templates } = content().library;
  const chosen = [topics, services, tiles, paths, handbooks, events, tests, templates]
    .flat()
    .map((entry) => entry.icon);
  return spriteOf('places', [...PLACE_ICONS, ...chosen]);
}

/** Returns the file that has an icon of the interface. */
export function spriteWith(icon: InterfaceIcon): Sprite {
  return (PLACE_ICONS as readonly string[]).includes(icon) ? placeSprite() : articleSprite();
}

/** Returns the address of an icon in a sprite, for `<use>`. */
export function iconHref(sprite: Sprite, icon: string): string {
  return `${href(`/icons/${sprite.name}.svg`)}#${icon}`;
}

function spriteOf(name: string, icons: readonly string[], more = ''): Sprite {
  const known = memo.get(name);
  if (known !== undefined) return known;
  const symbols = [...new Set(icons)].sort().map((icon) => {
    const shapes = iconNodes(icon).map(({ tag, attributes }) => {
      const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${value}"`);
      return `<${tag}${written.join('')}/>`;
    });
    return `<symbol id="${icon}" viewBox="0 0 24 24">${shapes.join('')}</symbol>`;
  });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join('')}${more}</svg>`;
  const sprite = { svg, name: `${name}.${createHash('sha256').update(svg).digest('hex').slice(0, 10)}` };
  memo.set(name, sprite);
  return sprite;
}
