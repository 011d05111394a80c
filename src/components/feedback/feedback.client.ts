/** `<pufa-feedback>`: makes a file of what was said and hands it in. All words are in the HTML (`FeedbackForm.astro`). */
import {
  FEEDBACK_FORMAT,
  feedbackFileName,
  MAX_FEEDBACK_TEXT,
  newFeedbackId,
  UNDERSTOOD,
  USEFUL,
  type FeedbackAnswer,
} from '../../lib/feedback.ts';
import { dayOf } from '../../lib/recording-session.ts';
import { cleanTyped } from '../../lib/typed.ts';
import { isWeChat } from '../../lib/wechat.ts';
import type { Lang } from '../../languages.ts';
import { wireGiving, type Given } from '../handing-in/giving.client.ts';
import type { HandInFiles } from '../handing-in/files.client.ts';
import { postWaiting } from '../handing-in/outbox.client.ts';
import { say } from '../handing-in/said.client.ts';
import { openFeedback } from './feedback-store.client.ts';

class PufaFeedback extends HTMLElement {
  /** Of what stands in the form, by what it is of: handed in twice in two ways, it is counted once; of another article it is another. */
  readonly #ids = new Map<string, string>();
  #refresh: () => void = () => undefined;

  connectedCallback(): void {
    const form = this.#form;
    const { inbox } = this.dataset;
    form.hidden = false;
    this.#find('[data-feedback-without]').hidden = true;
    this.#choose();
    addEventListener('hashchange', () => this.#choose());
    form.addEventListener('submit', (event) => event.preventDefault());
    // There what is saved goes nowhere.
    if (isWeChat()) {
      if (inbox === undefined) this.#leadElsewhere();
      else this.querySelector('[data-give-by="save"]')?.setAttribute('hidden', '');
    }
    this.#refresh = wireGiving(this.#find('[data-give]'), {
      files: () => this.#files(),
      refused: () => this.#complain(),
      inbox,
      outbox: openFeedback,
      given: ({ text }, how) => this.#given(text.words, how),
      turned: (to) => this.#turn(to),
    });
    form.addEventListener('input', () => {
      this.#tellTrouble([]);
      this.#refresh();
    });
    this.#find('[data-feedback-again]').addEventListener('click', () => this.#again());
    // Kept alive by the browser, it would show the next person what was written.
    addEventListener('pageshow', ({ persisted }) => {
      if (!persisted) return;
      this.#clear();
      this.#choose();
    });
    this.#wireRemoving();
    if (inbox !== undefined) addEventListener('online', () => void this.#sendWaiting(inbox));
    void this.#tellWaiting().then(() => (inbox === undefined ? undefined : this.#sendWaiting(inbox)));
  }

