/** Returns whether an article may lead there: `javascript:` and `data:` run code; a scheme left out (`//host`) leads away without saying so. */
export function isSafeHref(href: string): boolean {
  if (/[\s\u0000-\u001f\\]/.test(href)) return false;
  if (/^tel:\+?[\d-]{3,20}$/.test(href)) return true;
  if (/^https:\/\//i.test(href)) return URL.canParse(href);
  return /^(#|\/(?!\/))/.test(href);
}
