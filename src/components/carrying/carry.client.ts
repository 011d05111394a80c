/** `<pufa-carry>`: shows which files this host has to take along, and how large they are. Without it: whom to ask. */
import { LIST_NAME, megabytes, type CarriedList } from '../../lib/carried.ts';

class CarryElement extends HTMLElement {
  connectedCallback(): void {
    const packs = this.dataset['packs'] ?? '';
    void fetch(packs + LIST_NAME)
      .then((answer) => (answer.ok ? (answer.json() as Promise<CarriedList>) : null))
      .then((list) => {
        if (list !== null) this.show(list, packs);
      })
      // A host without packs, or no network: what the page says without this program is true.
      .catch(() => undefined);
  }

  private show(list: CarriedList, packs: string): void {
    const sizes = new Map(list.files.map(({ name, bytes }) => [name, bytes]));
    let shown = 0;
    for (const row of this.querySelectorAll<HTMLElement>('[data-file]')) {
      const name = row.dataset['file'] ?? '';
      const bytes = sizes.get(name);
      const link = row.querySelector('a');
      const size = row.querySelector('[data-size]');
      if (bytes === undefined || link === null || size === null) continue;
      link.href = packs + name;
      size.textContent = (this.dataset['size'] ?? '').replace('{size}', megabytes(bytes));
      row.hidden = false;
      shown += 1;
    }
    const none = this.querySelector<HTMLElement>('.empty');
    if (shown === 0 || none === null) return;
    none.hidden = true;
    const made = this.querySelector<HTMLElement>('[data-made]');
    if (made !== null) made.textContent = (made.dataset['made'] ?? '').replace('{day}', list.day);
    // A part of which there is no file has nothing to say.
    for (const part of this.querySelectorAll<HTMLElement>('[data-files]'))
      part.hidden = part.querySelector('[data-file]:not([hidden])') === null;
  }
}

customElements.define('pufa-carry', CarryElement);
