/**
 * Every `PUFA_*` variable is read here and nowhere else.
 */
import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { isAbsolute, join, relative, resolve } from 'node:path';
import { AREAS, type Area } from './model/schema/article.ts';
import { UserError } from './user-error.ts';

export interface Env {
  /** Absolute path of the content folder (`PUFA_CONTENT`, else `content`). */
  readonly contentDir: string;
  /** Absolute path of the interface words (`PUFA_LOCALES`, else `locales`). */
  readonly localesDir: string;
  /** Base path with slashes at both ends (`PUFA_BASE`, else `/`). */
  readonly base: string;
  /** Origin for canonical links, without a slash at its end (`PUFA_SITE`). */
  readonly site: string;
  /** The day the build speaks of, `YYYY-MM-DD` (`PUFA_TODAY`, else today in China). */
  readonly today: string;
  /** Absolute path of the folder the site is built into (`PUFA_OUT`, else `dist`). */
  readonly outDir: string;
  /** Absolute path of what builds keep for the next one (`PUFA_CACHE`, else `.cache/pufa`); may be deleted. */
  readonly cacheDir: string;
  /** `hide` leaves unreviewed translations out, whatever `site.yaml` says (`PUFA_DRAFTS`). */
  readonly drafts: 'hide' | 'as-configured';
  /** Where the recording studio posts to, instead of `inbox` in `site.yaml` (`PUFA_INBOX`); null leaves that as it is. */
  readonly inbox: string | null;
  /** The area whose articles come first on the home page, whatever `site.yaml` says (`PUFA_AREA`); null: as there. */
  readonly area: Area | null;
  /** Marks every interface word `⟦…⟧`, so that a test sees the words that skipped `locales/` (`PUFA_PSEUDO=1`). */
  readonly pseudo: boolean;
  /** The port that was asked for (`PUFA_PORT`); null: whichever is free. */
  readonly port: number | null;
  /** Whether phones may keep pages (`PUFA_OFFLINE=off`: no, and what they kept is taken away again). */
  readonly offline: boolean;
}

/** A name that means nothing is a slip of the finger: `PUFA_DRAFT=hide` would show what it was to hide. */
const NAMES = [
  'PUFA_CONTENT',
  'PUFA_LOCALES',
  'PUFA_BASE',
  'PUFA_SITE',
  'PUFA_TODAY',
  'PUFA_OUT',
  'PUFA_CACHE',
  'PUFA_DRAFTS',
  'PUFA_INBOX',
  'PUFA_AREA',
  'PUFA_PSEUDO',
  'PUFA_PORT',
  'PUFA_OFFLINE',
] as const;
type Name = (typeof NAMES)[number];

/**
 * Returns where the build keeps the manifest of its sounds: made before the pages, read by them. One an output
 * folder: builds of two sites at once may share the rest of the cache.
 */
export function soundsManifest(env: Env): string {
  return join(env.cacheDir, `sounds-${createHash('sha256').update(env.outDir).digest('hex').slice(0, 12)}.json`);
}

/**
 * Returns the settings of this run.
 * @throws UserError with a sentence in Chinese for each variable whose value means nothing, all at once.
 */
export function readEnv(vars: Readonly<Record<string, string | undefined>> = process.env): Env {
  const problems: string[] = Object.keys(vars)
    .filter((name) => name.startsWith('PUFA_') && !(NAMES as readonly string[]).includes(name))
    .map((name) => `没有 ${name} 这个变量，可能是写错了。可以设的有：${NAMES.join('、')}。`);
  /** Returns the value of a variable, or what stands for it when it is not set; notes what is wrong with it. */
  const read = <T>(name: Name, otherwise: T, parse: (written: string) => T | Problem): T => {
    const written = vars[name];
    if (written === undefined || written === '') return otherwise;
    const value = parse(written);
    if (!(value instanceof Problem)) return value;
    problems.push(`${name} ${value.what}`);
    return otherwise;
  };
  const path = (name: Name, otherwise: string): string => read(name, resolve(otherwise), (written) => resolve(written));
  const env: Env = {
    contentDir: path('PUFA_CONTENT', 'content'),
    localesDir: path('PUFA_LOCALES', 'locales'),
    base: read('PUFA_BASE', '/', parseBase),
    site: read('PUFA_SITE', 'http://localhost:4321', parseSite),
    today: read('PUFA_TODAY', chinaDay(new Date()), (written) =>
      isDay(written) ? written : new Problem(`写的是“${written}”，要写成“2026-12-04”这样的日期。`),
    ),
    outDir: path('PUFA_OUT', 'dist'),
    cacheDir: path('PUFA_CACHE', '.cache/pufa'),
    drafts: read<Env['drafts']>('PUFA_DRAFTS', 'as-configured', (written) =>
      written === 'hide'
        ? written
        : new Problem(`只能写 hide（不显示没有审过的译文），现在写的是“${written}”。不想隐藏，就不要设它。`),
    ),
    inbox: read<string | null>('PUFA_INBOX', null, (written) =>
      URL.canParse(written) && new URL(written).protocol === 'https:'
        ? new URL(written).href
        : new Problem(`写的是“${written}”，要写 https:// 开头的完整网址：录音交到那里。`),
    ),
    area: read<Area | null>(
      'PUFA_AREA',
      null,
      (written) =>
        AREAS.find((area) => area === written) ??
        new Problem(`只能写片区的编号：${AREAS.join('、')}，现在写的是“${written}”。不指定片区，就不要设它。`),
    ),
    pseudo: read('PUFA_PSEUDO', false, (written) =>
      written === '1' ? true : new Problem(`只能写 1（测试用），现在写的是“${written}”。不测试，就不要设它。`),
    ),
    offline: read('PUFA_OFFLINE', true, (written) =>
      written === 'off'
        ? false
        : new Problem(`只能写 off（网页不存在手机里，以前存的也删掉），现在写的是“${written}”。要存，就不要设它。`),
    ),
    port: read<number | null>('PUFA_PORT', null, (written) =>
      /^\d{1,5}$/.test(written) && Number(written) >= 1 && Number(written) <= 65_535
        ? Number(written)
        : new Problem(`写的是“${written}”，要写 1 到 65535 之间的整数，例如 8080。`),
    ),
  };
  problems.push(...folderProblems(env));
  if (problems.length === 1) throw new UserError(problems[0]);
  if (problems.length > 1) {
    throw new UserError(`设置有 ${problems.length} 处不对：\n${problems.map((line) => `  ${line}`).join('\n')}`);
  }
  return env;
}

