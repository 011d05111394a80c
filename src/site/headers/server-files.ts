/** The table of headers, as the files that web servers read. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { apacheFile } from './apache.ts';
import { caddyFile } from './caddy.ts';
import { netlifyFile } from './netlify.ts';
import { nginxFile } from './nginx.ts';
import { SITE_FILE, SERVER_DIR } from './built-site.ts';
import type { ServedSite } from './table.ts';

/** Writes the files into the built site; which server reads which: docs/deploy.md. */
export async function writeServerFiles(distDir: string, site: ServedSite): Promise<void> {
  await mkdir(join(distDir, SERVER_DIR), { recursive: true });
  const files: Readonly<Record<string, string>> = {
    _headers: netlifyFile(site),
    '.htaccess': apacheFile(site),
    [`${SERVER_DIR}/nginx.conf`]: nginxFile(site),
    [`${SERVER_DIR}/Caddyfile`]: caddyFile(site),
    [SITE_FILE]: `${JSON.stringify(site, null, 2)}\n`,
  };
  for (const [name, text] of Object.entries(files)) await writeFile(join(distDir, name), text);
}
