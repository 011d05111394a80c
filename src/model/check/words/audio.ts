import { error, warning } from './define.ts';

export const AUDIO_WORDS = {
  'audio/missing-file': error<{ name: string }>((f) => `找不到声音文件“${f.name}”。请把它放在 recording.yaml 旁边。`),
  'audio/unknown-block': error<{ block: string }>(
    (f) => `文章里没有“${f.block}”这一段。请重新生成时间点，或者删掉这一条。`,
  ),
  'audio/synthetic-tongue': error<{ language: string }>(
    (f) => `${f.language}不能用机器合成的声音。请换成真人录音，或者删掉这个录音。`,
  ),
  'audio/stale': warning<{ language: string; line: number }>(
    (f) =>
      `${f.language}第 ${f.line} 行的这一段改过了，录音念的还是旧的，页面不再跟着它标出这一段。请重录这一段，再更新时间点。`,
  ),
  'audio/stale-name': warning<{ tile: string; word: string }>(
    (f) => `图“${f.tile}”的字改成了“${f.word}”，录音念的还是旧的，不再放。请重录这个图的名字，再删掉这一个。`,
  ),
  'audio/cue-order': error<{ index: number }>((f) => `第 ${f.index} 个时间点和前一个重叠或者倒着。请按先后顺序改正。`),
  'audio/withdrawn': error<{ recording: string }>(
    (f) => `“${f.recording}”已经应本人要求撤回（withdrawn.yaml），不能再放。请把这个声音删掉。`,
  ),
  'audio/checked-by-speaker': error<{ by: string }>(
    (f) => `核对的人“${f.by}”和念的人同名，算自己核对自己。请找另一位说这种话的人听；真是两个人，就把名字写得能分开。`,
  ),
  'audio/check-unknown-block': error<{ block: string }>(
    (f) => `录音里没有“${f.block}”这一段，核对的多半是另一个录音。请删掉这一条。`,
  ),
  'audio/found-wrong': warning<{ by: string; place: string; block: string; note: string | undefined }>(
    (f) =>
      `${f.by}（${f.place}）说“${f.block}”这一段念错了${f.note === undefined ? '' : `：${f.note.replace(/。$/, '')}`}。请重录这一段，或者再请一个人听。`,
  ),
  'audio/unknown-clip': error<{ clip: string; suggestion: string | undefined }>(
    (f) =>
      `clips/ 里没有“${f.clip}”这段录音。${f.suggestion ? `是不是想写“${f.suggestion}”？` : ''}请放进 clips/${f.clip}/clip.yaml 和声音文件。`,
  ),
  // From `site/audio/`: what only decoding can tell.
  'audio/empty': error<object>(() => '声音文件是空的（0 字节），多半是没有传完。请重新放一份。'),
  'audio/too-big': error<{ sizeBytes: number; maxBytes: number }>(
    (f) => `声音文件有 ${mb(f.sizeBytes)} MB，最多 ${mb(f.maxBytes)} MB。请剪短，或者另存为 FLAC、M4A 再放进来。`,
  ),
  'audio/unreadable': error<object>(
    () => '读不出声音：文件坏了，或者不是声音文件。请换成能在手机上播放的 WAV、FLAC、MP3、M4A、OGG 文件。',
  ),
  'audio/wrong-ending': error<{ ending: string; fitting: string }>(
    (f) =>
      `文件名以 .${f.ending} 结尾，里面却是 .${f.fitting} 的内容。请把结尾改成 .${f.fitting}，recording.yaml 里的 file 也一起改。`,
  ),
  'audio/truncated': error<{ seconds: number }>(
    (f) => `文件读到第 ${f.seconds} 秒就断了，后面的没有，多半没有传完。请重新传一份完整的。`,
  ),
  'audio/damaged': error<{ errors: number }>(
    (f) => `文件中间坏了（${f.errors} 处读不出）。请从录音的手机上重新拷一份，或者重录。`,
  ),
  'audio/chained': error<{ parts: number }>(
    (f) => `文件里接着有 ${f.parts} 段录音，后面的会听不全。请用录音软件打开，另存为一个 FLAC 或 MP3 再放进来。`,
  ),
  'audio/too-long': error<{ maxMinutes: number }>((f) => `录音超过 ${f.maxMinutes} 分钟。请分成几段，一段讲一件事。`),
  'audio/too-short': error<object>(() => '录音不到半秒，听不出内容。请重录，或者删掉这个录音。'),
  'audio/silent': error<object>(() => '录音里没有声音。请检查话筒后重录，或者删掉这个录音。'),
  'audio/quiet': warning<{ lufs: number }>(
    (f) => `录音很小声（${f.lufs} LUFS），放大以后会有杂音。请离话筒一拳远再录一次。`,
  ),
  'audio/uneven': warning<{ lufs: number; target: number }>(
    (f) =>
      `声音忽大忽小，响度只能调到 ${f.lufs} LUFS（要 ${f.target}）。请检查有没有敲话筒、吹气的响声，剪掉再放进来。`,
  ),
  'audio/timeout': error<object>(
    () => '这个声音文件处理得太久，已经停下，多半是文件坏了。请另存为 FLAC 或 MP3 再放进来。',
  ),
} as const;

function mb(bytes: number): string {
  return (bytes / 1024 / 1024).toFixed(1);
}
