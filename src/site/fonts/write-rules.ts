/**
 * Where the rules of the fonts go. Those of the faces into stylesheets that pages share: there they are paid for once. Those of the boxes into the pages, since they must be there at the first paint.
 */
import { createHash } from 'node:crypto';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { FONT_SCRIPTS } from './font-script.ts';
import { readHtml } from './site-text.ts';
import type { PageText, Slot } from './site-text.ts';

/** Script → its font of boxes, as an address and as a rule. */
export type Boxes = Map<string, { readonly uri: string; readonly rule: string }>;

/** Before what this step wrote, in stylesheets and in styles of pages. */
const MARK = '/*fonts*/';

/**
 * Writes rules to the end of each stylesheet that pages name with `data-pufa-faces`, gives it a name by its content,
 * and changes the pages: that name, and the boxes they ask for. Nothing else in the pages changes.
 * @throws Error in Chinese with the page that asks for faces, boxes or a stylesheet that are not there.
 */
export async function writeRules(options: {
  readonly distDir: string;
  /** With slashes at both ends. */
  readonly base: string;
  readonly pages: readonly PageText[];
  /** By what `data-pufa-faces` says. */
  readonly rules: ReadonlyMap<string, readonly string[]>;
  /** By page. */
  readonly boxes: ReadonlyMap<string, Boxes>;
  /** By page: the rule of the letters that only it has a file for. */
  readonly own: ReadonlyMap<string, string>;
}): Promise<void> {
  const { distDir, base, pages, rules, own } = options;
  const sheets = new Map<string, string>();
  for (const { page, slots } of pages) {
    for (const { address, faces } of slots.sheets) {
      if (sheets.has(address)) continue;
      const own = rules.get(faces);
      if (own === undefined) {
        throw new Error(`${page}：data-pufa-faces 里写了“${faces}”，只能写 ${[...rules.keys()].join('、')}。`);
      }
      sheets.set(address, await writeSheet(distDir, base, address, own.join(''), page));
    }
  }
  for (const { page, slots } of pages) {
    const html = await readHtml(join(distDir, page));
    const boxes: Boxes = options.boxes.get(page) ?? new Map();
    const filled = fill(html, [
      ...slots.styles.map((slot) => ({
        ...slot,
        text: withBoxes(html.slice(slot.start, slot.end), slot.scripts, boxes, page, own.get(page) ?? ''),
      })),
      ...slots.boxes.map((slot) => ({ ...slot, text: boxOf(slot.script, boxes, page).uri })),
      ...slots.sheets.map((slot) => ({ ...slot, text: sheets.get(slot.address) ?? slot.address })),
    ]);
    if (filled !== html) await writeFile(join(distDir, page), filled);
  }
}

/** Returns the address of the stylesheet with the rules in it. */
async function writeSheet(
  distDir: string,
  base: string,
  address: string,
  rules: string,
  page: string,
): Promise<string> {
  const old = address.slice(base.length);
  const css = await readFile(join(distDir, old), 'utf8').catch((cause: unknown) => {
    throw new Error(`${page}：没有样式文件 ${address}，字体没有地方写。`, { cause });
  });
  const own = css.split(MARK)[0]?.trimEnd() ?? '';
  const filled = `${own}${MARK}${rules}`;
  const hash = createHash('sha256').update(filled).digest('hex').slice(0, 10);
  const name = old.replace(/(?:\.[\w-]+)?\.css$/u, `.${hash}.css`);
  await writeFile(join(distDir, name), filled);
  if (name !== old) await rm(join(distDir, old));
  return base + name;
}

/** Returns the styles of a page with the rules of the boxes at their end, once. */
function withBoxes(css: string, scripts: readonly string[], boxes: Boxes, page: string, own: string): string {
  const rules = scripts.map((script) => boxOf(script, boxes, page).rule).join('') + own;
  return css.split(MARK)[0] + (rules === '' ? '' : MARK + rules);
}

function boxOf(script: string, boxes: Boxes, page: string): { readonly uri: string; readonly rule: string } {
  const box = boxes.get(script);
  if (box === undefined) {
    throw new Error(`${page}：要了“${script}”的方框字体，只有 ${FONT_SCRIPTS.join('、')}。`);
  }
  return box;
}

function fill(html: string, fillings: readonly (Slot & { readonly text: string })[]): string {
  let filled = '';
  let done = 0;
  for (const { start, end, text } of [...fillings].sort((a, b) => a.start - b.start)) {
    filled += html.slice(done, start) + text;
    done = end;
  }
  return filled + html.slice(done);
}
