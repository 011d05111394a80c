import fc from 'fast-check';
import { expect, test } from 'vitest';
import { webVtt, type WrittenCue } from './web-vtt.ts';

test('ids, times and words, each in its place', () => {
  const cues = [
    { block: 'b1', start: 0, end: 3.0004, words: '标题' },
    { block: 'b2', start: 3.2, end: 3723.45, words: 'a < b && c --> d\n第二行' },
    { block: 'b1', start: 4000, end: 4001, words: '再念一遍' },
  ];
  expect(webVtt(cues)).toBe(
    'WEBVTT\n' +
      '\nb1\n00:00:00.000 --> 00:00:03.000\n标题\n' +
      '\nb2\n00:00:03.200 --> 01:02:03.450\na &lt; b &amp;&amp; c --&gt; d\n第二行\n' +
      '\n01:06:40.000 --> 01:06:41.000\n再念一遍\n',
  );
});

test('whatever is said, it stays one cue', () => {
  const cue = fc.record({
    block: fc.stringMatching(/^[a-z][a-z0-9-]{0,8}$/),
    start: fc.double({ min: 0, max: 1200, noNaN: true }),
    length: fc.double({ min: 0.01, max: 60, noNaN: true }),
    words: fc
      .string({ unit: fc.constantFrom('字', 'ꆈ', 'ཁ', '\n', '\r', '<', '&', '-->', ' ', 'NOTE') })
      .map((text) => `字${text}`),
  });
  fc.assert(
    fc.property(fc.array(cue, { maxLength: 8 }), (made) => {
      const cues: WrittenCue[] = made.map(({ length, ...rest }) => ({ ...rest, end: rest.start + length }));
      const [head, ...written] = webVtt(cues).split(/\n\n/);
      expect(head?.trim()).toBe('WEBVTT');
      expect(written).toHaveLength(cues.length);
      written.forEach((text, index) => {
        const lines = text.trimEnd().split('\n');
        if (!lines[0]?.includes('-->')) expect(lines.shift()).toBe(cues[index]?.block);
        expect(lines[0]).toMatch(/^\d\d:\d\d:\d\d\.\d{3} --> \d\d:\d\d:\d\d\.\d{3}$/);
        const said = lines.slice(1).join('\n').replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&');
        expect(said).toBe(cues[index]?.words.replace(/[\r\n]+/g, '\n').trimEnd());
        expect(lines.slice(1).join('\n')).not.toContain('-->');
      });
    }),
  );
});
