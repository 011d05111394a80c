import { describe, expect, it } from 'vitest';
import { joinForIndex, queryFor } from '../script/index-text.ts';
import { hitOf } from './snippet.ts';

/** Shows `query` where it stands in the block with that number. */
function shown(texts: readonly string[], inBlock: number, query: string): string {
  const keysOf = (text: string): string[] => queryFor(text);
  let start = 0;
  const blocks = texts.map((text, index): [string, number, string] => {
    const own = start;
    start += joinForIndex(text).split(' ').length + 1;
    return [`b-${index}`, own, text];
  });
  const keys = keysOf(texts[inBlock] ?? '');
  const wanted = keysOf(query);
  const offset = keys.findIndex((_, at) => wanted.every((key, index) => keys[at + index] === key));
  const hit = hitOf({ title: '题', blocks }, { at: (blocks[inBlock]?.[1] ?? 0) + offset, size: wanted.length });
  return `${hit.block ?? ''} ${hit.parts.map((part) => (part.isMatch ? `[${part.text}]` : part.text)).join('')}`;
}

describe('hitOf', () => {
  it('leads to the block of the phrase and marks it, punctuation at its ends outside', () => {
    const texts = ['彩礼', '“没领证”，能退。', '退还'];
    expect(shown(texts, 1, '没领证')).toBe('b-1 “[没领证]”，能退。');
    expect(shown(texts, 1, '证能')).toBe('b-1 “没领[证”，能]退。');
    expect(shown(texts, 2, '退还')).toBe('b-2 [退还]');
  });

  it('cuts a long block around the phrase and says so', () => {
    const text = shown(['题', `${'前'.repeat(50)}中心${'后'.repeat(80)}`], 1, '中心');
    expect(text).toBe(`b-1 …${'前'.repeat(16)}[中心]${'后'.repeat(36)}…`);
  });

  it('keeps the tsheg outside the mark', () => {
    expect(shown(['ཀ', 'བོད་ཡིག་པའི་མི།'], 1, 'ཡིག་པ')).toBe('b-1 བོད་[ཡིག་པ]འི་མི།');
  });

  it('has nothing to show where no block is', () => {
    expect(hitOf({ title: '题', blocks: [] }, { at: 3, size: 1 })).toEqual({ title: '题', block: null, parts: [] });
  });
});
