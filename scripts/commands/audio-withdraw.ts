/** `npm run audio:withdraw <slug> <recording>` or `-- --speaker <name> [--place <place>]`: a voice is taken back. */
import { relative } from 'node:path';
import { parseArgs } from 'node:util';
import { readEnv } from '../../src/env.ts';
import { withdrawOne, withdrawSpeaker, type WithdrawnVoices } from '../../src/site/withdraw/withdraw.ts';
import { folderOf } from '../../src/site/withdraw/voices.ts';
import { CommandFailed } from '../command.ts';

const USAGE = `请写成：
  npm run audio:withdraw 文章 录音编号           例如 npm run audio:withdraw legal-aid ii-shengzha-1
  npm run audio:withdraw 文章 clips/声音的名字
  npm run audio:withdraw voice 图/声音的名字       图的名字的录音
  npm run audio:withdraw -- --speaker "姓名"     同名的再加 --place "哪里人"`;

export async function run(args: string[]): Promise<void> {
  const { slug, id, speaker, place } = readArgs(args);
  const env = readEnv();
  const withdrawn =
    speaker === null ? await withdrawOne(env, `${slug}/${id}`) : await withdrawSpeaker(env, speaker, place);
  console.log(say(withdrawn, relative(process.cwd(), env.contentDir)).join('\n'));
}

function readArgs(args: string[]) {
  try {
    const options = { speaker: { type: 'string' }, place: { type: 'string' } } as const;
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options });
    const [slug = '', id = ''] = positionals;
    const isOne = positionals.length === 2 && values.speaker === undefined && values.place === undefined;
    const isSpeaker = positionals.length === 0 && values.speaker !== undefined;
    if (isOne || isSpeaker) return { slug, id, speaker: values.speaker ?? null, place: values.place ?? null };
  } catch {
    // Told below.
  }
  throw new CommandFailed(USAGE);
}

function say({ ids, folders, files, cached, unknown }: WithdrawnVoices, contentDir: string): string[] {
  const here = (path: string): string => relative(process.cwd(), path);
  const paths = ids.map((id) => `${contentDir}/${folderOf(id)}`);
  return [
    `撤回了 ${ids.join('、')}。`,
    ...folders.map((path) => `  删掉 ${contentDir}/${path}/`),
    ...files.map((file) => `  删掉 ${here(file)}`),
    `  缓存里删掉 ${cached} 个声音；${contentDir}/withdrawn.yaml 记下了编号和声音的指纹，没有名字、没有声音。`,
    ...unknown.map((id) => `注意：${id} 的资料读不出来，不知道是谁念的，没有动。请看一看是不是他念的。`),
    '还要做的：',
    '1. 运行 npm run check，再 npm run build，把网站重新发布出去。发布以前，网上的还能听到。做过音频包的，重新 npm run packs，再发给拿过的人。',
    '2. git 的历史里还有这个声音。维护仓库的人可以这样去掉（先备份；以后大家都要重新克隆）：',
    `     git log --oneline -- ${paths.join(' ')}`,
    `     git filter-repo --invert-paths ${paths.map((path) => `--path ${path}`).join(' ')}`,
    '     git push --force --all && git push --force --tags',
    '   放仓库的网站可能还留着旧的提交和合并请求，要写信请他们清掉。',
    '3. 交来的压缩包、切分时用 --out 放在别处的文件夹，也请删掉。',
    '4. 已经下载、转发出去的，收不回来。请跟本人说清楚。',
  ];
}
