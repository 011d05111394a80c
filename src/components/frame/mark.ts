/** The site's mark: two ox horns, which are also the two pans of a balance. Drawn for this site. */

const HORNS =
  'M32 52V33C32 21 27 13 18 13 11 13 7 18 7 23.5S10.5 32 15.5 32 22 28.5 22 25s-2.5-5-5-5M32 33C32 21 37 13 46 13c7 0 11 5 11 10.5S53.5 32 48.5 32 42 28.5 42 25s2.5-5 5-5';
const BASE = 'M17 52H47';

/** Returns the mark as an SVG file, `size` pixels wide and high; `radius` rounds the ground's corners (of 64). */
export function markSvg(size: number, radius: number): string {
  const line = 'fill="none" stroke-width="4" stroke-linecap="round"';
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 64 64">` +
    `<rect width="64" height="64" rx="${radius}" fill="#1c1815"/>` +
    `<path d="${HORNS}" stroke="#f6c945" ${line}/><path d="${BASE}" stroke="#e0412f" ${line}/></svg>`
  );
}

/** The mark for a file of icons: its horns take the colour of the text around, its base a red that is seen on light and dark. */
export const MARK_SYMBOL = `<symbol id="mark" viewBox="3 9 58 47"><path d="${HORNS}"/><path d="${BASE}" stroke="#d4513f"/></symbol>`;
