import { expect, it } from 'vitest';
import { replaceBlock } from './write-block.ts';

it('replaces what is between the marks and nothing else, twice the same', () => {
  const once = replaceBlock('a\n<!-- t -->\nold\n<!-- /t -->\nb\n', 't', 'new\n');
  expect(once).toBe('a\n<!-- t -->\nnew\n<!-- /t -->\nb\n');
  expect(replaceBlock(once, 't', 'new')).toBe(once);
});

it('says which marks are missing', () => {
  expect(() => replaceBlock('a', 't', 'new', 'docs/x.md')).toThrow('docs/x.md 里没有 <!-- t -->');
});