/** What is wrong with a value, to be said after the name of its variable. */
class Problem {
  readonly what: string;
  constructor(what: string) {
    this.what = what;
  }
}

/** What is on the disk where the folders are to be; a folder that would be deleted with the old site is refused. */
function folderProblems({ contentDir, localesDir, outDir, cacheDir }: Env): string[] {
  const problems: string[] = [];
  for (const [name, dir, what] of [
    ['PUFA_CONTENT', contentDir, '内容'],
    ['PUFA_LOCALES', localesDir, '界面文字'],
  ] as const) {
    const found = kindOf(dir);
    if (found === null) problems.push(`${name}：没有 ${dir} 这个文件夹。请检查路径；它要指向放${what}的文件夹。`);
    if (found === 'file') problems.push(`${name}：${dir} 是文件。它要指向放${what}的文件夹。`);
  }
  for (const [name, dir] of [
    ['PUFA_OUT', outDir],
    ['PUFA_CACHE', cacheDir],
  ] as const) {
    if (kindOf(dir) === 'file') problems.push(`${name}：${dir} 是文件。请换一个文件夹的路径，没有的文件夹会自动建好。`);
  }
  for (const [what, dir] of [
    ['内容', contentDir],
    ['界面文字', localesDir],
    ['缓存', cacheDir],
    ['程序', resolve('.')],
  ] as const) {
    const holds = isWithin(outDir, dir);
    if (holds || (what !== '程序' && isWithin(dir, outDir))) {
      problems.push(
        `PUFA_OUT：${outDir} ${holds ? `里面有${what}` : `在放${what}的文件夹里`}（${dir}），而构建会把整个文件夹换掉。请换一个单独的文件夹。`,
      );
    }
  }
  return problems;
}

function kindOf(path: string): 'folder' | 'file' | null {
  try {
    return statSync(path).isDirectory() ? 'folder' : 'file';
  } catch (thrown) {
    // Not there is one thing; what may not be looked at is told by whoever needs it.
    return ['ENOENT', 'ENOTDIR'].includes((thrown as NodeJS.ErrnoException).code ?? '') ? null : 'folder';
  }
}

/** Returns whether `path` is `folder` or lies in it. */
function isWithin(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way === '' || (!/^\.\.([\\/]|$)/.test(way) && !isAbsolute(way));
}

/** `Date.parse` takes 30 February for 2 March. */
function isDay(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** Slashes may be left out at the ends, nowhere doubled: `//x/` is the address of another host. */
function parseBase(written: string): string | Problem {
  const inner = written.replace(/^\/|\/$/g, '');
  const parts = inner === '' ? [] : inner.split('/');
  if (parts.every((part) => /^[\w.~-]+$/.test(part) && !/^\.+$/.test(part))) return `/${[...parts, ''].join('/')}`;
  return new Problem(
    `写的是“${written}”，要写成“/pufa/”这样：网址里域名后面的路径，只用英文字母、数字和 - _ . ~，斜杠不连写。（Windows 的 Git Bash 会改掉开头的斜杠，请写“pufa”。）`,
  );
}

function parseSite(written: string): string | Problem {
  const like = '要写成“https://example.org”这样：以 http:// 或 https:// 开头，后面只有域名（可以有端口）';
  if (!/^https?:\/\//i.test(written) || !URL.canParse(written)) return new Problem(`写的是“${written}”，${like}。`);
  const url = new URL(written);
  const isPlain = `${url.username}${url.password}${url.search}${url.hash}` === '' && !/[?#\s]/.test(written);
  if (isPlain && /^\/*$/.test(url.pathname)) return url.origin;
  return new Problem(`写的是“${written}”，${like}。域名后面的路径请写在 PUFA_BASE 里。`);
}

/** China has one time zone; a build server abroad must not say yesterday. */
function chinaDay(now: Date): string {
  return new Date(now.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
}
