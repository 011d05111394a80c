import { writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { diskSentence } from './disk-error.ts';

function systemError(code: string, path?: string): Error {
  return Object.assign(new Error(`${code}: some words, open '${path}'`), { code, path });
}

it.each([
  ['ENOSPC', '磁盘满了'],
  ['EDQUOT', '磁盘空间用完了'],
  ['EACCES', '没有权限'],
  ['EPERM', '系统不让读写'],
  ['EROFS', '磁盘是只读的'],
  ['EBUSY', '正被占用'],
  ['EMFILE', '打开的文件太多'],
])('says what %s means, and where', (code, words) => {
  expect(diskSentence(systemError(code))).toContain(words);
  if (code !== 'EMFILE') expect(diskSentence(systemError(code, '/site/index.html'))).toContain('/site/index.html');
});

it('finds what the system said inside what a tool made of it', () => {
  const wrapped = new Error('zh/index.html：写不了', {
    cause: new Error('outer', { cause: systemError('ENOSPC', '/x') }),
  });
  expect(diskSentence(wrapped)).toContain('磁盘满了，写不下（/x）');
  expect(diskSentence(new Error('[vite] ENOSPC: no space left on device, write'))).toContain('磁盘满了');
});

it('knows what the system really says', () => {
  let thrown: unknown;
  try {
    writeFileSync('README.md/x', '');
  } catch (error) {
    thrown = error;
  }
  expect(diskSentence(thrown)).toContain('该是文件夹的地方有一个文件（README.md/x）');
});

it.each([new Error('a bug'), new TypeError('x is not a function'), 'ENOSPC', null, { code: 'ENOSPC' }])(
  'is silent about everything else: %s',
  (thrown) => {
    expect(diskSentence(thrown)).toBeNull();
  },
);
