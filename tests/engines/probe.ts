/**
 * What a page shows, asked in the page itself. A text of JavaScript and not a function: Chromium 70 has to
 * read it, and it must not depend on what the test runner makes of functions.
 */

export interface Seen {
  /** Pixels by which the page is wider than the window. */
  readonly over: number;
  /** Visible text of `<main>`, by its length. */
  readonly letters: number;
  /** Visible elements of `<main>` whose text has no size, no colour of its own, or lies outside the window. */
  readonly lost: readonly string[];
  /** Visible buttons that send no form: without scripts they do nothing. */
  readonly buttons: readonly string[];
  /** Flex boxes that rely on a gap: Chrome has it since 84. */
  readonly gaps: readonly string[];
  readonly telephones: number;
  readonly languages: number;
}

export const SEEN = `(() => {
  const visible = (element) => {
    const { width, height } = element.getBoundingClientRect();
    return width > 0 && height > 0 && getComputedStyle(element).visibility === 'visible';
  };
  const all = (selector) => Array.from(document.querySelectorAll(selector)).filter(visible);
  const name = (element) => element.tagName.toLowerCase() + '.' + element.className + ' ' + element.textContent.trim().slice(0, 30);
  const ownText = (element) => Array.from(element.childNodes).some((node) => node.nodeType === 3 && node.data.trim() !== '');
  const main = document.querySelector('main');
  return {
    over: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    letters: main.innerText.replace(/\\s/g, '').length,
    lost: all('main *').filter((element) => ownText(element) && !element.closest('.hidden')).filter((element) => {
      const style = getComputedStyle(element);
      const { left, right } = element.getBoundingClientRect();
      return parseFloat(style.fontSize) < 14 || left < 0 || right > window.innerWidth + 1;
    }).map(name),
    buttons: all('button, [role="button"]').filter((element) => !(element.type === 'submit' && element.form && element.form.hasAttribute('action'))).map(name),
    gaps: all('*').filter((element) => {
      const style = getComputedStyle(element);
      return /flex$/.test(style.display) && (parseFloat(style.columnGap) > 0 || parseFloat(style.rowGap) > 0);
    }).map(name),
    telephones: all('a[href^="tel:"]').length,
    languages: all('header a[hreflang], main a[hreflang]').length,
  };
})()`;
