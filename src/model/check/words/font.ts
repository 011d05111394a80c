import { warning } from './define.ts';

export const FONT_WORDS = {
  'font/missing-glyph': warning<{ character: string; code: string; script: string; otherPages: number }>(
    (f) =>
      `${f.script}字体里没有“${f.character}”（${f.code}），手机上会显示成方框${f.otherPages > 0 ? `（另外 ${f.otherPages} 页也有）` : ''}。请检查是不是打错了字；没有打错，请告诉维护网站的人。`,
  ),
  'font/not-asked': warning<{ script: string; face: string }>(
    (f) =>
      `这一页有${f.script}，却没有要它的字体，旧手机上会显示成方框。请维护网站的人在 Head.astro 的 data-pufa-fonts 里加上 ${f.face}。`,
  ),
} as const;
