import type { BlockKind } from './block.ts';

const NAMES: Readonly<Record<BlockKind, string>> = {
  title: '标题',
  answer: '回答 <Answer>',
  heading: '小标题',
  paragraph: '段落',
  list: '列表',
  statute: '条文 <Statute>',
  'key-points': '要点 <KeyPoints>',
  steps: '步骤 <Steps>',
  'custom-and-law': '老规矩与法律 <CustomAndLaw>',
  case: '案例 <Case>',
  call: '电话 <Call>',
  image: '图片',
  audio: '录音 <Audio>',
  untranslated: '<Untranslated />',
};

/** Returns what editors call a kind of block. */
export function kindName(kind: BlockKind): string {
  return NAMES[kind];
}
