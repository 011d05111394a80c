/** What a page needs beside itself, read from its text: the phone that keeps a page must keep this too. */

/** Folders whose files are named by their content: one build's page never meets another's file of the same name. */
const FOLDERS = /^(?:_astro|fonts|icons|pictures|sounds)\//;
/** Fetched only when somebody types a rare letter. */
export const RARE_LETTERS = /\/yi-rest\./;
const SOUND = /^sounds\//;

/** Returns the addresses of the files that a page names, below `base` and whole, each once. Its sounds: `soundsOf`. */
export function filesOf(html: string, base: string): string[] {
  return named(html, /(?:href|src)="([^"#?]+)/g, base).filter((address) => !isSound(address, base));
}

/** Returns the addresses of a page's sounds: of each recording the encoding that every phone plays, its last. */
export function soundsOf(html: string, base: string): string[] {
  const recordings = html.match(/<audio[\s\S]*?<\/audio>/g) ?? [];
  return recordings.reduce<string[]>(
    (all, recording) => all.concat(named(recording, /src="([^"#?]+)/g, base).slice(-1)),
    [],
  );
}

/** Returns what a style or a program fetches: fonts, further programs. `address` is its own. */
export function filesOfFile(text: string, address: string, base: string): string[] {
  if (address.endsWith('.css'))
    return named(text, /url\(\s*["']?([^"')#?]+)/g, base).filter((each) => !RARE_LETTERS.test(each));
  if (!address.endsWith('.js')) return [];
  const folder = address.slice(0, address.lastIndexOf('/') + 1);
  return unique(matches(text, /["'`]\.\/([\w.-]+\.js)["'`]/g).map((name) => folder + name));
}

/** Returns whether an address is that of a sound. */
export function isSound(address: string, base: string): boolean {
  return SOUND.test(address.slice(base.length));
}

/** Returns whether a file fetches others, so that one must look into it. */
export function isReadable(address: string): boolean {
  return /\.(?:css|js)$/.test(address);
}

function named(text: string, pattern: RegExp, base: string): string[] {
  return unique(
    matches(text, pattern).filter((address) => address.startsWith(base) && FOLDERS.test(address.slice(base.length))),
  );
}

function unique(texts: readonly string[]): string[] {
  return Array.from(new Set(texts));
}

function matches(text: string, pattern: RegExp): string[] {
  const found: string[] = [];
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) found.push(match[1] ?? '');
  return found;
}
