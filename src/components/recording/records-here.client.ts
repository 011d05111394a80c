/** `<pufa-records>`: lists the recordings on this phone, posts what waits, deletes everything. */
import { postWaiting } from '../handing-in/outbox.client.ts';
import { say } from '../handing-in/said.client.ts';
import { openStore, type ArticleEntry } from './store.client.ts';

class PufaRecords extends HTMLElement {
  connectedCallback(): void {
    this.addEventListener('click', ({ target }) => {
      const answer =
        target instanceof Element ? target.closest<HTMLElement>('[data-remove]')?.dataset['remove'] : undefined;
      if (answer === undefined) return;
      this.querySelector('[data-remove-sure]')?.toggleAttribute('hidden', answer !== 'ask');
      if (answer === 'yes') void this.#removeAll();
    });
    void this.#show().catch(() => undefined);
  }

  async #show(): Promise<void> {
    const store = await openStore('present');
    if (store === null) return;
    const entries = await store.articles();
    const waiting = (await store.waiting()).length;
    store.close();
    const items = entries.sort((a, b) => b.changedAt - a.changedAt).map((entry) => this.#itemOf(entry));
    this.querySelector('[data-records]')?.append(...items);
    this.hidden = items.length === 0 && waiting === 0;
    if (waiting > 0) await this.#send(waiting);
  }

  /** Behind the list: a large one takes long, and another page may be at it. */
  async #send(n: number): Promise<void> {
    const { inbox } = this.dataset;
    say(this, ['waiting'], { n });
    if (inbox === undefined) return;
    const { sent, waiting } = await postWaiting(inbox, openStore);
    say(this, [...(waiting > 0 ? ['waiting'] : []), ...(sent > 0 ? ['sent'] : [])], { n: waiting });
  }

  #itemOf({ lang, article, isSensitive }: ArticleEntry): Node {
    const template = this.querySelector('template');
    const item = template?.content.firstElementChild?.cloneNode(true) as HTMLElement;
    const link = item.querySelector<HTMLAnchorElement>('[data-record-link]');
    if (link === null) return item;
    const page = `${lang}/record/${article}/`;
    // Of a sensitive article the list says neither what it is nor, before a tap, where it leads.
    if (isSensitive)
      link.addEventListener('click', (event) => (event.preventDefault(), location.assign(this.#base + page)));
    else {
      link.href = this.#base + page;
      const title = document.querySelector(`.article-list a[href="${this.#base}${page}"] .article-row__titles`);
      if (title) link.replaceChildren(title.cloneNode(true));
    }
    return item;
  }

  /** Of the site: what stands before the language. */
  get #base(): string {
    return (this.dataset['record'] ?? '/').replace(/record\/$/, '');
  }

  async #removeAll(): Promise<void> {
    await (await openStore('present'))?.deleteAll();
    this.hidden = true;
  }
}

customElements.define('pufa-records', PufaRecords);
