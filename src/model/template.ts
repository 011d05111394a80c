/** A line of a template: words, and blanks named by their numbers. */
import type { Article } from './load/article.ts';
import type { Template } from './schema/template.ts';

export type FormPart =
  | { readonly kind: 'words'; readonly words: string }
  /** `lines` is 0 for a blank within a sentence. */
  | { readonly kind: 'blank'; readonly number: number; readonly lines: number };

/** `{3}`, and `{3:5}` for five lines. */
const BLANK = /\{(\d{1,2})(?::(\d{1,2}))?\}/g;

/** Returns what a line of a form is made of, in order. */
export function formParts(line: string): FormPart[] {
  const parts: FormPart[] = [];
  let from = 0;
  for (const match of line.matchAll(BLANK)) {
    if (match.index > from) parts.push({ kind: 'words', words: line.slice(from, match.index) });
    parts.push({ kind: 'blank', number: Number(match[1]), lines: Number(match[2] ?? 0) });
    from = match.index + match[0].length;
  }
  if (from < line.length) parts.push({ kind: 'words', words: line.slice(from) });
  return parts;
}

/** Returns whether the page of a template is sensitive: an article that explains it is. */
export function isSensitiveTemplate(template: Pick<Template, 'articles'>, articles: readonly Article[]): boolean {
  return template.articles.some((explains) => articles.some(({ slug, meta }) => slug === explains && meta.sensitive));
}
