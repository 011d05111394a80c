/** Locations for the `server { … }` of an nginx. */
import { CONTENT_TYPES, type Headers, type ServedSite } from './table.ts';

/** Returns the file. In nginx an `add_header` hides all that stand outside, so each location has all of its own. */
export function nginxFile({ base, classes }: ServedSite): string {
  const locations = classes.flatMap(({ paths, headers }) =>
    paths.map((path) =>
      path.endsWith('*')
        ? location(`${path === '*' ? '' : '^~ '}${base}${path.slice(0, -1)}`, headers)
        : location(`= ${base}${path}`, headers),
    ),
  );
  const types = Object.entries(CONTENT_TYPES)
    .filter(([extension]) => !KNOWN.has(extension))
    .map(([extension, type]) => `  ${type.split(';')[0] ?? ''} ${extension};`);
  return `# Made by the build; see docs/deploy.md. In "server { … }", after listen, server_name and root:
#   include <the built site>/_server/nginx.conf;
index index.html;
error_page 404 ${base}404.html;
include mime.types;
types {
${types.join('\n')}
}
charset utf-8;
gzip on;
gzip_vary on;
gzip_types text/css text/javascript application/javascript application/json application/xml image/svg+xml text/plain;
# With the brotli module: brotli on; brotli_types text/css text/javascript application/javascript application/json application/xml image/svg+xml;
location ^~ ${base}_server/ { return 404; }
location = ${base}_headers { return 404; }
location = ${base}.htaccess { return 404; }
${locations.join('')}`;
}

/** In nginx's own `mime.types`: said twice it warns at every start. */
const KNOWN: ReadonlySet<string> = new Set(['ogg', 'woff2']);

function location(where: string, headers: Headers): string {
  const lines = Object.entries(headers).map(([name, value]) => `  add_header ${name} "${value}" always;\n`);
  return `location ${where} {\n${lines.join('')}}\n`;
}
