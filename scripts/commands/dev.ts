/** `npm run dev`: Astro's own server, which shows a page again when its content changes. */
import { join } from 'node:path';
import { dev } from 'astro';
import { readEnv } from '../../src/env.ts';
import { reportFindings } from '../../src/model/check/report.ts';
import { checkContent } from '../../src/site/check-content.ts';
import { pageDefines } from '../../src/site/page-defines.ts';
import { prepareSounds } from '../../src/site/prepare-sounds.ts';
import { takeFreePort } from '../../src/site/serve.ts';

export async function run(): Promise<void> {
  const env = readEnv();
  const door = await takeFreePort(env.port, console.log);
  // Astro takes it itself; it would pass over one that is taken without saying why.
  await door.close();
  const { library, findings } = await checkContent(env);
  if (findings.length > 0) console.log(reportFindings(findings, 'text'));
  // Pages read the manifest; the sounds themselves are only in a built site.
  await prepareSounds(env, library, join(env.cacheDir, 'dev'));
  await dev({
    root: '.',
    server: { port: door.port },
    vite: { define: pageDefines(library, { ...env, offline: false }) },
  });
}
