import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bornOf } from './build-lock.ts';
import { openStaging, stagingPaths } from './staging.ts';

let dir: string;
let place: string;
beforeEach(() => {
  dir = realpathSync(mkdtempSync(join(tmpdir(), 'pufa-staging-')));
  place = join(dir, 'site');
});
afterEach(() => {
  rmSync(dir, { recursive: true, force: true });
});

function makeSite(folder: string, words: string): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, '404.html'), words);
}

const words = (): string => readFileSync(join(place, '404.html'), 'utf8');

/** The number of a process that was there and has gone. */
function pidOfDead(): number {
  return spawnSync(process.execPath, ['--version']).pid;
}

describe('openStaging', () => {
  it('puts the new site in the place of the old and leaves nothing beside it', () => {
    makeSite(place, 'old');
    const staging = openStaging(place);
    writeFileSync(join(staging.dir, '404.html'), 'new');
    expect(words()).toBe('old');
    staging.publish();
    staging.close();
    staging.close();
    expect(words()).toBe('new');
    expect(readdirSync(dir)).toEqual(['site']);
  });

  it('leaves the old site when it is closed before', () => {
    makeSite(place, 'old');
    openStaging(place).close();
    expect(words()).toBe('old');
    expect(readdirSync(dir)).toEqual(['site']);
  });

  it('brings the old site back when the new one cannot be moved', () => {
    makeSite(place, 'old');
    const staging = openStaging(place);
    rmSync(staging.dir, { recursive: true });
    expect(() => staging.publish()).toThrow('ENOENT');
    expect(words()).toBe('old');
    staging.close();
  });

  it('clears what a build that was killed has left', () => {
    makeSite(place, 'old');
    const { dir: work, old } = stagingPaths(place);
    for (const folder of [work, old]) makeSite(join(folder, 'pages'), 'half');
    const staging = openStaging(place);
    expect(readdirSync(staging.dir)).toEqual([]);
    staging.close();
    expect(readdirSync(dir)).toEqual(['site']);
  });

  it('brings back the site of a build that was killed between its two last steps', () => {
    makeSite(stagingPaths(place).old, 'old');
    openStaging(place).close();
    expect(words()).toBe('old');
  });

  it('touches nothing where something else than a site is', () => {
    mkdirSync(place);
    writeFileSync(join(place, 'letter.txt'), 'mine');
    expect(() => openStaging(place)).toThrow(`文件夹 ${place} 里有别的东西`);
    expect(readdirSync(dir)).toEqual(['site']);
    expect(readdirSync(place)).toEqual(['letter.txt']);
  });

  it('replaces what a link points at, not the link', () => {
    makeSite(join(dir, 'disk', 'site'), 'old');
    symlinkSync(join(dir, 'disk', 'site'), place, 'junction');
    const staging = openStaging(place);
    writeFileSync(join(staging.dir, '404.html'), 'new');
    staging.publish();
    staging.close();
    expect(realpathSync(place)).toBe(join(dir, 'disk', 'site'));
    expect(words()).toBe('new');
  });
});

describe('the lock', () => {
  const lock = (): string => stagingPaths(place).lock;
  const holder = (values: object): string =>
    JSON.stringify({ pid: process.pid, born: bornOf(process.pid), host: hostname(), ...values });
  const hoursAgo = (hours: number): void => utimesSync(lock(), new Date(), new Date(Date.now() - hours * 3_600_000));

  it('lets one build at a time into a folder, and others elsewhere', () => {
    const first = openStaging(place);
    expect(() => openStaging(place)).toThrow(
      `另一个构建正在进行（进程 ${process.pid}，刚刚开始），也要构建到 ${place}。`,
    );
    // Whoever was refused has not touched the work of the first.
    expect(existsSync(first.dir)).toBe(true);
    openStaging(join(dir, 'other')).close();
    first.close();
    openStaging(place).close();
    expect(readdirSync(dir)).toEqual([]);
  });

  it.each([
    ['of a process that has gone', () => holder({ pid: pidOfDead() })],
    ['whose number another process has by now', () => holder({ born: 'another time' })],
    ['of another machine, long ago', () => holder({ host: 'elsewhere' }), 2],
    ['that is cut off, long ago', () => '{"pid":', 2],
    ['that is empty, long ago', () => '', 2],
    ['that says nothing, long ago', () => 'null', 2],
  ])('takes over a lock %s', (_what, text, hours = 0) => {
    writeFileSync(lock(), text());
    hoursAgo(hours);
    openStaging(place).close();
    expect(readdirSync(dir)).toEqual([]);
  });

  it.each([
    ['of another machine', () => holder({ host: 'elsewhere', pid: 1 })],
    ['that is being written', () => ''],
  ])('respects a lock %s, and says which file it is', (_what, text) => {
    writeFileSync(lock(), text());
    expect(() => openStaging(place)).toThrow(`请删掉文件 ${lock()}`);
    expect(readFileSync(lock(), 'utf8')).toBe(text());
  });

  it('does not give back a lock that somebody else has by now', () => {
    const staging = openStaging(place);
    writeFileSync(lock(), holder({ pid: 1 }));
    staging.close();
    expect(existsSync(lock())).toBe(true);
  });
});
