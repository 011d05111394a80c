/** `<pufa-saved>`: what is kept on this phone, how large it is, and a way to be rid of it. */
import { megabytes } from '../../lib/carried.ts';
import { alone, dropPages, keptPages, sizeOfPage, type KeptPage } from '../../lib/keeping/keep.ts';
import { isNowhere, listKept } from '../../lib/keeping/renew.ts';
import { CACHE_PREFIX } from '../../lib/keeping/names.ts';
import { canKeep } from '../../lib/keeping/register.ts';
import { langOfTitle, titleOf } from '../../lib/keeping/text.ts';

/** Matches the addresses of sensitive pages. Written in by `site/page-defines.ts`. */
declare const PUFA_SENSITIVE: RegExp;

// No `#` in it: its helpers, shared, would cost each article bytes.
class PufaSaved extends HTMLElement {
  connectedCallback(): void {
    // The worker opens this page for one that is not there: its address is that one's.
    if (location.pathname !== this.dataset['path']) this.say('missing', true);
    if (!canKeep()) return;
    void this.doubt();
    this.say('unable', false);
    this.addEventListener('click', ({ target }) => void this.press(target as Element));
    void this.show();
  }

  private say(name: string, isSaid: boolean): void {
    this.querySelector(`[data-said="${name}"]`)?.toggleAttribute('hidden', !isSaid);
  }

  /** Says of an address that the phone's list does not know that it may be wrong: or it is newer than the list. */
  private async doubt(): Promise<void> {
    const path = location.pathname.slice(this.base.length).replace(/index\.html$/, '');
    const list = await listKept(path.split('/')[0] ?? '', this.base);
    if (list === undefined || !isNowhere(path, list)) return;
    this.say('missing', false);
    this.say('unknown', true);
  }

  private async press(target: Element): Promise<void> {
    const button = target.closest<HTMLElement>('[data-remove]');
    const what = button?.dataset['remove'];
    if (what === undefined) return;
    this.querySelector('[data-remove-sure]')?.toggleAttribute('hidden', what !== 'ask');
    if (what === 'one') await dropPages([button?.dataset['url'] ?? ''], this.base);
    else if (what === 'yes') await this.removeAll();
    else return;
    if (what === 'one') await this.show();
    else this.empty();
    this.say('removed', true);
  }

  /** Also the lists: with them gone, nothing says what was opened here. The next visit begins anew. */
  private async removeAll(): Promise<void> {
    await alone(async () => {
      const names = await caches.keys();
      await Promise.all(names.filter((name) => name.startsWith(CACHE_PREFIX)).map((name) => caches.delete(name)));
    });
  }

  /** Looking for what is there would make the caches anew. */
  private empty(): void {
    this.querySelectorAll('[data-kept]').forEach((part) => part.setAttribute('hidden', ''));
  }

  private get base(): string {
    return this.dataset['base'] ?? '/';
  }

  private async show(): Promise<void> {
    const pages = await keptPages();
    const sizes = await Promise.all(pages.map((page) => sizeOfPage(page, this.base)));
    for (const why of ['saved', 'opened'] as const) {
      const section = this.querySelector(`[data-why="${why}"]`);
      const rows = await Promise.all(
        pages.map((page, at) => (page.why === why ? this.row(page, sizes[at] ?? 0) : null)),
      );
      const shown = rows.filter((row) => row !== null);
      const list = section?.querySelector('ul');
      if (list) list.textContent = '';
      list?.append(...shown);
      section?.toggleAttribute('hidden', shown.length === 0);
    }
    const shell = pages.map((page, at) => (page.why === 'shell' ? (sizes[at] ?? 0) : 0)).filter((size) => size > 0);
    this.querySelector('[data-why="shell"]')?.toggleAttribute('hidden', shell.length === 0);
    this.fill('[data-shell]', 'shellCount', { n: String(shell.length), size: megabytes(sum(shell)) });
    this.say(
      'none',
      pages.every(({ why }) => why === 'shell'),
    );
    const { usage } = (await (navigator as { storage?: StorageManager }).storage?.estimate?.()) ?? {};
    this.fill('[data-room-used]', 'room', { size: megabytes(usage ?? sum(sizes)) });
    this.querySelector('[data-kept]')?.removeAttribute('hidden');
    this.dataset['ready'] = '';
  }

  private async row(page: KeptPage, size: number): Promise<Node | null> {
    const row = this.querySelector('template')?.content.firstElementChild?.cloneNode(true) as HTMLElement;
    const link = row.querySelector('a');
    const about = row.querySelector('[data-about]');
    const button = row.querySelector<HTMLElement>('[data-remove]');
    if (link === null || about === null || button === null) return null;
    const html = await page.response.clone().text();
    // Of a sensitive page the list says neither what it is nor, before a tap, where it leads.
    if (PUFA_SENSITIVE.test(new URL(page.url).pathname))
      link.addEventListener('click', (event) => (event.preventDefault(), location.assign(page.url)));
    else {
      link.href = page.url;
      link.textContent = titleOf(html, this.dataset['site'] ?? '');
      link.lang = langOfTitle(link.textContent);
    }
    // The title of an article is Chinese in all languages: the tabs of browsers often have no other letters.
    const [lang = ''] = new URL(page.url).pathname.slice(this.base.length).split('/');
    row.querySelector(`[data-of="${lang}"]`)?.removeAttribute('hidden');
    const asOf = (this.dataset['asOf'] ?? '').replace('{day}', page.day);
    about.textContent = `${asOf} · ${(this.dataset['size'] ?? '').replace('{size}', megabytes(size))}`;
    button.dataset['url'] = page.url;
    return row;
  }

  private fill(selector: string, pattern: string, values: Readonly<Record<string, string>>): void {
    const element = this.querySelector(selector);
    const text = Object.keys(values).reduce(
      (filled, name) => filled.replace(`{${name}}`, values[name] ?? ''),
      this.dataset[pattern] ?? '',
    );
    if (element) element.textContent = text;
  }
}

function sum(sizes: readonly number[]): number {
  return sizes.reduce((all, size) => all + size, 0);
}

customElements.define('pufa-saved', PufaSaved);
