/** The folder as a ZIM file, for Kiwix: by Debian's zim-tools, where they are. */
import { execFile } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import sharp from 'sharp';
import type { FolderFile } from './site-folder.ts';

const run = promisify(execFile);
const TOOL = 'zimwriterfs';
/** Pixels of the picture that readers show in their lists. */
const PICTURE_SIZE = 48;

export interface ZimText {
  readonly title: string;
  readonly description: string;
  /** The day the contents speak of. */
  readonly day: string;
}

/** Returns whether this machine can write ZIM files. */
export async function canWriteZim(): Promise<boolean> {
  return run(TOOL, ['--version']).then(
    () => true,
    () => false,
  );
}

/**
 * Writes `files` as a ZIM file to `path`; what is there is replaced when the new one is whole.
 * @param icon - the site's mark as SVG
 * @throws Error in Chinese with what the tool said when it refuses.
 */
export async function writeZim(
  path: string,
  files: readonly FolderFile[],
  text: ZimText,
  icon: Uint8Array,
): Promise<void> {
  const work = mkdtempSync(join(tmpdir(), 'pufa-zim-'));
  const folder = join(work, 'site');
  try {
    for (const { name, bytes } of files) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), bytes);
    }
    const picture = await sharp(icon).resize(PICTURE_SIZE, PICTURE_SIZE).png().toBuffer();
    writeFileSync(join(folder, 'zim-picture.png'), picture);
    const made = join(work, 'site.zim');
    const options = {
      welcome: 'index.html',
      illustration: 'zim-picture.png',
      language: 'zho,iii,bod',
      title: text.title,
      description: text.description,
      creator: text.title,
      publisher: text.title,
      name: `muyu-pufa_${text.day}`,
    };
    const flags = Object.entries(options).map(([name, value]) => `--${name}=${value}`);
    await run(TOOL, [...flags, folder, made], { maxBuffer: 64 << 20 });
    mkdirSync(dirname(path), { recursive: true });
    copyFileSync(made, `${path}.new`);
    renameSync(`${path}.new`, path);
  } catch (cause) {
    rmSync(`${path}.new`, { force: true });
    const said = (cause as { readonly stderr?: string }).stderr?.trim() ?? '';
    throw new Error(`ZIM 文件没有做成：${said === '' ? (cause as Error).message : said}`, { cause });
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
