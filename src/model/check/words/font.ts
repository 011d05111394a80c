import { warning } from './define.ts';

export const FONT_WORDS = {
  'font/missing-glyph': warning<{ character: string; code: string; script: string; otherPages: number }>(
    (f) =>
      `${f.script}字体里没有“${f.character}”（${f.code}），手机上会显示成方框${f.otherPages > 0 ? `（另外 ${f.otherPages} 页也有）` : ''}。请检查是不是打错了字；没有打错，请告诉维护网站的人。`,
  ),
} as const;
