/** The words of a sheet, the same on paper and in a .docx. For editors and translators: Chinese. */
import type { BlockKind } from '../../model/block.ts';
import { LANGUAGES, type TranslationLang } from '../../languages.ts';
import type { SheetBlock } from '../../model/translation/sheet.ts';

/** What whoever fills in a sheet says of themselves. The import looks for how each begins. */
export const PERSON_LABELS = [
  '姓名（不愿意留名，写“一位老师”）',
  '哪里人（县、乡）',
  '母语是不是这种语言（是、不是）',
  '日期（如 2026年12月1日）',
] as const;

export const COLUMNS = ['编号', '汉语', '译文', '意见'] as const;

/** Names of the kinds for people who do not write MDX. */
const KINDS: Readonly<Record<BlockKind, string>> = {
  title: '标题',
  answer: '短答',
  heading: '小标题',
  paragraph: '段落',
  list: '列表',
  statute: '法律条文',
  'key-points': '要点',
  steps: '步骤',
  'custom-and-law': '老规矩与法律',
  case: '案例',
  call: '电话',
  image: '图片',
  audio: '录音',
  untranslated: '段落',
};

const LEVELS = { machine: '机器译的，没有人看过', draft: '有人交的草稿', reviewed: '母语人审过' } as const;

/** Returns what stands over a block: its kind, and who stands behind the text so far. */
export function aboutBlock({ block, level, stale }: SheetBlock): string {
  const state = level === null ? '还没有译' : LEVELS[level];
  return `${KINDS[block.body.kind]} · ${state}${stale ? ' · 汉语改过，译文旧了' : ''}`;
}

/** Returns the plain words of the title. */
export function titleOf(blocks: readonly SheetBlock[]): string {
  return blocks[0]?.segments[0]?.source ?? '';
}

/** Returns how a sheet is filled in; a .docx has one sentence more than paper. */
export function howTo(lang: TranslationLang, on: 'paper' | 'docx'): string[] {
  const name = LANGUAGES[lang].chineseName;
  return [
    on === 'docx'
      ? `“译文”一栏写${name}：没有译的请译，译得不对的直接改。一段要译就把它的每一行都译完；没有把握的留着不动。`
      : `译得不对的，在下面的横线上写${name}；没有译的也写在横线上。一段要译就把它的每一行都译完。`,
    on === 'docx'
      ? '每段第一行的“译文”一栏写一个词：好（不用改）、改了、说不准。想说的话写在“意见”一栏。'
      : '每段右边圈一个：好（不用改）、改了、说不准。想说的话写在旁边。',
    '**两个星号中间** 是加重，[文字](网址) 是链接，请照样留着。法律名、单位名、电话可以留汉语。法律条文只译大意，可以不译。',
    on === 'docx'
      ? '方括号里的小字是给程序认的，请不要改、不要删。填好以后，存成 .docx，发回给给你这个文件的人。'
      : '写好以后，把每一页拍清楚，发给给你这张纸的人，或者把纸交回去。译文由编辑照着打进去，写上你的名字。',
  ];
}
