/** `<pufa-language-links>`: the pages of a text have the same block ids, so a change of language keeps the place. */

/** The element around the language links. */
export class PufaLanguageLinks extends HTMLElement {
  connectedCallback(): void {
    // In the capture phase and on every way a link is followed: also a middle click opens the right place. On the
    // element itself: the listeners go with it, and connected again it has each of them once.
    for (const type of ['pointerdown', 'focusin', 'click']) this.addEventListener(type, keepPlace, true);
  }
}

function keepPlace(this: HTMLElement): void {
  const id = currentBlock();
  for (const link of this.querySelectorAll('a')) link.hash = id;
}

/** Returns the id of the last block that begins in the upper third of the screen; nothing at the top of the page. */
function currentBlock(): string {
  if (window.scrollY < 80) return '';
  let id = '';
  for (const block of document.querySelectorAll('[data-block][id]')) {
    if (block.getBoundingClientRect().top > window.innerHeight / 3) break;
    id = block.id;
  }
  return id;
}

if (!customElements.get('pufa-language-links')) customElements.define('pufa-language-links', PufaLanguageLinks);
