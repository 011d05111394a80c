/**
 * `<pufa-share>`: hands the page's address to the phone's own sharing, else copies it. Also serves the links
 * marked `data-pufa-share` elsewhere on the page; without script these lead to the address in words.
 */

/** The box at the end of an article. */
export class PufaShare extends HTMLElement {
  #stop: AbortController | undefined;

  connectedCallback(): void {
    this.#stop = new AbortController();
    for (const trigger of document.querySelectorAll<HTMLElement>('[data-pufa-share]')) {
      trigger.hidden = false;
      trigger.addEventListener('click', (event) => void this.#share(event), { signal: this.#stop.signal });
    }
  }

  disconnectedCallback(): void {
    this.#stop?.abort();
  }

  async #share(event: Event): Promise<void> {
    // Where it was opened, not where it was built for: a copy may be served from anywhere.
    const url = location.origin + location.pathname;
    if (typeof navigator.share === 'function') {
      event.preventDefault();
      // A refusal is the reader's own choice: nothing to say.
      await navigator.share({ title: document.title, url }).catch(() => undefined);
      return;
    }
    // The link in the bar goes on to the address in words, where the outcome is told.
    this.#tell(await copy(url));
  }

  #tell(copied: boolean): void {
    this.querySelector('[data-pufa-share-done]')?.toggleAttribute('hidden', !copied);
    this.querySelector('[data-pufa-share-failed]')?.toggleAttribute('hidden', copied);
  }
}

async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

if (!customElements.get('pufa-share')) customElements.define('pufa-share', PufaShare);
