/** `_headers`, as Netlify, Cloudflare Pages and hosts like them read it. */
import type { HeaderClass, Headers, ServedSite } from './table.ts';

/**
 * Returns the file. Such hosts join the values of all rules that match a path, they do not override: so what
 * all classes share stands once, and the rest only under paths that do not overlap. Of a class inside
 * another only `Cache-Control` may differ: joined, `max-age=60, no-store` still means no-store.
 */
export function netlifyFile({ base, classes }: ServedSite): string {
  const shared = sharedHeaders(classes);
  const rules = [rule(`${base}*`, shared)];
  for (const entry of classes) {
    for (const path of entry.paths) {
      if (path === '*') continue;
      const outer = classes.find((other) => other !== entry && other.paths.some((one) => contains(one, path)));
      rules.push(rule(base + path, without(entry.headers, outer?.headers ?? shared)));
    }
  }
  return `# Made by the build. Belongs to the top of what is published; see docs/deploy.md.\n${rules.join('')}`;
}

function rule(path: string, headers: Headers): string {
  const lines = Object.entries(headers).map(([name, value]) => `  ${name}: ${value}\n`);
  return lines.length === 0 ? '' : `${path}\n${lines.join('')}`;
}

/** What holds for everything, unknown paths included. */
function sharedHeaders(classes: readonly HeaderClass[]): Headers {
  const [first] = classes;
  return Object.fromEntries(
    Object.entries(first?.headers ?? {}).filter(([name, value]) =>
      classes.every(({ headers }) => headers[name] === value),
    ),
  );
}

function contains(outer: string, inner: string): boolean {
  return outer !== '*' && outer.endsWith('*') && inner.startsWith(outer.slice(0, -1));
}

function without(headers: Headers, known: Headers): Headers {
  return Object.fromEntries(Object.entries(headers).filter(([name, value]) => known[name] !== value));
}
