/**
 * `<pufa-chooser>`: remembers on this phone which language was chosen, and the next time goes on in it. It
 * goes on by itself only for who comes from outside, and leaves no step in the history: so a link from the
 * site to the choice (`#choose`, in case the browser does not say where one comes from), and the back button,
 * always show the choice.
 */
const KEY = 'pufa.lang';

/** The three links of the first page. */
export class PufaChooser extends HTMLElement {
  #stop: AbortController | undefined;

  connectedCallback(): void {
    this.#stop = new AbortController();
    const links = [...this.querySelectorAll<HTMLAnchorElement>('[data-pufa-lang]')];
    for (const link of links) {
      link.addEventListener('click', () => remember(link.dataset['pufaLang'] ?? ''), { signal: this.#stop.signal });
    }
    const chosen = remembered();
    const last = links.find((link) => link.dataset['pufaLang'] === chosen);
    if (last === undefined) return;
    if (comesFromOutside()) location.replace(last.href);
    else this.#offer(last.href);
  }

  disconnectedCallback(): void {
    this.#stop?.abort();
  }

  #offer(address: string): void {
    const box = this.querySelector<HTMLElement>('[data-pufa-resume]');
    const link = box?.querySelector('a');
    if (!box || !link) return;
    link.href = address;
    box.hidden = false;
  }
}

function comesFromOutside(): boolean {
  const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  // Safari 12–14 cannot tell a reload or a step back from a fresh visit: there it is offered, not done.
  return entry?.type === 'navigate' && location.hash === '' && !document.referrer.startsWith(`${location.origin}/`);
}

// Private windows and full disks refuse storage; then nothing is remembered.
function remembered(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

function remember(lang: string): void {
  try {
    localStorage.setItem(KEY, lang);
  } catch {
    return;
  }
}

if (!customElements.get('pufa-chooser')) customElements.define('pufa-chooser', PufaChooser);
