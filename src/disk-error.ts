/** What the system says when a file cannot be written or read → what the person at the keyboard can do about it. */

const SENTENCES: Readonly<Record<string, (where: string) => string>> = {
  ENOSPC: (where) => `磁盘满了，写不下${where}。请删掉一些不用的文件，腾出空间，再运行一次。`,
  EDQUOT: (where) => `能用的磁盘空间用完了，写不下${where}。请删掉一些不用的文件，或者请管理员放宽限额，再运行一次。`,
  EACCES: (where) =>
    `没有权限读写${where}。请检查它归谁所有、能不能写，或者用 PUFA_OUT、PUFA_CACHE 换一个能写的文件夹。`,
  EPERM: (where) =>
    `系统不让读写${where}。可能是权限不够，也可能是文件正被别的程序打开。请关掉那个程序，或者换一个能写的文件夹（PUFA_OUT、PUFA_CACHE），再运行一次。`,
  EROFS: (where) => `磁盘是只读的，写不了${where}。请换一个能写的文件夹（PUFA_OUT、PUFA_CACHE）。`,
  EBUSY: (where) =>
    `文件或文件夹正被占用，换不了${where}。请关掉正在用它的程序；如果它是单独挂载的磁盘，请把 PUFA_OUT 写成它里面的一个文件夹。`,
  EXDEV: (where) => `不能在两个磁盘之间移动${where}。请用 PUFA_OUT 换一个文件夹。`,
  EMFILE: () => '同时打开的文件太多了。请关掉一些程序，再运行一次。',
  ENFILE: () => '同时打开的文件太多了。请关掉一些程序，再运行一次。',
  EIO: (where) => `读写磁盘时出错${where}，磁盘可能坏了。请检查磁盘，或者换一个文件夹。`,
  ENAMETOOLONG: (where) => `文件名太长${where}。请换一个名字短一些的文件夹。`,
  ENOTDIR: (where) =>
    `该是文件夹的地方有一个文件${where}。请移走那个文件，再运行一次；如果它在缓存里，把整个缓存文件夹删掉就行。`,
  EISDIR: (where) =>
    `该是文件的地方有一个文件夹${where}。请移走那个文件夹，再运行一次；如果它在缓存里，把整个缓存文件夹删掉就行。`,
  EEXIST: (where) =>
    `该是文件夹的地方有一个文件${where}。请移走那个文件，再运行一次；如果它在缓存里，把整个缓存文件夹删掉就行。`,
  ENOMEM: () => '内存不够。请关掉一些程序，再运行一次。',
};

/**
 * Returns a sentence in Chinese, or null when `thrown` comes from something else. Tools wrap what the system
 * told them: it is looked for in the causes and, by its sign (`ENOSPC:`), in the words.
 */
export function diskSentence(thrown: unknown): string | null {
  for (let error = thrown, depth = 0; error instanceof Error && depth < 5; error = error.cause, depth += 1) {
    const { code = '', path, dest } = error as NodeJS.ErrnoException & { readonly dest?: string };
    const known = code in SENTENCES ? code : (/\b(E[A-Z]{3,}): /.exec(error.message)?.[1] ?? '');
    const place = dest ?? path;
    const sentence = SENTENCES[known]?.(place === undefined ? '' : `（${place}）`);
    if (sentence !== undefined) return sentence;
  }
  return null;
}
