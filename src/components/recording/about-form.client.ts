/** Who speaks and what they agree to: the form of `StudioAbout.astro`. */
import { OTHER_DIALECT } from '../../lib/dialects.ts';
import { dayOf, isAgreed, type About } from '../../lib/recording-session.ts';
import { say } from '../handing-in/said.client.ts';

export class AboutForm {
  readonly #form: HTMLFormElement;
  /** Given once, it stays of that day as long as nothing is changed. */
  #consent: About['consent'] = null;

  /**
   * @param changed - is told at each change, also when consent is taken back
   * @param agreed - is called when all is said and the button is pressed
   */
  constructor(
    form: HTMLFormElement,
    { changed, agreed }: { readonly changed: (about: About) => void; readonly agreed: () => void },
  ) {
    this.#form = form;
    form.addEventListener('change', () => {
      this.#showMore();
      say(form, []);
      changed(this.read());
    });
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      const about = this.read();
      changed(about);
      if (isAgreed(about)) return agreed();
      this.complain();
    });
    form.querySelector('[data-studio-anonymous]')?.addEventListener('click', ({ currentTarget }) => {
      this.#field('name').value = (currentTarget as HTMLElement).dataset['studioAnonymous'] ?? '';
      changed(this.read());
    });
  }

  /** Says what is still lacking. */
  complain(): void {
    say(this.#form, ['incomplete']);
    const empty = [...this.#form.querySelectorAll<HTMLInputElement>('input:not([type])')].find(
      (input) => input.value.trim() === '' && input.closest('[hidden]') === null,
    );
    empty?.focus();
  }

  fill(about: About): void {
    this.#consent = about.consent;
    this.#field('name').value = about.name;
    this.#field('place').value = about.place;
    this.#field('guardian').value = about.guardian;
    this.#field('minor').checked = about.isMinor;
    this.#field('consent').checked = about.consent !== null;
    const dialect = this.#dialects().find(({ value }) => value === about.dialect.id);
    if (dialect) dialect.checked = true;
    if (about.dialect.id === OTHER_DIALECT) this.#field('otherDialect').value = about.dialect.name;
    this.#showMore();
  }

  read(): About {
    const words = (name: string): string => this.#field(name).value.trim().replace(/\s+/g, ' ');
    const chosen = this.#dialects().find(({ checked }) => checked);
    const id = chosen?.value ?? '';
    const own = id === OTHER_DIALECT ? words('otherDialect') : '';
    const hasAgreed = this.#field('consent').checked;
    this.#consent = hasAgreed ? (this.#consent ?? { on: dayOf(new Date()), text: this.#consentWords() }) : null;
    return {
      name: words('name'),
      place: words('place'),
      dialect: { id, name: own || (chosen?.dataset['name'] ?? '') },
      isMinor: this.#field('minor').checked,
      guardian: words('guardian'),
      consent: this.#consent,
    };
  }

  /** All languages in which it stood on the page. */
  #consentWords(): string {
    const words = this.#form.querySelectorAll('[data-studio-consent-words]');
    return Array.from(words, (element) => element.textContent.trim()).join(' ');
  }

  #dialects(): HTMLInputElement[] {
    return [...this.#form.querySelectorAll<HTMLInputElement>('[name="dialect"]')];
  }

  #showMore(): void {
    const isOther = this.#dialects().some(({ checked, value }) => checked && value === OTHER_DIALECT);
    const show = (when: string, isShown: boolean): void =>
      void this.#form.querySelector(`[data-studio-when="${when}"]`)?.toggleAttribute('hidden', !isShown);
    show(OTHER_DIALECT, isOther);
    show('minor', this.#field('minor').checked);
  }

  #field(name: string): HTMLInputElement {
    const field = this.#form.querySelector<HTMLInputElement>(`input[name="${name}"]`);
    if (field === null) throw new Error(`pufa-studio: no field ${name}`);
    return field;
  }
}
