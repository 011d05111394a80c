/** A site block for Caddy. */
import { CONTENT_TYPES, type ServedSite } from './table.ts';

/** Returns the file: one `handle` a path, of which Caddy takes the longest that matches and no other. */
export function caddyFile({ base, classes }: ServedSite): string {
  const snippets = classes.map(({ name, headers }) => {
    const lines = Object.entries(headers).map(([header, value]) => `    ${header} "${value}"\n`);
    return `(pufa_${name}) {\n  header {\n${lines.join('')}  }\n}\n`;
  });
  const handles = classes.flatMap(({ name, paths }) =>
    // Without a path it comes last; `/*` would come before `/`.
    paths.map((path) => `  handle ${path === '*' ? '' : `${base}${path} `}{\n    import pufa_${name}\n  }\n`),
  );
  const types = Object.entries(CONTENT_TYPES).map(
    ([extension, type]) =>
      `  @pufa_${extension} path *.${extension}\n  header @pufa_${extension} Content-Type "${type}"\n`,
  );
  return `# Made by the build; see docs/deploy.md. Import it, then in the site's block: root, and "import pufa".
${snippets.join('')}(pufa) {
  encode zstd gzip
  @hidden path ${base}_server/* ${base}_headers ${base}.htaccess
  error @hidden 404
${types.join('')}${handles.join('')}  file_server
  handle_errors {
    import pufa_page
    rewrite * ${base}404.html
    file_server
  }
}
`;
}
