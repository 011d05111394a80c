/** The badge: how far the translations are, in a line, for pages of others. Drawn here, nobody else is asked for it. */
import { useWords } from '../../i18n/words.ts';
import { LANGUAGES, TRANSLATION_LANGS } from '../../languages.ts';
import { escapeXml } from '../../lib/xml.ts';
import type { Overview } from '../../model/status/overview.ts';

const HEIGHT = 24;
const FONT = 12;
const PADDING = 8;
/** Of Latin letters and digits, in parts of a Chinese character; text is stretched to what is reckoned here. */
const NARROW = 0.58;

/** Returns `译文 | 彝语 39% · 藏语 38% · 母语人审过 0 段` as an SVG file. */
export function badgeSvg({ totals }: Overview): string {
  const { t } = useWords('zh');
  const rows = totals.languages.filter(({ lang }) => TRANSLATION_LANGS.some((other) => other === lang));
  const said = [
    ...rows.map(({ lang, translated, blocks }) => {
      // Never more than there is.
      const share = Math.floor((100 * translated) / Math.max(blocks, 1));
      return t('status.badgeLang', { language: LANGUAGES[lang].chineseName, share }).text;
    }),
    t('status.badgeReviewed', { count: rows.reduce((sum, { reviewed }) => sum + reviewed, 0) }).text,
  ].join(' · ');
  return drawn(t('status.badge').text, said);
}

function drawn(label: string, said: string): string {
  const [left, right] = [widthOf(label), widthOf(said)];
  const [split, width] = [left + 2 * PADDING, left + right + 4 * PADDING];
  const name = escapeXml(`${label} ${said}`);
  const text = (words: string, x: number, length: number, fill: string): string =>
    `<text x="${x}" y="16.5" textLength="${length}" lengthAdjust="spacingAndGlyphs" fill="${fill}">${escapeXml(words)}</text>`;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${HEIGHT}" viewBox="0 0 ${width} ${HEIGHT}" role="img" aria-label="${name}" xml:lang="${LANGUAGES.zh.tag}">` +
    `<title>${name}</title><rect width="${width}" height="${HEIGHT}" rx="4" fill="#fdf0c8"/>` +
    `<path d="M4 0H${split}V${HEIGHT}H4a4 4 0 0 1-4-4V4a4 4 0 0 1 4-4z" fill="#1c1815"/>` +
    `<g font-family="PingFang SC,Noto Sans CJK SC,Microsoft YaHei,sans-serif" font-size="${FONT}">` +
    text(label, PADDING, left, '#fbf3e2') +
    text(said, split + PADDING, right, '#1c1815') +
    '</g></svg>\n'
  );
}

function widthOf(text: string): number {
  return Math.ceil(Array.from(text).reduce((sum, letter) => sum + (letter > '\u2e80' ? FONT : NARROW * FONT), 0));
}
