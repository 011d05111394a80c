/** A temporary folder of sources with a cache and an output beside it: for tests. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { prepareAudio, type Prepared } from './prepare.ts';
import type { AudioSource } from './sound.ts';

export class FixtureFolder {
  readonly path = mkdtempSync(join(tmpdir(), 'pufa-sound-'));

  /** Returns a source of `bytes`; null writes no file. */
  source(name: string, bytes: Uint8Array | null, more: Partial<AudioSource> = {}): AudioSource {
    const file = join(this.path, 'in', name);
    mkdirSync(dirname(file), { recursive: true });
    if (bytes) writeFileSync(file, bytes);
    return {
      id: `article/${name.replace(/\W/g, '-')}`,
      file,
      shownAs: `articles/article/audio/x/${name}`,
      title: '打官司没有钱，怎么办？',
      lang: 'zh',
      dialect: '普通话',
      place: null,
      synthetic: true,
      licence: 'CC-BY-4.0',
      lawAsOf: '2026-06-26',
      checkedBy: [],
      cues: [],
      ...more,
    };
  }

  /** Prepares with the cache and the output of `name`. */
  prepare(sources: readonly AudioSource[], name = 'a', timeoutMs?: number): Promise<Prepared> {
    return prepareAudio({
      sources,
      cacheDir: join(this.path, `cache-${name}`),
      outDir: this.out(name),
      ...(timeoutMs === undefined ? {} : { timeoutMs }),
    });
  }

  out(name = 'a'): string {
    return join(this.path, `out-${name}`);
  }

  /** Returns the names of all that was published there, as paths of encodings are written, sorted. */
  written(name = 'a'): string[] {
    const dir = join(this.out(name), 'article');
    return existsSync(dir)
      ? readdirSync(dir)
          .map((file) => `article/${file}`)
          .sort()
      : [];
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}
