/** The contrast of every text on a page, computed from what the browser would paint. For `page.evaluate`: it stands alone. */

/**
 * Returns a line for each text whose contrast is under `least`, large text too: what stands in elements, in fields, in
 * their examples, and what styles write before and after; and for each ring of the focus under 3:1.
 * Colours are flat here; where a picture lies under a text, a line says so.
 */
export function lowContrast(least: number): string[] {
  type Colour = readonly [red: number, green: number, blue: number, alpha: number];
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  if (canvas === null) throw new Error('no canvas');
  const known = new Map<string, Colour>();
  const read = (css: string): Colour => {
    const old = known.get(css);
    if (old) return old;
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = css;
    canvas.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0, alpha = 0] = canvas.getImageData(0, 0, 1, 1).data;
    const colour: Colour = [red, green, blue, alpha / 255];
    known.set(css, colour);
    return colour;
  };
  const over = (top: Colour, under: Colour): Colour => {
    const mix = (index: 0 | 1 | 2): number => top[index] * top[3] + under[index] * (1 - top[3]);
    return [mix(0), mix(1), mix(2), 1];
  };
  const light = ([red, green, blue]: Colour): number => {
    const part = (value: number): number =>
      value <= 10.31475 ? value / 3294.6 : ((value / 255 + 0.055) / 1.055) ** 2.4;
    return 0.2126 * part(red) + 0.7152 * part(green) + 0.0722 * part(blue);
  };
  const ratio = (a: Colour, b: Colour): number =>
    (Math.max(light(a), light(b)) + 0.05) / (Math.min(light(a), light(b)) + 0.05);

  const found: string[] = [];
  const groundOf = (element: Element): Colour => {
    const style = getComputedStyle(element);
    if (style.backgroundImage !== 'none') found.push(`a picture under text: ${element.outerHTML.slice(0, 80)}`);
    const own = read(style.backgroundColor);
    if (own[3] === 1) return own;
    return over(own, element.parentElement ? groundOf(element.parentElement) : read('Canvas'));
  };
  const opacityOf = (element: Element | null): number =>
    element === null ? 1 : Number(getComputedStyle(element).opacity) * opacityOf(element.parentElement);
  const look = (element: Element, style: CSSStyleDeclaration, what: string, ownOpacity = 1): void => {
    const ground = over(read(style.backgroundColor), groundOf(element));
    const [red, green, blue, alpha] = read(style.color);
    const shown = over([red, green, blue, alpha * opacityOf(element) * ownOpacity], ground);
    const is = ratio(shown, ground);
    if (is < least)
      found.push(`${is.toFixed(2)} ${style.color}: “${what.trim().slice(0, 20)}” ${element.outerHTML.slice(0, 80)}`);
  };
  const isSeen = (element: Element): boolean =>
    element.checkVisibility({ visibilityProperty: true }) && element.closest('.hidden') === null;

  let texts = 0;
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const { parentElement } = node;
    const text = node.textContent ?? '';
    if (parentElement === null || text.trim() === '' || !isSeen(parentElement)) continue;
    texts += 1;
    // A glyph of a sprite, a program and a template have no text to be seen.
    look(parentElement, getComputedStyle(parentElement), text);
  }
  for (const element of document.body.querySelectorAll('*')) {
    if (!isSeen(element)) continue;
    if (element instanceof HTMLInputElement || element instanceof HTMLSelectElement) {
      if (!['checkbox', 'range'].includes(element.type)) look(element, getComputedStyle(element), 'the field itself');
      if (element.getAttribute('placeholder') !== null) {
        const { color, opacity } = getComputedStyle(element, '::placeholder');
        const [red, green, blue, alpha] = read(color);
        const ground = groundOf(element);
        const is = ratio(over([red, green, blue, alpha * Number(opacity)], ground), ground);
        if (is < least) found.push(`${is.toFixed(2)} the example in ${element.outerHTML.slice(0, 80)}`);
      }
    }
    for (const pseudo of ['::before', '::after']) {
      const style = getComputedStyle(element, pseudo);
      if (style.display !== 'none' && /counter|[^\s"']/u.test(style.content.replace(/^(none|normal)$/u, '')))
        look(element, style, style.content, Number(style.opacity));
    }
    const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element);
    if (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0 && element.parentElement) {
      // Drawn outside the box: on what the parent stands on.
      const is = ratio(read(outlineColor), groundOf(element.parentElement));
      if (is < 3) found.push(`${is.toFixed(2)} ring of ${element.outerHTML.slice(0, 80)}`);
    }
  }
  if (texts === 0) found.push('no text was measured');
  return [...new Set(found)];
}
