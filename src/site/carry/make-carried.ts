/** What people take along, from a built site: a file a topic and language, the whole site for computers and for Kiwix. */
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import type { Env } from '../../env.ts';
import { LANGS, LANGUAGES, type Lang } from '../../languages.ts';
import {
  carriedName,
  FOLDER_NAME,
  LIST_NAME,
  loudspeakerName,
  megabytes,
  ZIM_NAME,
  type CarriedList,
} from '../../lib/carried.ts';
import { zip } from '../../lib/zip.ts';
import { lawOfAll, topicsToCarry } from '../../model/carried.ts';
import type { Library } from '../../model/library.ts';
import { escapeHtml } from '../html-tree.ts';
import type { BuiltSite } from './built-pages.ts';
import { findProgram } from './program.ts';
import { siteFolder, type FolderFile } from './site-folder.ts';
import { topicFile } from './topic-file.ts';
import { canWriteZim, writeZim } from './zim.ts';

type CarryEnv = Pick<Env, 'outDir' | 'base' | 'site'>;

/** Our own; whatever else lies in the folder stays. */
const OWN_FILE = /^carry-[a-z0-9-]+\.html$/;
/** What DEFLATE makes smaller. */
const TEXT = new Set(['.html', '.css', '.svg', '.json', '.xml', '.txt', '.ics', '.vtt', '.tsv', '.tbx']);

/**
 * Writes the files into `dir` and the list of all that lies there. Files of topics that are none any more go.
 * @param log - what was written, and what could not be, in Chinese
 * @throws Error in Chinese when the built site lacks something; of the file system when `dir` cannot be written
 */
export async function makeCarried(
  env: CarryEnv,
  library: Library,
  dir: string,
  log: (line: string) => void,
): Promise<void> {
  mkdirSync(dir, { recursive: true });
  const site: BuiltSite = { dir: env.outDir, base: env.base };
  const program = await findProgram();
  const origin = isNowhere(env.site) ? null : env.site;
  if (origin === null) log('没有设 PUFA_SITE，文件里就不写网址，通到网站的链接也去掉了。');
  const made = topicsToCarry(library).flatMap((topic) =>
    LANGS.map((lang) => {
      const name = carriedName(topic.id, lang);
      write(dir, name, topicFile({ site, origin, topic: topic.id, lang, program }));
      return name;
    }),
  );
  for (const name of readdirSync(dir)) if (OWN_FILE.test(name) && !made.includes(name)) rmSync(join(dir, name));

  const files = siteFolder(site, noteOf(library, origin), program);
  write(dir, FOLDER_NAME, zip(files.map(entryOf), library.today));
  if (await canWriteZim()) {
    const title = library.site.name.zh;
    const description = `${title}：中文、彝文、藏文的法律常识，${library.today}`;
    await writeZim(join(dir, ZIM_NAME), files, { title, description, day: library.today }, iconOf(env));
  } else {
    rmSync(join(dir, ZIM_NAME), { force: true });
    log('没有 zimwriterfs，就没有做 ZIM 文件。要做，先装 Debian 的 zim-tools。');
  }
  const list = listOf(dir, library.today);
  write(dir, LIST_NAME, JSON.stringify(list));
  write(dir, 'index.html', listPage(list, library));
  for (const { name, bytes } of list.files) log(`${name}：${megabytes(bytes)} MB`);
}

/** A whole file or none. */
function write(dir: string, name: string, content: string | Uint8Array): void {
  writeFileSync(join(dir, `${name}.new`), content);
  renameSync(join(dir, `${name}.new`), join(dir, name));
}

/** A site on this machine alone has no address for others. */
function isNowhere(origin: string): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(new URL(origin).hostname);
}

function noteOf(library: Library, origin: string | null): string {
  const law = lawOfAll(library.articles, library);
  const from = origin === null ? '' : `，来自 ${origin}`;
  const known = law === null ? '有的文章还没有核对法律' : `法律截至 ${law}`;
  return `这是 ${library.today} 存下来的${from}。${known}。法律会改，请隔一段时间换新的。自己的事，请打 12348 问。`;
}

function entryOf({ name, bytes }: FolderFile) {
  return TEXT.has(extname(name)) ? { name, bytes, deflated: deflateRawSync(bytes, { level: 9 }) } : { name, bytes };
}

function iconOf({ outDir }: CarryEnv): Uint8Array {
  return readFileSync(join(outDir, 'favicon.svg'));
}

function listOf(dir: string, day: string): CarriedList {
  const names = readdirSync(dir).filter((name) => /\.(?:html|zip|zim)$/.test(name) && name !== 'index.html');
  return { day, files: names.sort().map((name) => ({ name, bytes: readFileSync(join(dir, name)).byteLength })) };
}

/** For whoever opens the folder itself: what is what, and how large. */
function listPage({ day, files }: CarriedList, library: Library): string {
  const named = new Map<string, string>([
    [FOLDER_NAME, '整个网站，电脑用：解压以后打开 index.html'],
    [ZIM_NAME, '整个网站，用 Kiwix 看'],
    ...library.topics.flatMap((topic) =>
      LANGS.flatMap((lang: Lang): [string, string][] => [
        [carriedName(topic.id, lang), `${topic.zh.name}，${LANGUAGES[lang].chineseName}：手机上点开就能看`],
        [loudspeakerName(topic.id, lang), `${topic.zh.name}，${LANGUAGES[lang].chineseName}：村村响的录音`],
      ]),
    ),
  ]);
  const rows = files
    .filter(({ name }) => named.has(name))
    .map(
      ({ name, bytes }) =>
        `<li><a href="${escapeHtml(name)}" download>${escapeHtml(named.get(name) ?? name)}</a>（${megabytes(bytes)} MB）</li>`,
    );
  const title = `${library.site.name.zh}：带走看`;
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>body { max-width: 40em; margin: 1em auto; padding: 0 1em; font: 18px/1.7 sans-serif; } a { display: block; padding: 0.5em 0; }</style>
</head>
<body>
<h1>${escapeHtml(title)}</h1>
<p>${day} 做的。文件自己不会更新，法律会改，请隔一段时间换新的。自己的事，请打 12348 问。</p>
<ul>
${rows.join('\n')}
</ul>
</body>
</html>
`;
}
