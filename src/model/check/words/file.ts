import { error } from './define.ts';

export const FILE_WORDS = {
  'file/too-large': error<{ sizeBytes: number; maxBytes: number }>(
    (f) => `文件有 ${kb(f.sizeBytes)} KB，最多 ${kb(f.maxBytes)} KB。请把文章拆成几篇，或者删掉误贴进来的内容。`,
  ),
  'file/line-too-long': error<{ length: number; max: number }>(
    (f) => `这一行有 ${f.length} 个字符，最多 ${f.max} 个。请按段落分行写。`,
  ),
  'file/too-deep': error<{ depth: number; max: number }>(
    (f) => `这里一层套一层，套了 ${f.depth} 层，最多 ${f.max} 层。请改成不套的段落或列表。`,
  ),
  'file/too-many-lines': error<{ count: number; max: number }>(
    (f) => `文件有 ${f.count} 行，最多 ${f.max} 行。请拆成几个文件，或者删掉误贴进来的内容。`,
  ),
  'file/too-many-marks': error<{ what: string; count: number; max: number }>(
    (f) => `${f.what} ${f.count} 个，最多 ${f.max} 个。请分成几段，或者删掉误贴进来的内容。`,
  ),
  'file/not-utf8': error<object>(() => '文件不是 UTF-8 编码，读出来会是乱码。请在编辑器里另存为 UTF-8。'),
  'file/unexpected': error<{ name: string }>(
    (f) => `不认识“${f.name}”：这里不该有它。请对照 docs/content.md 改名、移走或删除。`,
  ),
  'file/unreadable': error<{ reason: string }>((f) => `读不了这个文件（${f.reason}）。请检查它在不在、能不能打开。`),
  'file/link': error<{ name: string }>(
    (f) => `“${f.name}”是一个链接（快捷方式），不是文件本身。请删掉它，把文件放进来。`,
  ),
  'file/missing': error<{ name: string }>((f) => `缺少文件“${f.name}”。请补上；格式见 docs/content.md。`),
  'file/bad-name': error<{ name: string }>(
    (f) => `名字“${f.name}”不能用。只能用小写字母、数字和中间的短横线，例如 bride-price。`,
  ),
} as const;

function kb(bytes: number): string {
  return (bytes / 1024).toFixed(0);
}
