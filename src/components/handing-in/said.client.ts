/** Shows what the page has to say; the words stand in it (`Said.astro`). */

type Values = Readonly<Record<string, string | number>>;

/** Shows the parts of `root` called `names`, with `values` put in, and hides the others. */
export function say(root: ParentNode, names: readonly string[], values: Values = {}): void {
  for (const part of root.querySelectorAll<HTMLElement>('[data-said]')) {
    const { said = '', pattern } = part.dataset;
    part.hidden = !names.includes(said);
    if (part.hidden || pattern === undefined) continue;
    const text = Object.keys(values).reduce((words, key) => words.replace(`{${key}}`, String(values[key])), pattern);
    // A screen reader says again what is written again.
    if (part.textContent !== text) part.textContent = text;
  }
}
