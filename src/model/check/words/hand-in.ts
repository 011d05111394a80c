/** What `npm run audio:import` finds in what people hand in. */
import { didYouMean, error, warning } from './define.ts';

export const HAND_IN_WORDS = {
  'hand-in/not-found': error<object>(() => '没有这个文件或文件夹。请检查路径；有空格的路径要加引号。'),
  'hand-in/not-a-hand-in': error<object>(
    () =>
      '这不是录音页面交来的压缩包或文件夹。一整段的录音（WAV、MP3、M4A……）请加上 -- --article 文章 --lang 语言 --split。',
  ),
  'hand-in/no-data': error<object>(
    () => '里面没有 recording.yaml（录音），也没有 check.yaml（核对）。请让交的人从录音页面重新导出。',
  ),
  'hand-in/two-kinds': error<object>(() => '里面又有 recording.yaml 又有 check.yaml。请分成两份，一份一份收。'),
  'hand-in/too-big': error<{ maxMb: number }>((f) => `太大了，最多 ${f.maxMb} MB。请分成几份交。`),
  'hand-in/link': error<object>(() => '这是一个链接（快捷方式），不是文件本身。请把文件放进来。'),

  'hand-in/zip-damaged': error<object>(() => '压缩包坏了，或者没有传完。请让交的人重新导出、重新发。'),
  'hand-in/zip-unsupported': error<object>(
    () => '压缩包用了少见的格式（ZIP64 或者特别的压缩法）。请解压成文件夹，再收那个文件夹。',
  ),
  'hand-in/zip-encrypted': error<object>(() => '压缩包加了密码。请让交的人不加密码，重新发。'),
  'hand-in/zip-link': error<object>(() => '压缩包里有链接或者特殊文件，不能收。请问清楚是谁做的压缩包。'),
  'hand-in/zip-bad-name': error<object>(
    () =>
      '压缩包里的文件名不能用（想放到别的文件夹里、太长，或者是乱码）。请让交的人从录音页面重新导出，不要自己改名、自己压缩。',
  ),
  'hand-in/zip-duplicate': error<object>(() => '压缩包里有两个同名的文件（大小写不算不同）。请让交的人重新导出。'),
  'hand-in/zip-too-big': error<object>(
    () => '压缩包解开以后太大，或者比它自己写的大：可能是恶意的。请问清楚来路；真是录音，就分成几份交。',
  ),

  'hand-in/unknown-article': error<{ slug: string; suggestion: string | undefined }>(
    (f) => `没有“${f.slug}”这篇文章。${didYouMean(f.suggestion)}请检查 article，或者先更新文章。`,
  ),
  'hand-in/broken-article': error<{ slug: string }>(
    (f) => `文章“${f.slug}”自己有错，读不出来。请先运行 npm run check，改好再收录音。`,
  ),
  'hand-in/future-date': error<{ day: string; today: string }>(
    (f) => `日期“${f.day}”还没有到（今天是 ${f.today}），多半是手机的日期不对。请问清楚，改成真的日期。`,
  ),
  'hand-in/withdrawn': error<{ recording: string; on: string }>(
    (f) => `这个声音（${f.recording}）已经在 ${f.on} 应本人要求撤回，不能再收。本人改了主意，请他重新录、重新同意。`,
  ),
  'hand-in/unknown-block': warning<{ block: string }>((f) => `文章里已经没有“${f.block}”这一段，这一段录音没有收。`),
  'hand-in/none-left': error<object>(() => '没有一段录音对得上文章，所以什么也没有收。请检查是不是放错了文章。'),
  'hand-in/stale': warning<{ block: string; language: string }>(
    (f) => `“${f.block}”这一段的${f.language}在录音以后改过。声音收了，但页面不会跟着标出这一段；请找人重录这一段。`,
  ),
  'hand-in/doubled-block': error<{ block: string }>(
    (f) => `“${f.block}”这一段录了不止一遍，又不挨着，不知道用哪一遍。请只留一遍，把另一遍从 parts 里删掉。`,
  ),
  'hand-in/doubled-file': error<{ name: string }>(
    (f) => `声音文件“${f.name}”用了两次。每一段要有自己的文件，请让交的人重新导出。`,
  ),
  'hand-in/two-versions': error<{ block: string }>(
    (f) => `“${f.block}”这一段的几个声音，念的不是同一个版本的文字。请让交的人重录这一段。`,
  ),
  'hand-in/missing-file': error<{ name: string }>((f) => `缺少声音文件“${f.name}”。请让交的人重新导出、重新发。`),
  'hand-in/extra-file': warning<{ name: string }>((f) => `“${f.name}”没有用到，没有收。`),
  'hand-in/silk': error<object>(
    () =>
      '这是微信语音（SILK 格式，结尾常写成 .amr），解不开。请让本人用手机自带的“录音机”重录，或者在微信里放出来、用另一部手机录下来，存成 M4A、MP3 或 WAV 再交。',
  ),
  'hand-in/amr-pauses': error<object>(
    () =>
      '这个 AMR 录音在停顿的地方没有存声音（省流量的写法），解开以后时间会错。请在手机上用别的程序另存为 M4A、MP3 或 WAV 再交。',
  ),
  'hand-in/too-long-together': error<{ maxMinutes: number }>(
    (f) => `接起来超过 ${f.maxMinutes} 分钟，太长了，手机上听不完。请只收标题、回答和要点。`,
  ),
  'hand-in/quiet': warning<{ lufs: number }>(
    (f) => `这一段很小声（${f.lufs} LUFS），放大以后会有杂音。最好离话筒一拳远重录。`,
  ),
  'hand-in/clipped': warning<{ times: number }>(
    (f) => `这一段有 ${f.times} 处声音太大，破了音。最好离话筒远一点重录。`,
  ),
  'hand-in/pause': warning<{ seconds: number; where: string }>(
    (f) => `这一段${f.where}有 ${f.seconds} 秒没有声音。请听一遍，是不是没有录完；空得太久的，剪掉再交。`,
  ),
  'hand-in/other-length': warning<{ claimedSeconds: number; seconds: number }>(
    (f) => `这一段录的时候有 ${f.claimedSeconds} 秒，文件里有 ${f.seconds} 秒。请听一遍，是不是没有传完。`,
  ),
  'hand-in/too-fast': warning<{ characters: number; seconds: number }>(
    (f) => `这一段要念 ${f.characters} 个字，录音只有 ${f.seconds} 秒，多半没有念完。请听一遍。`,
  ),

  'hand-in/unknown-tile': warning<{ tile: string; suggestion: string | undefined }>(
    (f) => `voice.yaml 里没有“${f.tile}”这个图，这个名字没有收。${didYouMean(f.suggestion)}`,
  ),
  'hand-in/word-changed': warning<{ tile: string; word: string }>(
    (f) => `图“${f.tile}”的字在录音以后改过，现在是“${f.word}”，这个名字没有收。请找人重录。`,
  ),
  'hand-in/name-known': warning<{ word: string; id: string }>(
    (f) => `“${f.word}”的这个录音已经收过了（${f.id}），没有再收。`,
  ),
  'hand-in/no-name-left': error<object>(() => '没有一个名字可以收，所以什么也没有收。'),
  'hand-in/name-length': error<{ word: string; seconds: string; least: number; most: number }>(
    (f) =>
      `“${f.word}”这个名字说了 ${f.seconds} 秒，要在 ${f.least} 到 ${f.most} 秒之间。请听一听，是不是没有录上，或者说了别的；重录再交。`,
  ),

  'hand-in/unknown-recording': error<{ recording: string; known: string }>(
    (f) =>
      `文章里没有“${f.recording}”这个录音。${f.known === '' ? '这篇文章还没有录音。' : `有的是：${f.known}。`}请检查 recording。`,
  ),
  'hand-in/own-check': error<{ by: string }>(
    (f) => `核对的人“${f.by}”和念的人同名。自己不能核对自己的录音；真是两个人，就把名字写得能分开。`,
  ),
  'hand-in/checked-already': error<object>(() => '这份核对已经收过了，没有再收。'),
  'hand-in/unknown-cue': warning<{ block: string }>((f) => `录音里没有“${f.block}”这一段，这一条没有收。`),
  'hand-in/old-check': warning<{ block: string }>(
    (f) => `“${f.block}”这一段核对以后换过，这一条收了，但是不算数。请再听一遍。`,
  ),

  'hand-in/no-speech': error<object>(
    () => '找不到说话的地方：从头到尾一样响，或者没有声音。请换一份杂音小一些的录音。',
  ),
  'hand-in/other-sound': error<object>(() => '切分页面切的不是这个声音文件。请用切的时候的那个文件，或者重新切一次。'),
  'hand-in/cut-outside': error<{ block: string; seconds: number }>(
    (f) => `“${f.block}”切到了声音外面（声音只有 ${f.seconds} 秒）。请回到切分页面改。`,
  ),

  'hand-in/not-json': error<object>(
    () => '这不是网页交来的文件，或者没有传完。请让交的人从网页重新导出，把 .json 文件原样发来，不要在别的程序里改。',
  ),
  'hand-in/not-a-translation': error<{ problem: string }>(
    (f) => `译文文件里有不对的地方：${f.problem}请让交的人从网页重新导出。`,
  ),
  'hand-in/not-feedback': error<{ problem: string }>((f) => `这份意见没有收：${f.problem}`),
  'hand-in/bad-character': error<{ where: string; problem: string }>((f) => `${f.where}：${f.problem}`),
  'hand-in/segments-differ': error<{ where: string; missing: string; extra: string }>(
    (f) =>
      `${f.where}：小段和汉语对不上。${f.missing === '' ? '' : `少了${f.missing}。`}${f.extra === '' ? '' : `多了${f.extra}。`}请让交的人从网页重新导出。`,
  ),
  'hand-in/empty-segment': error<{ where: string }>(
    (f) => `${f.where}：是空的。一段要译就全部译完；不译，就不要写成“改了”。请让交的人补上。`,
  ),
  'hand-in/other-script': error<{ where: string; language: string }>(
    (f) => `${f.where}：里面没有一个${f.language}的字，不是${f.language}的译文。请问清楚是不是选错了语言。`,
  ),
  'hand-in/bad-words': error<{ where: string; problem: string }>((f) => `${f.where}：${f.problem}`),

  'hand-in/not-docx': error<{ kind: string }>(
    (f) => `这是${f.kind}，读不了。请用 Word、WPS 或 LibreOffice 打开，不加密码，另存为 .docx，再收一次。`,
  ),
  'hand-in/broken-xml': error<{ part: string }>(
    (f) => `${f.part} 读不出：坏了，没有传完，或者里面有不能收的东西（DOCTYPE、实体）。请让交的人另存一次，重新发。`,
  ),
  'hand-in/not-xliff': error<{ kind: string }>(
    (f) => `这是${f.kind}，不是 XLIFF 2.x。请收从 npm run translation:xliff 写出来的那个文件译好的样子。`,
  ),
  'hand-in/not-a-sheet': error<object>(
    () =>
      '里面没有这张表的记号（[muyu-pufa.…]），不知道是哪一篇。请收 npm run translation:sheet 或 translation:xliff 写出来、填好的那一份。',
  ),
  'hand-in/two-sheets': error<{ names: readonly string[] }>(
    (f) => `里面有几张表：${f.names.join('、')}。请一张表一个文件，分开收。`,
  ),
  'hand-in/sheet-row': error<{ where: string; problem: string }>(
    (f) => `${f.where}：${f.problem}。请在文件里改好（或者删掉这一行），再收一次。`,
  ),
  'hand-in/no-person': error<{ missing: string; options: string }>(
    (f) =>
      `没有写${f.missing}。请填在表头；问清楚了，也可以写在命令后面：-- ${f.options}。不愿意留姓名的，写“一位老师”。`,
  ),
  'hand-in/nothing-said': error<object>(
    () => '里面什么也没有填：译文没有改，也没有写好、改了、说不准，也没有意见。所以什么也没有收。',
  ),
} as const;
