/** What keeping costs a phone: the worker with its list, and everybody's pages with all they need. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { LANGS } from '../../src/languages.ts';
import { filesOf, filesOfFile, soundsOf } from '../../src/lib/keeping/files.ts';
import { LATE_FILE, WORKER_FILE, type KeepList } from '../../src/lib/keeping/names.ts';
import { loadLibrary } from '../../src/model/library.ts';
import { sensitivePaths } from '../../src/model/sensitive.ts';
import { TODAY, VARIANTS } from './variants.ts';

const { dir, base } = VARIANTS.main;
const KB = 1024;
/** Where it is more, `SHELL_FOLDERS` in `site/keeping/lists.ts` is where pages can be left out: paths first. */
const MAX_SHELL_KB = 250;
const MAX_WORKER_KB = 12;

const fileOf = (path: string): string => join(dir, path === '' || path.endsWith('/') ? `${path}index.html` : path);
const weigh = (file: string): number =>
  file.endsWith('.woff2') ? statSync(file).size : brotliCompressSync(readFileSync(file)).byteLength;
const read = (path: string): string => readFileSync(fileOf(path), 'utf8');

describe.each(LANGS)('in %s', (lang) => {
  const list = JSON.parse(read(`keep/${lang}.json`)) as KeepList;

  it('the worker and its list are small', () => {
    expect(weigh(fileOf(WORKER_FILE)) + weigh(fileOf(`keep/${lang}.json`))).toBeLessThanOrEqual(MAX_WORKER_KB * KB);
  });

  it('a first visit takes in no more than was promised, and all that its pages need', () => {
    const files = new Set(list.shell.flatMap((path) => filesOf(read(path), base)));
    // A set grows while it is walked through: what is needed is asked for what it needs.
    for (const address of files) {
      if (!/\.(?:css|js)$/.test(address)) continue;
      for (const next of filesOfFile(read(address.slice(base.length)), address, base)) files.add(next);
    }
    for (const address of files) expect(existsSync(fileOf(address.slice(base.length))), address).toBe(true);
    const pages = list.shell.reduce((sum, path) => sum + weigh(fileOf(path)), 0);
    const rest = [...files].reduce((sum, address) => sum + weigh(fileOf(address.slice(base.length))), 0);
    expect(pages + rest, JSON.stringify({ pages, rest })).toBeLessThanOrEqual(MAX_SHELL_KB * KB);
    expect(list.shell).toEqual(expect.arrayContaining([`${lang}/`, `${lang}/saved/`, '404.html', LATE_FILE]));
  });

  it('no sensitive page is everybody’s', () => {
    const { library } = loadLibrary('content', { today: TODAY });
    const sensitive = new Set(sensitivePaths(library));
    expect(list.shell.filter((path) => sensitive.has(path))).toEqual([]);
  });

  it('the size of sounds is that of the encoding every phone plays', () => {
    const path = `${lang}/articles/legal-aid/`;
    const sounds = soundsOf(read(path), base);
    expect(list.sounds[path] ?? 0).toBe(sounds.reduce((sum, address) => sum + statSync(join(dir, address)).size, 0));
  });

  it('the app has a name, a beginning and icons of the sizes it says', async () => {
    const manifest = JSON.parse(read(`${lang}/app.webmanifest`)) as {
      start_url: string;
      icons: readonly { src: string; sizes: string; purpose: string }[];
    };
    expect(manifest.start_url).toBe(`${base}${lang}/`);
    expect(manifest.icons.map(({ purpose }) => purpose)).toContain('maskable');
    for (const { src, sizes } of manifest.icons) {
      const { width, height } = await sharp(fileOf(src.slice(base.length))).metadata();
      expect(`${width}x${height}`).toBe(sizes);
    }
  });
});
