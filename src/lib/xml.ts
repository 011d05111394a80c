/** Words in XML. */

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  // Else it would come back as a line feed.
  '\r': '&#13;',
};

/**
 * Returns `text` as it stands in elements and attributes. Control characters, halves of pairs and non-characters may not
 * stand in XML, not even escaped: they are left out.
 */
export function escapeXml(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replace(/[&<>"'\r]/gu, (found) => ESCAPES[found] ?? found);
}
