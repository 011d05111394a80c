import { describe, expect, it } from 'vitest';
import { BLOCK_END, joinForIndex, queryFor } from '../script/index-text.ts';
import type { Fragment } from './engine.ts';
import { hitOf } from './snippet.ts';

function fragmentOf(...texts: string[]): Fragment {
  const chunks: string[] = [];
  const anchors = texts.map((text, index) => {
    const location = chunks.length;
    chunks.push(...joinForIndex(text).split(' '), BLOCK_END);
    return { id: `b-${index}`, location };
  });
  return { url: 'zh/articles/x/', content: chunks.join(' '), meta: { title: joinForIndex(texts[0] ?? '') }, anchors };
}

function shown(fragment: Fragment, ...queries: string[]): string {
  const hit = hitOf(fragment, queries.map(queryFor));
  return `${hit.href} ${hit.parts.map((part) => (part.isMatch ? `[${part.text}]` : part.text)).join('')}`;
}

describe('hitOf', () => {
  it('leads to the block of the phrase and marks it, punctuation at its ends outside', () => {
    const fragment = fragmentOf('彩礼', '“没领证”，能退。', '退还');
    expect(shown(fragment, '没领证')).toBe('zh/articles/x/#b-1 “[没领证]”，能退。');
    expect(shown(fragment, '证能')).toBe('zh/articles/x/#b-1 “没领[证”，能]退。');
    expect(shown(fragment, '退还')).toBe('zh/articles/x/#b-2 [退还]');
  });

  it('prefers a place outside the title, and takes the title when there is no other', () => {
    expect(shown(fragmentOf('彩礼', '无', '有彩礼'), '彩礼')).toBe('zh/articles/x/#b-2 有[彩礼]');
    expect(shown(fragmentOf('彩礼', '无'), '彩礼')).toBe('zh/articles/x/#b-0 [彩礼]');
  });

  it('cuts a long block around the phrase and says so', () => {
    const text = shown(fragmentOf('题', `${'前'.repeat(50)}中心${'后'.repeat(80)}`), '中心');
    expect(text).toBe(`zh/articles/x/#b-1 …${'前'.repeat(16)}[中心]${'后'.repeat(36)}…`);
  });

  it('keeps the tsheg outside the mark', () => {
    expect(shown(fragmentOf('ཀ', 'བོད་ཡིག་པའི་མི།'), 'ཡིག་པ')).toBe('zh/articles/x/#b-1 བོད་[ཡིག་པ]འི་མི།');
  });

  it('shows the beginning when no phrase stands in it', () => {
    expect(shown(fragmentOf('题', '开头。'), '没有')).toBe('zh/articles/x/#b-1 开头。');
  });
});
