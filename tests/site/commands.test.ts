/** The commands as a person calls them. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { listFiles } from './html.ts';
import { TODAY, VARIANTS } from './variants.ts';

const work = mkdtempSync(join(tmpdir(), 'pufa-commands-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));

function pufa(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  return spawnSync(process.execPath, ['scripts/pufa.ts', ...args], {
    encoding: 'utf8',
    env: { ...process.env, PUFA_TODAY: TODAY, ...env },
  });
}

function copyOfContent(name: string): string {
  const dir = join(work, name);
  cpSync('content', dir, { recursive: true });
  return dir;
}

describe('npm run check', () => {
  it('passes on the content of the project', () => {
    const result = pufa(['check']);
    expect(result.stdout).toContain('检查完毕');
    expect(result.status).toBe(0);
  });

  it('tells every error of every file at once and fails', () => {
    const dir = copyOfContent('broken');
    const article = join(dir, 'articles/legal-aid/zh.mdx');
    writeFileSync(article, readFileSync(article, 'utf8').replace('number="12348"', 'number="12349"'));
    writeFileSync(join(dir, 'articles/anti-fraud/zh.mdx'), '# 标题\n\n<Answer>\n没有结尾\n');
    const result = pufa(['check'], { PUFA_CONTENT: dir });
    expect(result.status).toBe(1);
    expect(result.stdout).toMatch(/articles\/legal-aid\/zh\.mdx:\d+:\d+ 错误 link\/unknown-phone/);
    expect(result.stdout).toMatch(/articles\/anti-fraud\/zh\.mdx:\d+:\d+ 错误 mdx\/syntax/);
  });
});

it('a build with errors leaves the last good site as it was', () => {
  const dir = copyOfContent('last-good');
  const out = join(work, 'site');
  cpSync(VARIANTS.main.dir, out, { recursive: true });
  const before = listFiles(out);
  const law = join(dir, 'laws/civil-code.yaml');
  writeFileSync(law, readFileSync(law, 'utf8').replace("'1042'", "'9042'"));
  const result = pufa(['build'], { PUFA_CONTENT: dir, PUFA_OUT: out, PUFA_CACHE: join(work, 'cache') });
  expect(result.status).toBe(1);
  expect(result.stdout).toContain('statute/unknown-article');
  expect(listFiles(out)).toEqual(before);
  expect(readFileSync(join(out, 'index.html'))).toEqual(readFileSync(join(VARIANTS.main.dir, 'index.html')));
});

it('npm run new writes an article that passes the checks', () => {
  const dir = copyOfContent('new');
  expect(pufa(['new', 'land-contract', 'land'], { PUFA_CONTENT: dir }).status).toBe(0);
  expect(pufa(['check'], { PUFA_CONTENT: dir }).status).toBe(0);
  expect(pufa(['new', 'land-contract'], { PUFA_CONTENT: dir }).status).toBe(1);
  expect(pufa(['new', 'Land Contract'], { PUFA_CONTENT: dir }).stderr).toContain('小写字母');
});

it('npm run translation:record changes nothing when everything is recorded, and says where shapes part', () => {
  const dir = copyOfContent('record');
  const record = join(dir, 'articles/bride-price/ii.yaml');
  const before = readFileSync(record, 'utf8');
  expect(pufa(['translation:record', 'bride-price', 'ii'], { PUFA_CONTENT: dir }).status).toBe(0);
  expect(readFileSync(record, 'utf8')).toBe(before);
  const file = join(dir, 'articles/bride-price/ii.mdx');
  writeFileSync(file, `${readFileSync(file, 'utf8')}\n<Untranslated />\n`);
  const result = pufa(['translation:record', 'bride-price', 'ii'], { PUFA_CONTENT: dir });
  expect(result.status).toBe(1);
  expect(result.stderr).toContain('translation/shape');
  expect(readFileSync(record, 'utf8')).toBe(before);
});

it('npm run export:text writes every quotation of law with its citation', () => {
  const out = join(work, 'text');
  const result = pufa(['export:text', out]);
  const quotations = Number(/引用法律原文 (\d+) 处/.exec(result.stdout)?.[1]);
  const texts = listFiles(out)
    .map((file) => readFileSync(join(out, file), 'utf8'))
    .join('\n');
  expect(quotations).toBeGreaterThan(50);
  expect(texts.match(/》(第[零一二三四五六七八九十百千]+条|序言)[^：“]{0,20}：“[^”]+”/g)).toHaveLength(quotations);
});

it('an unknown command says which there are', () => {
  const result = pufa(['biuld']);
  expect(result.status).toBe(1);
  expect(result.stderr).toContain('npm run build');
});