  /** The article that the address names. */
  #choose(): void {
    const option = this.#named;
    if (option !== undefined) this.#field<HTMLSelectElement>('about').value = option.value;
    // The other browser shall choose it too; a sensitive one goes into no further address.
    const link = this.querySelector<HTMLAnchorElement>('[data-feedback-elsewhere] a');
    const hash = option === undefined || 'sensitive' in option.dataset ? '' : `#${option.value}`;
    if (link) link.hash = location.pathname + hash;
  }

  get #named(): HTMLOptionElement | undefined {
    const slug = location.hash.slice(1);
    const { options } = this.#field<HTMLSelectElement>('about');
    return slug === '' ? undefined : Array.from(options).find(({ value }) => value === slug);
  }

  #given(words: string, how: Given): void {
    // A file that was saved may still go in another way; and what was written while it was sent stays.
    const isThere = how === 'saved' || how === 'shared' || (!this.#isEmpty && this.#files()?.text.words !== words);
    if (isThere) this.#find('[data-feedback-again]').hidden = false;
    else this.#reset();
    if (how === 'waiting') void this.#tellWaiting();
  }

  #turn(to: 'busy' | Given | 'failed' | null): void {
    const isBusy = to === 'busy';
    say(this.#find('[data-feedback-busy]'), isBusy ? ['busy'] : []);
    // Not `disabled`: that would take the focus away.
    for (const button of this.querySelectorAll('[data-give-by]')) button.setAttribute('aria-disabled', String(isBusy));
    if (to === 'failed' && isWeChat()) this.#leadElsewhere().scrollIntoView({ block: 'nearest' });
  }

  /** The next sheet. */
  #again(): void {
    this.#clear();
    this.#field<HTMLSelectElement>('about').focus();
  }

  #clear(): void {
    this.#reset();
    this.#tellTrouble([]);
    this.#refresh();
  }

  #reset(): void {
    this.#form.reset();
    this.#ids.clear();
    this.#find('[data-feedback-again]').hidden = true;
  }

  #files(): HandInFiles | null {
    const answer = this.#read();
    if (answer === null) return null;
    const file = feedbackFileName(answer);
    const text = { name: file, words: `${JSON.stringify(answer, null, 2)}\n` };
    return { name: file.replace(/\.json$/, ''), text, sounds: [], day: answer.on };
  }

  #read(): FeedbackAnswer | null {
    const understood = this.#chosen('understood', UNDERSTOOD);
    const useful = this.#chosen('useful', USEFUL);
    const text = this.#text;
    if (this.#isEmpty || this.#length > MAX_FEEDBACK_TEXT) return null;
    const { lang = '', built = '' } = this.dataset;
    return {
      format: FEEDBACK_FORMAT,
      version: 1,
      id: this.#id,
      about: this.#field<HTMLSelectElement>('about').value || null,
      lang: lang as Lang,
      ...(understood === undefined ? {} : { understood }),
      ...(useful === undefined ? {} : { useful }),
      ...(text === '' ? {} : { text }),
      on: dayOf(new Date()),
      built,
    };
  }

  get #id(): string {
    const about = this.#field<HTMLSelectElement>('about').value;
    const id = this.#ids.get(about) ?? newFeedbackId();
    this.#ids.set(about, id);
    return id;
  }

  get #isEmpty(): boolean {
    const isChosen = this.#chosen('understood', UNDERSTOOD) ?? this.#chosen('useful', USEFUL);
    return isChosen === undefined && this.#text === '';
  }

  get #text(): string {
    return cleanTyped(this.#field<HTMLTextAreaElement>('text').value);
  }

  get #length(): number {
    return Array.from(this.#text).length;
  }

  #chosen<Value extends string>(name: string, values: readonly Value[]): Value | undefined {
    const { value } = this.#field<RadioNodeList>(name);
    return values.find((one) => one === value);
  }

  #complain(): void {
    this.#tellTrouble([this.#isEmpty ? 'nothing' : 'long']);
    this.#find(this.#isEmpty ? 'input[name="understood"]' : 'textarea').focus();
  }

  #tellTrouble(names: readonly string[]): void {
    for (const place of this.querySelectorAll('[data-feedback-trouble]'))
      say(place, names, { max: MAX_FEEDBACK_TEXT, n: this.#length });
  }

  async #sendWaiting(inbox: string): Promise<void> {
    const { sent } = await postWaiting(inbox, openFeedback).catch(() => ({ sent: 0 }));
    await this.#tellWaiting(sent > 0);
  }

  async #tellWaiting(isSent = false): Promise<void> {
    const store = await openFeedback('present').catch(() => null);
    const n = (await store?.waiting().catch(() => []))?.length ?? 0;
    say(this.#find('[data-feedback-late]'), [...(isSent ? ['sent-late'] : []), ...(n > 0 ? ['left'] : [])], { n });
    this.#find('[data-feedback-remove]').hidden = n === 0;
    if (n === 0) this.#find('[data-remove-sure]').hidden = true;
  }

  #wireRemoving(): void {
    const box = this.#find('[data-feedback-remove]');
    box.addEventListener('click', ({ target }) => {
      const button = target instanceof Element ? target.closest<HTMLElement>('[data-remove]') : null;
      const answer = button?.dataset['remove'];
      if (answer === undefined) return;
      this.#find('[data-remove-sure]').hidden = answer !== 'ask';
      if (answer === 'no') this.#find('[data-remove="ask"]').focus();
      if (answer === 'yes') void this.#removeWaiting();
    });
  }

  async #removeWaiting(): Promise<void> {
    const store = await openFeedback('present').catch(() => null);
    await store?.deleteAll().catch(() => undefined);
    await this.#tellWaiting();
    this.#field<HTMLSelectElement>('about').focus();
  }

  #leadElsewhere(): HTMLElement {
    const box = this.#find('[data-feedback-elsewhere]');
    box.hidden = false;
    return box;
  }

  get #form(): HTMLFormElement {
    return this.#find('form') as HTMLFormElement;
  }

  #field<T extends Element | RadioNodeList>(name: string): T {
    const field = this.#form.elements.namedItem(name);
    if (field === null) throw new Error(`pufa-feedback: no field ${name}`);
    return field as T;
  }

  #find(selector: string): HTMLElement {
    const found = this.querySelector<HTMLElement>(selector);
    if (found === null) throw new Error(`pufa-feedback: ${selector} is missing`);
    return found;
  }
}

customElements.define('pufa-feedback', PufaFeedback);
