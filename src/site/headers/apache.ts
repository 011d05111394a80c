/** `.htaccess` for Apache 2.4 with mod_headers. */
import { CONTENT_TYPES, weightOf, type ServedSite } from './table.ts';

/** Returns the file. Apache applies all blocks that match, in order: the most particular path comes last. */
export function apacheFile({ base, classes }: ServedSite): string {
  const names = [...new Set(classes.flatMap(({ headers }) => Object.keys(headers)))];
  const blocks = classes
    .flatMap(({ paths, headers }) => paths.map((path) => ({ path, headers })))
    .sort((a, b) => weightOf(a.path) - weightOf(b.path) || (a.path < b.path ? -1 : 1))
    .map(({ path, headers }) => {
      const lines = names.map((name) =>
        headers[name] === undefined
          ? `  Header always unset ${name}\n`
          : `  Header always set ${name} "${headers[name]}"\n`,
      );
      return `<If "%{REQUEST_URI} =~ m#${patternOf(base + path)}#">\n${lines.join('')}</If>\n`;
    });
  const types = Object.entries(CONTENT_TYPES).map(([extension, type]) => `AddType "${type}" .${extension}\n`);
  return `# Made by the build; see docs/deploy.md.
Options -Indexes -MultiViews
DirectoryIndex index.html
AddDefaultCharset utf-8
ErrorDocument 404 ${base}404.html
RedirectMatch 404 "^${escaped(base)}(_server/|_headers$|\\.htaccess$)"
${types.join('')}<IfModule mod_brotli.c>
AddOutputFilterByType BROTLI_COMPRESS text/html text/css text/javascript application/javascript application/xml image/svg+xml
</IfModule>
<IfModule mod_headers.c>
${blocks.join('')}</IfModule>
`;
}

function patternOf(path: string): string {
  return path.endsWith('*') ? `^${escaped(path.slice(0, -1))}` : `^${escaped(path)}$`;
}

function escaped(path: string): string {
  return path.replace(/[.\\+*?[\]^$(){}|]/gu, '\\$&');
}
