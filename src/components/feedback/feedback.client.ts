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
import { wireGiving } from '../recording/giving.client.ts';
import type { HandInFiles } from '../recording/hand-in.client.ts';
import { postWaiting } from '../recording/outbox.client.ts';
import { say } from '../recording/said.client.ts';
import { openFeedback } from './feedback-store.client.ts';

class PufaFeedback extends HTMLElement {
  /** Of what stands in the form: handed in twice in two ways, it is counted once. */
  #id = newFeedbackId();

  connectedCallback(): void {
    const form = this.#form;
    form.hidden = false;
    this.#find('[data-feedback-without]').hidden = true;
    this.#choose();
    addEventListener('hashchange', () => this.#choose());
    form.addEventListener('submit', (event) => event.preventDefault());
    const { inbox } = this.dataset;
    // There what is saved goes nowhere.
    if (isWeChat()) {
      if (inbox === undefined) this.#leadElsewhere();
      else this.querySelector('[data-give-by="save"]')?.setAttribute('hidden', '');
    }
    const refresh = wireGiving(this.#find('[data-give]'), {
      files: () => this.#files(),
      refused: () => this.#complain(),
      inbox,
      outbox: openFeedback,
      given: (_, how) => {
        // A file that was saved may still go in another way.
        if (how === 'saved' || how === 'shared') return;
        form.reset();
        this.#id = newFeedbackId();
        if (how === 'waiting') void this.#tellWaiting();
      },
    });
    form.addEventListener('input', () => {
      say(this.#find('[data-feedback-trouble]'), []);
      refresh();
    });
    this.#find('[data-feedback-remove]').addEventListener('click', () => void this.#removeWaiting());
    if (inbox === undefined) return;
    addEventListener('online', () => void this.#sendWaiting(inbox));
    void this.#sendWaiting(inbox);
  }

  /** The article that the address names. */
  #choose(): void {
    const slug = location.hash.slice(1);
    const about = this.#field<HTMLSelectElement>('about');
    if (slug !== '' && Array.from(about.options).some(({ value }) => value === slug)) about.value = slug;
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
    const typed = cleanTyped(this.#field<HTMLTextAreaElement>('text').value);
    const text = Array.from(typed).slice(0, MAX_FEEDBACK_TEXT).join('').trim();
    if (understood === undefined && useful === undefined && text === '') return null;
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

  #chosen<Value extends string>(name: string, values: readonly Value[]): Value | undefined {
    const { value } = this.#field<RadioNodeList>(name);
    return values.find((one) => one === value);
  }

  #complain(): void {
    say(this.#find('[data-feedback-trouble]'), ['nothing']);
    this.#find('input[name="understood"]').focus();
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
  }

  async #removeWaiting(): Promise<void> {
    await (await openFeedback('present'))?.deleteAll().catch(() => undefined);
    await this.#tellWaiting();
    this.#field<HTMLSelectElement>('about').focus();
  }

  #leadElsewhere(): void {
    const box = this.#find('[data-feedback-elsewhere]');
    box.hidden = false;
    const link = box.querySelector('a');
    if (link) link.href = `${link.href.replace(/#.*/, '')}#${location.pathname}`;
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
