import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { mendCache } from './mend-cache.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'pufa-cache-'));
});
afterEach(() => {
  rmSync(dir, { recursive: true, force: true });
});

const KEY = 'a'.repeat(64);
const HALF = '0a1b2c3d-0000-4000-8000-0123456789ab';

it('deletes what was left half written and what is in the way of a font, and nothing that builds did not make', () => {
  for (const path of [`audio/${KEY}`, `audio/.${KEY}.${HALF}`, `fonts/${KEY}.font`, 'audio/my songs']) {
    mkdirSync(join(dir, path), { recursive: true });
  }
  const files = [`fonts/${'b'.repeat(64)}.font`, `fonts/${KEY}.font.${HALF}`, 'fonts/mine.font', 'audio/song.ogg'];
  for (const path of files) writeFileSync(join(dir, path), '');
  const before = new Date(Date.now() - 48 * 3_600_000);
  for (const path of [`audio/.${KEY}.${HALF}`, `fonts/${KEY}.font.${HALF}`])
    utimesSync(join(dir, path), before, before);
  mendCache(dir);
  expect(readdirSync(join(dir, 'audio')).sort()).toEqual([KEY, 'my songs', 'song.ogg']);
  expect(readdirSync(join(dir, 'fonts')).sort()).toEqual([`${'b'.repeat(64)}.font`, 'mine.font']);
});

it('leaves what another build may be writing', () => {
  mkdirSync(join(dir, 'fonts'));
  writeFileSync(join(dir, 'fonts', `${KEY}.font.${HALF}`), '');
  mendCache(dir);
  expect(readdirSync(join(dir, 'fonts'))).toHaveLength(1);
});

it('makes a cache where there is none, and says at once that something else is there', () => {
  mendCache(join(dir, 'new'));
  expect(readdirSync(join(dir, 'new')).sort()).toEqual(['audio', 'fonts']);
  writeFileSync(join(dir, 'fonts'), '');
  expect(() => mendCache(dir)).toThrow('EEXIST');
});
