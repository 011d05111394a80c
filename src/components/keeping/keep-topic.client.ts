/** `<pufa-keep>`: puts a topic on the phone, with or without its sounds. */
import { megabytes } from '../../lib/carried.ts';
import { keepPage, StorageFull } from '../../lib/keeping/keep.ts';
import { LISTS_FOLDER, type KeepList } from '../../lib/keeping/names.ts';
import { canKeep, registerWorker } from '../../lib/keeping/register.ts';

type Said = 'saving' | 'done' | 'full' | 'offline';

// No `#` in it: its helpers, shared, would cost each article bytes.
class PufaKeep extends HTMLElement {
  private list: KeepList | undefined;

  connectedCallback(): void {
    if (!canKeep()) return;
    this.hidden = false;
    this.addEventListener('click', ({ target }) => {
      const what = (target as Element).closest<HTMLElement>('[data-keep]')?.dataset['keep'];
      if (what === 'ask') void this.ask();
      else if (what === 'no') this.choose(false);
      else if (what !== undefined) void this.keep(what === 'saveSound');
    });
    this.addEventListener('change', () => this.sizes());
  }

  private get base(): string {
    return this.dataset['base'] ?? '/';
  }

  /** Addresses below the base of what would be kept. */
  private get paths(): string[] {
    const withSensitive = this.querySelector<HTMLInputElement>('[data-with-sensitive]')?.checked === true;
    const names = withSensitive ? ['plain', 'sensitive'] : ['plain'];
    const articles = names.map((name) => this.dataset[name] ?? '').join(' ');
    return articles.split(' ').filter((path) => path !== '');
  }

  private async ask(): Promise<void> {
    this.say(null);
    try {
      const answer = await fetch(`${this.base}${LISTS_FOLDER}${this.dataset['lang'] ?? ''}.json`);
      if (!answer.ok) throw new TypeError('no list');
      this.list = (await answer.json()) as KeepList;
    } catch {
      return this.say('offline');
    }
    this.sizes();
    this.choose(true);
  }

  private choose(isOpen: boolean): void {
    this.querySelector('[data-choices]')?.toggleAttribute('hidden', !isOpen);
    this.querySelector('[data-keep="ask"]')?.toggleAttribute('hidden', isOpen);
    this.querySelector<HTMLElement>(
      isOpen ? '[data-choices] input, [data-choices] button' : '[data-keep="ask"]',
    )?.focus();
  }

  private sizes(): void {
    const list = this.list;
    if (list === undefined) return;
    const text = this.paths.reduce((sum, path) => sum + (list.pages[path]?.[1] ?? 0), 0);
    const sound = this.paths.reduce((sum, path) => sum + (list.sounds[path] ?? 0), 0);
    const show = (name: string, bytes: number, isOffered: boolean): void => {
      const button = this.querySelector<HTMLButtonElement>(`[data-keep="${name}"]`);
      if (button === null) return;
      button.textContent = (button.dataset['pattern'] ?? '').replace('{size}', megabytes(bytes));
      button.hidden = !isOffered;
      button.disabled = this.paths.length === 0;
    };
    show('saveText', text, true);
    show('saveSound', text + sound, sound > 0);
  }

  private async keep(sounds: boolean): Promise<void> {
    const list = this.list;
    const paths = this.paths;
    if (list === undefined || paths.length === 0) return;
    this.choose(false);
    const { dataset } = this;
    // The page that leads to sensitive articles is as sensitive as they are, and is kept with them.
    if (dataset['plain'] !== '' || dataset['sensitive'] !== '') paths.unshift(dataset['topic'] ?? '');
    try {
      await registerWorker(this.base);
      for (const [at, path] of paths.entries()) {
        this.say('saving', { n: String(at + 1), all: String(paths.length) });
        const url = new URL(this.base + path, location.href).href;
        if (!(await keepPage(url, null, { base: this.base, why: 'saved', day: list.day, sounds })))
          throw new TypeError(url);
      }
      this.say('done');
      this.querySelector('[data-see]')?.toggleAttribute('hidden', false);
      const { storage } = navigator as { readonly storage?: Partial<StorageManager> };
      await storage?.persist?.();
    } catch (thrown) {
      this.say(thrown instanceof StorageFull ? 'full' : 'offline');
    }
  }

  private say(what: Said | null, values: Readonly<Record<string, string>> = {}): void {
    this.querySelectorAll<HTMLElement>('[data-said]').forEach((line) => {
      line.hidden = line.dataset['said'] !== what;
      if (line.hidden || what !== 'saving') return;
      line.textContent = (this.dataset['saving'] ?? '')
        .replace('{n}', values['n'] ?? '')
        .replace('{all}', values['all'] ?? '');
    });
    this.dataset['state'] = what ?? '';
  }
}

customElements.define('pufa-keep', PufaKeep);
