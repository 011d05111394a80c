/**
 * Every `PUFA_*` variable is read here and nowhere else.
 */
import { join, resolve } from 'node:path';

export interface Env {
  /** Absolute path of the content folder (`PUFA_CONTENT`, else `content`). */
  readonly contentDir: string;
  /** Absolute path of the interface words (`PUFA_LOCALES`, else `locales`). */
  readonly localesDir: string;
  /** Base path with slashes at both ends (`PUFA_BASE`, else `/`). */
  readonly base: string;
  /** Origin for canonical links, without a slash at its end (`PUFA_SITE`). */
  readonly site: string;
  /** The day the build speaks of, `YYYY-MM-DD` (`PUFA_TODAY`, else today in China). */
  readonly today: string;
  /** Absolute path of the folder the site is built into (`PUFA_OUT`, else `dist`). */
  readonly outDir: string;
  /** Absolute path of what builds keep for the next one (`PUFA_CACHE`, else `.cache/pufa`); may be deleted. */
  readonly cacheDir: string;
  /** `hide` leaves unreviewed translations out, whatever `site.yaml` says (`PUFA_DRAFTS`). */
  readonly drafts: 'hide' | 'as-configured';
  /** Marks every interface word `⟦…⟧`, so that a test sees the words that skipped `locales/` (`PUFA_PSEUDO=1`). */
  readonly pseudo: boolean;
}

/** Returns where the build keeps the manifest of its sounds: made before the pages, read by them. */
export function soundsManifest(env: Env): string {
  return join(env.cacheDir, 'sounds.json');
}

/**
 * Returns the settings of this run.
 * @throws Error with a sentence in Chinese when a variable has a value that means nothing.
 */
export function readEnv(vars: Readonly<Record<string, string | undefined>> = process.env): Env {
  const today = vars['PUFA_TODAY'] || chinaDay(new Date());
  if (!isDay(today)) {
    throw new Error(`PUFA_TODAY 写的是“${today}”，要写成“2026-12-04”这样的日期。`);
  }
  const drafts = vars['PUFA_DRAFTS'];
  if (drafts !== undefined && drafts !== '' && drafts !== 'hide') {
    throw new Error(`PUFA_DRAFTS 只能写 hide（不显示没有审过的译文），现在写的是“${drafts}”。`);
  }
  return {
    contentDir: resolve(vars['PUFA_CONTENT'] || 'content'),
    localesDir: resolve(vars['PUFA_LOCALES'] || 'locales'),
    base: withSlashes(vars['PUFA_BASE'] || '/'),
    site: (vars['PUFA_SITE'] || 'http://localhost:4321').replace(/\/+$/, ''),
    today,
    outDir: resolve(vars['PUFA_OUT'] || 'dist'),
    cacheDir: resolve(vars['PUFA_CACHE'] || '.cache/pufa'),
    drafts: drafts === 'hide' ? 'hide' : 'as-configured',
    pseudo: vars['PUFA_PSEUDO'] === '1',
  };
}

/** `Date.parse` takes 30 February for 2 March. */
function isDay(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

function withSlashes(base: string): string {
  const inner = base.replace(/^\/+|\/+$/g, '');
  return inner === '' ? '/' : `/${inner}/`;
}

/** China has one time zone; a build server abroad must not say yesterday. */
function chinaDay(now: Date): string {
  return new Date(now.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
}
