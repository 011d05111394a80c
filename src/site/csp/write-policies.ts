/** After everything else has changed the pages: writes each page's policy into its head. */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { exceptionFor, type SiteException } from './exceptions.ts';
import { readPage } from './page-needs.ts';
import { policyOf, type PageNeeds } from './policy.ts';

/** A page and what its policy lets through. */
export interface PolicedPage {
  /** Below the site's folder, with `/`: `zh/search/index.html`. */
  readonly path: string;
  readonly needs: PageNeeds;
}

/**
 * Writes `<meta http-equiv="Content-Security-Policy">` into every page below `distDir`, and the referrer
 * policy for hosts that send no headers.
 * @param options.base - base path with slashes at both ends
 * @returns all pages, sorted by path
 * @throws Error in Chinese with the page that holds code in an attribute.
 */
export async function writePolicies(options: {
  readonly distDir: string;
  readonly base: string;
  readonly exceptions: readonly SiteException[];
}): Promise<readonly PolicedPage[]> {
  const { distDir, base, exceptions } = options;
  const styles = await readStyles(distDir, base);
  const pages: PolicedPage[] = [];
  for (const path of await filesBelow(distDir, '.html')) {
    const file = join(distDir, path);
    const html = await readFile(file, 'utf8');
    try {
      const { needs, policyAt } = readPage(html, (address) => styles.get(address) ?? '');
      await writeFile(
        file,
        html.slice(0, policyAt) + tagsFor(needs, exceptionFor(path, exceptions)) + html.slice(policyAt),
      );
      pages.push({ path, needs });
    } catch (thrown) {
      throw new Error(`${path}：${thrown instanceof Error ? thrown.message : String(thrown)}`, { cause: thrown });
    }
  }
  return pages;
}

function tagsFor(needs: PageNeeds, exception: SiteException | undefined): string {
  const policy = policyOf(needs, exception);
  return `<meta http-equiv="Content-Security-Policy" content="${policy}"><meta name="referrer" content="${REFERRER}">`;
}

/** Tells other sites nothing. Not `no-referrer`: the choice of language asks whether one comes from this site. */
export const REFERRER = 'same-origin';

/** Stylesheets by the address that pages have for them. */
async function readStyles(distDir: string, base: string): Promise<ReadonlyMap<string, string>> {
  const files = await filesBelow(distDir, '.css');
  const entries = files.map(async (path) => [base + path, await readFile(join(distDir, path), 'utf8')] as const);
  return new Map(await Promise.all(entries));
}

async function filesBelow(dir: string, extension: string): Promise<string[]> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith(extension))
    .map((entry) => relative(dir, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort();
}
