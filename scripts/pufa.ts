/** One entry for all commands; each is loaded only when it is called. */
import { failureText } from './failure.ts';

const COMMANDS: Readonly<
  Record<string, { readonly about: string; readonly load: () => Promise<{ run: (args: string[]) => Promise<void> }> }>
> = {
  start: { about: '安装、构建并打开网站 http://localhost:4321', load: () => import('./commands/start.ts') },
  dev: { about: '边改边看', load: () => import('./commands/dev.ts') },
  build: { about: '检查并构建到 dist/', load: () => import('./commands/build.ts') },
  check: { about: '只检查内容', load: () => import('./commands/check.ts') },
  new: { about: '新建一篇文章：npm run new <slug>', load: () => import('./commands/new.ts') },
  test: { about: '全部测试', load: () => import('./commands/test.ts') },
  'test:webkit': {
    about: '在 WebKit 里试一遍网站（要装 webkit2gtk-driver）',
    load: () => import('./commands/test-webkit.ts'),
  },
  'bench:page': {
    about: '量网页在慢网络、便宜手机上有多快（docs/performance.md）',
    load: () => import('./commands/bench-page.ts'),
  },
  'bench:search': {
    about: '量搜索有多快、找得到多少，和别的搜索比（docs/search.md）',
    load: () => import('./commands/bench-search.ts'),
  },
  'bench:audio': {
    about: '量声音编得多快、多大、多响（docs/audio.md）',
    load: () => import('./commands/bench-audio.ts'),
  },
  'translation:record': {
    about: '登记译文：npm run translation:record <slug> <ii|bo>',
    load: () => import('./commands/translation-record.ts'),
  },
  'translation:import': {
    about: '收交来的译文和审校（翻译网页的、.docx、XLIFF）：npm run translation:import <文件…>（docs/content.md）',
    load: () => import('./commands/translation-import.ts'),
  },
  'translation:accept': {
    about: '汉语只改了错字，译文还对：npm run translation:accept <slug> <段落编号> -- --by 名字',
    load: () => import('./commands/translation-accept.ts'),
  },
  'translation:sheet': {
    about: '把文章写成纸上、Word 里可以填的译文表：npm run translation:sheet 文章… -- --lang ii',
    load: () => import('./commands/translation-sheet.ts'),
  },
  'translation:xliff': {
    about: '把文章写成 XLIFF 2.1，给翻译软件用：npm run translation:xliff 文章… -- --lang ii',
    load: () => import('./commands/translation-xliff.ts'),
  },
  'audio:import': {
    about: '收别人交来的录音、核对，或者切开一段长录音（docs/recordings.md）',
    load: () => import('./commands/audio-import.ts'),
  },
  'audio:withdraw': {
    about: '应本人要求撤回录音：npm run audio:withdraw <文章> <录音编号>',
    load: () => import('./commands/audio-withdraw.ts'),
  },
  feedback: {
    about: '数读者交来的意见：npm run feedback -- 文件夹（docs/feedback.md）',
    load: () => import('./commands/feedback.ts'),
  },
  laws: {
    about: '条文登记：每一条谁在用，新文本出来要改哪里（docs/content.md）',
    load: () => import('./commands/laws.ts'),
  },
  status: {
    about: '每一篇好不好读，译到哪里，录到哪里，几时再核对（docs/content.md）',
    load: () => import('./commands/status.ts'),
  },
  'export:text': {
    about: '把文章写成纯文本：npm run export:text <文件夹>',
    load: () => import('./commands/export-text.ts'),
  },
  'glossary:export': {
    about: '把词语写成文件：npm run glossary:export -- --tsv|--tbx [文件]',
    load: () => import('./commands/glossary-export.ts'),
  },
  packs: {
    about: '带走看：主题文件、整个网站、ZIM、村村响音频包：npm run packs，写到 packs/（docs/packs.md）',
    load: () => import('./commands/packs.ts'),
  },
  'content:udhr': { about: '用《世界人权宣言》造一个测试内容文件夹', load: () => import('./commands/content-udhr.ts') },
  'sample-audio': { about: '重做合成样音（要装 espeak-ng）', load: () => import('./commands/sample-audio.ts') },
};

const [verb = '', ...args] = process.argv.slice(2);
const command = Object.hasOwn(COMMANDS, verb) ? COMMANDS[verb] : undefined;
if (command === undefined) {
  console.error(
    `没有“${verb}”这个命令。可以用：\n${Object.entries(COMMANDS)
      .map(([name, { about }]) => `  npm run ${name}  ${about}`)
      .join('\n')}`,
  );
  process.exitCode = 1;
} else {
  // Also what is thrown where nobody waits for it.
  process.on('uncaughtException', (thrown) => {
    tell(thrown);
    process.exit(1);
  });
  try {
    await (await command.load()).run(args);
  } catch (thrown) {
    tell(thrown);
  }
}

function tell(thrown: unknown): void {
  const text = failureText(thrown);
  if (text !== '') console.error(text);
  process.exitCode = 1;
}
