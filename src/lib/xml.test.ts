import { expect, it } from 'vitest';
import { escapeXml } from './xml.ts';

it('writes any words so that XML gives them back, without what it cannot say', () => {
  expect(escapeXml(`a<b>&"'\r\nཁྲིམས་ꀋ😀`)).toBe('a&lt;b&gt;&amp;&quot;&apos;&#13;\nཁྲིམས་ꀋ😀');
  expect(escapeXml('\u0000a\u001f\ufffe\ud800b\uffff')).toBe('ab');
});
