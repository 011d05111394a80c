/**
 * `<pufa-door>`: a tap on a picture opens its room in place of the pictures and lets the voice begin. What was opened is
 * not written into the address: a phone is shared in the family. Back leads to the pictures.
 */

class PufaDoor extends HTMLElement {
  #life = new AbortController();

  connectedCallback(): void {
    this.#life = new AbortController();
    const { signal } = this.#life;
    this.classList.add('door--works');
    this.addEventListener('click', (event) => this.#onClick(event), { signal });
    addEventListener('popstate', () => this.#show(null), { signal });
    // A link that was sent leads to a room.
    const room = this.#rooms.find(({ id }) => id === location.hash.slice(1));
    if (room) this.#show(room.id);
  }

  disconnectedCallback(): void {
    this.#life.abort();
  }

  get #rooms(): HTMLElement[] {
    return [...this.querySelectorAll<HTMLElement>('.door__room')];
  }

  #onClick(event: MouseEvent): void {
    const link = (event.target as Element).closest('a');
    const id = link?.dataset['room'];
    if (id !== undefined) {
      event.preventDefault();
      history.pushState({}, '', location.pathname);
      this.#show(id);
      void this.#speak(id);
    } else if (link?.classList.contains('door__back') === true && this.querySelector('.is-open')) {
      event.preventDefault();
      history.back();
    }
  }

  /** Shows the room, or the pictures. */
  #show(id: string | null): void {
    this.#silence();
    const before = this.querySelector('.is-open');
    before?.classList.remove('is-open');
    const room = id === null ? null : document.getElementById(id);
    this.classList.toggle('door--open', room !== null);
    room?.classList.add('is-open');
    const focused = room ?? (before ? this.querySelector<HTMLElement>(`[data-room="${before.id}"]`) : null);
    focused?.focus();
    room?.scrollIntoView();
  }

  /** The name of the picture, where it was recorded, then what to do; where nobody recorded it, the phone's own voice. */
  async #speak(id: string): Promise<void> {
    const room = document.getElementById(id);
    const sound = room?.querySelector<HTMLAudioElement>('.door__sound');
    const name = this.querySelector<HTMLAudioElement>(`[data-name="${id}"]`);
    try {
      if (name) await heard(name);
      // Meanwhile somebody may have gone back.
      if (room?.classList.contains('is-open') !== true) return;
      if (sound) await sound.play();
      else room.querySelector<HTMLElement>('[data-pufa-aloud]:not([hidden])')?.click();
    } catch {
      // The browser's own controls stand there, and say what is wrong.
    }
  }

  #silence(): void {
    for (const audio of this.querySelectorAll('audio')) audio.pause();
    if ('speechSynthesis' in window) speechSynthesis.cancel();
  }
}

/** Resolves when `audio` has been heard to its end, or has stopped. @throws when it cannot be played. */
async function heard(audio: HTMLAudioElement): Promise<void> {
  await audio.play();
  await new Promise((resolve) => {
    for (const type of ['pause', 'ended', 'error']) audio.addEventListener(type, resolve, { once: true });
  });
}

if (!customElements.get('pufa-door')) customElements.define('pufa-door', PufaDoor);
